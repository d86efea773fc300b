import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { AuditLog } from '../audit/audit-log.js';
import { runPrepared } from '../database/prepared.js';
import { AccessToken, type Scope } from './access-token.entity.js';
import type { Actor } from './actor.js';
import { hashOfSecret, isSecretShaped, newSecret } from './secret-token.js';
import type { Role } from './site-role.entity.js';

/** What is asked for when a token is made. */
export interface NewAccessToken {
  readonly accountId: string;
  readonly siteId: string | null;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly perMinute: number;
  readonly expiresAt: Date;
}

/** What a token that was presented stands for. */
export interface Grant {
  readonly tokenId: string;
  readonly actor: Actor & { readonly scopes: readonly Scope[] };
  readonly perMinute: number;
  readonly isExpired: boolean;
}

/** A token as its account sees it. */
export interface ListedToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Null for every site of the account. */
  readonly siteKey: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
}

interface GrantRow {
  readonly id: string;
  readonly account_id: string;
  readonly site_id: string | null;
  readonly scopes: Scope[];
  readonly per_minute: number;
  readonly is_expired: boolean;
  readonly is_noted: boolean;
  readonly is_owner: boolean;
  readonly roles: Record<string, Role>;
}

const PREFIX = 'hsp_';

/** Personal access tokens. One is found by its hash, so that no time of comparing tells anything about it. */
@Injectable()
export class AccessTokensService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Makes a token.
   * @param by the account that makes it; null from the command line
   * @returns its id and the token itself, which cannot be shown again
   */
  async issue(given: NewAccessToken, by: string | null = null): Promise<{ id: string; token: string }> {
    const id = uuidv7();
    const token = PREFIX + newSecret();
    const scopes = [...new Set(given.scopes)];
    const { siteId, accountId: account, expiresAt } = given;
    await this.dataSource.transaction(async (manager) => {
      await manager.insert(AccessToken, { ...given, id, hash: hashOfSecret(token), scopes });
      const details = { account, scopes, expiresAt };
      const subject = { type: 'token', id };
      await this.audit.write(manager, { siteId, actorId: by, action: 'token.made', subject, details });
    });
    return { id, token };
  }

  /** What a token stands for, expired ones included; null for one that is unknown, revoked, or of a suspended account. */
  async find(token: string): Promise<Grant | null> {
    if (!token.startsWith(PREFIX) || !isSecretShaped(token.slice(PREFIX.length))) return null;
    const [row] = await runPrepared<GrantRow>(this.dataSource, FIND_GRANT, [hashOfSecret(token)]);
    if (!row) return null;
    if (!row.is_expired && !row.is_noted) await this.dataSource.query(NOTE_USE, [row.id]);
    const { account_id: accountId, is_owner: isOwner, roles, site_id: siteId, scopes } = row;
    const actor = { accountId, isOwner, roles, siteId, scopes, sessionId: null };
    return { tokenId: row.id, actor, perMinute: row.per_minute, isExpired: row.is_expired };
  }

  /** The account's tokens that were not revoked, oldest first. */
  list(accountId: string): Promise<ListedToken[]> {
    return this.dataSource.query<ListedToken[]>(
      `SELECT t.id, t.name, t.scopes, s.key AS "siteKey", t.created_at AS "createdAt",
              t.expires_at AS "expiresAt", t.last_used_at AS "lastUsedAt"
       FROM access_token t LEFT JOIN site s ON s.id = t.site_id
       WHERE t.account_id = $1 AND t.revoked_at IS NULL ORDER BY t.id`,
      [accountId],
    );
  }

  /**
   * From the next request on the token is refused.
   * @param accountId whose token it has to be, and who revokes it; anybody's, by the command line, when absent
   * @returns false when there is no such token in use
   */
  async revoke(id: string, accountId?: string): Promise<boolean> {
    const actorId = accountId ?? null;
    return this.dataSource.transaction(async (manager) => {
      const [revoked] = await manager.query<{ site_id: string | null; account_id: string }[]>(REVOKE, [id, actorId]);
      if (!revoked) return false;
      const deed = { action: 'token.revoked', subject: { type: 'token', id } } as const;
      const details = { account: revoked.account_id };
      await this.audit.write(manager, { ...deed, siteId: revoked.site_id, actorId, details });
      return true;
    });
  }
}

/** Roles are read with each request: who loses one loses with it what the tokens were for. */
const FIND_GRANT = {
  name: 'find-grant',
  text: `
    SELECT t.id, t.account_id, t.site_id, t.scopes, t.per_minute, t.expires_at <= now() AS is_expired,
           COALESCE(t.last_used_at > now() - interval '1 minute', false) AS is_noted, a.is_owner,
           (SELECT COALESCE(jsonb_object_agg(r.site_id, r.role), '{}') FROM site_role r WHERE r.account_id = a.id) AS roles
    FROM access_token t JOIN account a ON a.id = t.account_id
    WHERE t.hash = $1 AND t.revoked_at IS NULL AND a.disabled_at IS NULL`,
};

const REVOKE = `WITH revoked AS (
  UPDATE access_token SET revoked_at = now()
  WHERE id = $1 AND revoked_at IS NULL AND ($2::uuid IS NULL OR account_id = $2) RETURNING site_id, account_id)
  SELECT * FROM revoked`;

const NOTE_USE = `UPDATE access_token SET last_used_at = now()
  WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= now() - interval '1 minute')`;
