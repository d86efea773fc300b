import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** Somebody who is signed in with one browser. What the cookie holds is not kept. */
@Entity('session')
export class Session {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  /** SHA-256 of what the cookie holds. */
  @Column('bytea')
  hash: Buffer;

  /** The browser as it names itself, cut to 200 characters, by which people know their sessions apart. */
  @Column('text', { name: 'user_agent' })
  userAgent: string;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  /** To the minute. */
  @Column('timestamptz', { name: 'last_seen_at' })
  lastSeenAt: Date;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;
}
