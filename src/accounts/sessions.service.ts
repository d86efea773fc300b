import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Runtime } from '../config/runtime.js';
import { runPrepared } from '../database/prepared.js';
import type { Actor } from './actor.js';
import { hashOfSecret, isSecretShaped, newSecret } from './secret-token.js';
import { Session } from './session.entity.js';
import type { Role } from './site-role.entity.js';

/** A session that has just begun. The secret goes into the cookie and is kept nowhere else. */
export interface NewSession {
  readonly id: string;
  readonly secret: string;
}

interface SessionRow {
  readonly id: string;
  readonly account_id: string;
  readonly is_owner: boolean;
  readonly is_noted: boolean;
  readonly roles: Record<string, Role>;
}

/** Where statements are run: on a connection of their own, or in somebody's transaction. */
type Queries = Pick<DataSource | EntityManager, 'query'>;

/** Sessions end after 12 hours without a request, and after 30 days in any case (NIST SP 800-63B, reauthentication, AAL1). */
const IDLE_HOURS = 12;
const LONGEST_DAYS = 30;
const USER_AGENT_LENGTH = 200;
const SWEPT_AT_ONCE = 100;

/** Who is signed in, by PostgreSQL alone, so that a session that was ended is refused by every process at once. */
@Injectable()
export class SessionsService {
  private readonly csrfKey: Buffer;

  constructor(
    private readonly dataSource: DataSource,
    { keys }: Runtime,
  ) {
    this.csrfKey = keys.for('csrf');
  }

  /** @param on the transaction to do it in */
  async start(accountId: string, userAgent = '', on: Queries = this.dataSource): Promise<NewSession> {
    const session = { id: uuidv7(), secret: newSecret() };
    const shownAgent = Array.from(userAgent).slice(0, USER_AGENT_LENGTH).join('');
    const values = [session.id, accountId, hashOfSecret(session.secret), shownAgent];
    await on.query(START, values);
    await on.query(SWEEP, [LONGEST_DAYS, SWEPT_AT_ONCE]);
    return session;
  }

  /** Who a cookie stands for; null when it is unknown, ended, past its time, or of a suspended account. */
  async find(secret: string): Promise<Actor | null> {
    const row = await this.read(secret);
    if (row !== null && !row.is_noted) await this.dataSource.query(NOTE_SEEN, [row.id]);
    return row && toActor(row);
  }

  /** The same without counting as a request: a page that is only left open does not keep its session. */
  async peek(secret: string): Promise<Actor | null> {
    const row = await this.read(secret);
    return row && toActor(row);
  }

  private async read(secret: string): Promise<SessionRow | null> {
    if (!isSecretShaped(secret)) return null;
    const values = [hashOfSecret(secret), IDLE_HOURS, LONGEST_DAYS];
    const [row] = await runPrepared<SessionRow>(this.dataSource, FIND, values);
    return row ?? null;
  }

  /** The sessions of an account that are open, newest first. */
  list(accountId: string): Promise<Session[]> {
    return this.dataSource
      .getRepository(Session)
      .createQueryBuilder('s')
      .where('s.accountId = :accountId AND s.revokedAt IS NULL', { accountId })
      .andWhere('s.lastSeenAt > now() - make_interval(hours => :idle)', { idle: IDLE_HOURS })
      .andWhere('s.createdAt > now() - make_interval(days => :longest)', { longest: LONGEST_DAYS })
      .orderBy('s.id', 'DESC')
      .getMany();
  }

  /** Ends the session of a cookie, if there is one. */
  async end(secret: string, on: Queries = this.dataSource): Promise<void> {
    await on.query(`UPDATE session SET revoked_at = now() WHERE hash = $1 AND revoked_at IS NULL`, [
      hashOfSecret(secret),
    ]);
  }

  /** Ends every session of an account. */
  async endAll(accountId: string, on: Queries = this.dataSource): Promise<void> {
    await on.query(`UPDATE session SET revoked_at = now() WHERE account_id = $1 AND revoked_at IS NULL`, [accountId]);
  }

  /** What pages send back in `X-CSRF-Token`: bound to the session by a keyed hash, and of no use to any other. */
  csrfTokenOf(sessionId: string): string {
    return createHmac('sha256', this.csrfKey).update(sessionId).digest('base64url');
  }

  isCsrfTokenOf(sessionId: string, token: unknown): boolean {
    const given = Buffer.from(typeof token === 'string' ? token : '');
    const expected = Buffer.from(this.csrfTokenOf(sessionId));
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}

const toActor = ({ id, account_id: accountId, is_owner: isOwner, roles }: SessionRow): Actor => ({
  ...{ accountId, isOwner, roles },
  ...{ siteId: null, scopes: null, sessionId: id },
});

const START = `INSERT INTO session (id, account_id, hash, user_agent) VALUES ($1, $2, $3, $4)`;

/** Roles are read with each request: who loses one loses with it what the session was for. */
const FIND = {
  name: 'find-session',
  text: `
    SELECT s.id, s.account_id, a.is_owner, s.last_seen_at > now() - interval '1 minute' AS is_noted,
           (SELECT COALESCE(jsonb_object_agg(r.site_id, r.role), '{}') FROM site_role r WHERE r.account_id = a.id) AS roles
    FROM session s JOIN account a ON a.id = s.account_id
    WHERE s.hash = $1 AND s.revoked_at IS NULL AND a.disabled_at IS NULL
      AND s.last_seen_at > now() - make_interval(hours => $2) AND s.created_at > now() - make_interval(days => $3)`,
};

const NOTE_SEEN = `UPDATE session SET last_seen_at = now()
  WHERE id = $1 AND last_seen_at <= now() - interval '1 minute'`;

const SWEEP = `DELETE FROM session WHERE id IN (
  SELECT id FROM session WHERE last_seen_at < now() - make_interval(days => $1) LIMIT $2 FOR UPDATE SKIP LOCKED)`;
