import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from './problem.js';

/** An answer as it was first given. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
}

/** One keyed request: whose key, for which route, over what content. */
export interface KeyedRequest {
  readonly siteId: string;
  readonly scope: string;
  readonly key: string;
  readonly hash: Buffer;
}

/** How long an answer can be replayed. */
export const IDEMPOTENCY_HOURS = 24;

/**
 * The Idempotency-Key header, bare or as the quoted string of the IETF draft.
 * @throws Problem `bad-idempotency-key` unless it is 1 to 255 visible ASCII characters
 */
export function readIdempotencyKey(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  const key = typeof header === 'string' ? header.replace(/^"(.*)"$/, '$1') : '';
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw new Problem('bad-idempotency-key');
  return key;
}

/** Answers kept for replay. They are written in the transaction of the deed itself, so that neither exists alone. */
@Injectable()
export class Idempotency {
  private readonly running = new Set<string>();

  constructor(private readonly dataSource: DataSource) {}

  /** What identifies the content of a request: fields in the order of the contract. */
  hash(content: unknown): Buffer {
    return createHash('sha256').update(JSON.stringify(content)).digest();
  }

  /**
   * Does the deed once. The deed keeps `request` and its answer in its own transaction; whoever comes second, even at
   * the same moment on another node, gets the first answer. Without a request, because no key was sent, it is just done.
   * @throws Problem `idempotency-key-reused` for other content, `idempotency-key-running` while the first is under way
   */
  async once(
    request: KeyedRequest | null,
    deed: () => Promise<Answer>,
  ): Promise<{ answer: Answer; isReplay: boolean }> {
    if (request === null) return { answer: await deed(), isReplay: false };
    const name = `${request.siteId}/${request.scope}/${request.key}`;
    if (this.running.has(name)) throw new Problem('idempotency-key-running');
    this.running.add(name);
    try {
      const known = await this.find(request);
      if (known) return { answer: known, isReplay: true };
      return { answer: await deed(), isReplay: false };
    } catch (error) {
      if (!isKeyTaken(error)) throw error;
      const winner = await this.find(request);
      if (!winner) throw error;
      return { answer: winner, isReplay: true };
    } finally {
      this.running.delete(name);
    }
  }

  /** Keeps the answer to a keyed request, in the transaction of the deed; without a request there is nothing to keep. */
  async keep(manager: EntityManager, request: KeyedRequest | null, answer: Answer): Promise<void> {
    if (request === null) return;
    const { siteId, scope, key, hash } = request;
    const { status, headers, body } = answer;
    await manager.query(KEEP, [siteId, scope, key, hash, status, JSON.stringify(headers), JSON.stringify(body)]);
  }

  /** Forgets answers past their time. */
  async sweep(): Promise<void> {
    await this.dataSource.query(
      `DELETE FROM idempotency WHERE (site_id, scope, key) IN (
         SELECT site_id, scope, key FROM idempotency
         WHERE created_at < now() - make_interval(hours => $1) ORDER BY created_at LIMIT 5000)`,
      [IDEMPOTENCY_HOURS],
    );
  }

  /** An answer past its time is forgotten on the spot, so that its key is free again. */
  private async find({ siteId, scope, key, hash }: KeyedRequest): Promise<Answer | null> {
    const [row] = await this.dataSource.query<(Answer & { request_hash: Buffer; is_past: boolean })[]>(
      `SELECT request_hash, status, headers, body, created_at < now() - make_interval(hours => $4) AS is_past
       FROM idempotency WHERE site_id = $1 AND scope = $2 AND key = $3`,
      [siteId, scope, key, IDEMPOTENCY_HOURS],
    );
    if (row?.is_past) await this.forget(siteId, scope, key);
    if (!row || row.is_past) return null;
    if (!row.request_hash.equals(hash)) throw new Problem('idempotency-key-reused');
    return { status: row.status, headers: row.headers, body: row.body };
  }

  private async forget(siteId: string, scope: string, key: string): Promise<void> {
    await this.dataSource.query(
      `DELETE FROM idempotency WHERE site_id = $1 AND scope = $2 AND key = $3
         AND created_at < now() - make_interval(hours => $4)`,
      [siteId, scope, key, IDEMPOTENCY_HOURS],
    );
  }
}

const KEEP = `INSERT INTO idempotency (site_id, scope, key, request_hash, status, headers, body)
  VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb)`;

function isKeyTaken(error: unknown): boolean {
  const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string };
  return code === '23505' && constraint === 'idempotency_pkey';
}
