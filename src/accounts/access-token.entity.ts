import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** What a token may be used for; `ABILITIES` says what that covers. Whatever is not named here needs a session. */
export const SCOPES = ['moderation:check', 'moderation:read', 'moderation:decide', 'analyze'] as const;
export type Scope = (typeof SCOPES)[number];

export const isScope = (value: unknown): value is Scope => SCOPES.some((scope) => scope === value);

/** A personal access token: what a program calls with in the name of an account. The token itself is not kept. */
@Entity('access_token')
export class AccessToken {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  /** The only site it holds for; every site of the account when null. */
  @Column('uuid', { name: 'site_id', nullable: true })
  siteId: string | null;

  /** What it was made for, in the words of whoever made it. */
  @Column('text')
  name: string;

  /** SHA-256 of the token. */
  @Column('bytea')
  hash: Buffer;

  @Column('text', { array: true })
  scopes: Scope[];

  /** Requests that it may make in a minute. */
  @Column('integer', { name: 'per_minute' })
  perMinute: number;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  /** To the minute. */
  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt: Date | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;
}
