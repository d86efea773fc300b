import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../accounts/site-role.entity.js';

/** A place on the team of a site, offered to an e-mail. Whoever has its link may take it, once. */
@Entity('invitation')
export class Invitation {
  @PrimaryColumn('uuid', { name: 'site_id' })
  siteId: string;

  @PrimaryColumn('uuid')
  id: string;

  /** SHA-256 of the secret in the link. */
  @Column('bytea')
  hash: Buffer;

  @Column('text')
  email: string;

  @Column('text')
  role: Role;

  /** Null for one from the command line. */
  @Column('uuid', { name: 'invited_by', nullable: true })
  invitedBy: string | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('timestamptz', { name: 'accepted_at', nullable: true })
  acceptedAt: Date | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;
}
