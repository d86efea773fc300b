import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Runtime } from '../config/runtime.js';
import { Problem } from '../http/problem.js';
import { ATTEMPT_LIMITS, FORGOTTEN_AFTER_S, waitFor } from './attempt-limits.js';
import { networkPrefix } from './network-prefix.js';

type Counter = keyof typeof ATTEMPT_LIMITS;

/** An attempt that was let happen. It counts as a failure until it is known to be none. */
export interface Attempt {
  readonly keys: Readonly<Record<Counter, Buffer>>;
}

interface Row {
  readonly key: Buffer;
  readonly failures: number;
  readonly since: number;
}

const KEY_BYTES = 16;
const SWEPT_AT_ONCE = 100;
const COUNTERS = Object.keys(ATTEMPT_LIMITS) as Counter[];

/**
 * Slows the guessing of passwords and codes. It is counted in PostgreSQL, so that it holds across processes, and before
 * the guess is looked at, so that it holds for guesses made at the same moment. Only keyed hashes are stored.
 */
@Injectable()
export class AttemptsService {
  private readonly key: Buffer;

  constructor(
    private readonly dataSource: DataSource,
    { keys }: Runtime,
  ) {
    this.key = keys.for('sign-in-attempt');
  }

  /**
   * @param account what names the account guessed at, whether it exists or not
   * @param address the caller's network address, of which no more than the prefix counts
   * @throws Problem `too-many-attempts` while the next attempt is not due, which does not put it off further
   */
  async take(account: string, address: string): Promise<Attempt> {
    const network = networkPrefix(address);
    const keys = {
      pair: this.hash(`pair\n${account}\n${network}`),
      account: this.hash(`account\n${account}`),
      network: this.hash(`network\n${network}`),
    };
    await this.dataSource.transaction((manager) => this.count(manager, keys));
    return { keys };
  }

  /** The attempt was right: what was counted against the account is forgotten. */
  async succeed({ keys }: Attempt): Promise<void> {
    await this.dataSource.query(`DELETE FROM sign_in_attempt WHERE key = ANY($1)`, [[keys.pair, keys.account]]);
    await this.dataSource.query(TAKE_BACK, [[keys.network]]);
  }

  /** The attempt was neither right nor wrong: it alone is taken back. */
  async takeBack({ keys }: Attempt): Promise<void> {
    await this.dataSource.query(TAKE_BACK, [Object.values(keys)]);
  }

  private async count(manager: EntityManager, keys: Attempt['keys']): Promise<void> {
    const all = Object.values(keys);
    await manager.query(MAKE, [all]);
    const rows: Row[] = await manager.query(LOCK, [all]);
    const wait = Math.max(...COUNTERS.map((counter) => waitOf(counter, keys, rows)));
    if (wait > 0) throw new Problem('too-many-attempts', { headers: { 'Retry-After': String(wait) } });
    await manager.query(COUNT, [all, FORGOTTEN_AFTER_S]);
    await manager.query(SWEEP, [FORGOTTEN_AFTER_S, SWEPT_AT_ONCE]);
  }

  private hash(text: string): Buffer {
    return createHmac('sha256', this.key).update(text).digest().subarray(0, KEY_BYTES);
  }
}

function waitOf(counter: Counter, keys: Attempt['keys'], rows: readonly Row[]): number {
  const row = rows.find(({ key }) => key.equals(keys[counter]));
  return row ? waitFor(ATTEMPT_LIMITS[counter], row.failures, row.since) : 0;
}

const MAKE = `INSERT INTO sign_in_attempt (key, failures)
  SELECT key, 0 FROM unnest($1::bytea[]) AS given (key) ORDER BY key ON CONFLICT DO NOTHING`;

/** In one order, so that no two attempts wait for each other. */
const LOCK = `SELECT key, failures, extract(epoch FROM clock_timestamp() - last_at)::float8 AS since
  FROM sign_in_attempt WHERE key = ANY($1) ORDER BY key FOR UPDATE`;

const COUNT = `UPDATE sign_in_attempt SET last_at = clock_timestamp(),
    failures = CASE WHEN last_at < clock_timestamp() - make_interval(secs => $2) THEN 1 ELSE failures + 1 END
  WHERE key = ANY($1)`;

const TAKE_BACK = `UPDATE sign_in_attempt SET failures = greatest(0, failures - 1) WHERE key = ANY($1)`;

const SWEEP = `DELETE FROM sign_in_attempt WHERE key IN (
  SELECT key FROM sign_in_attempt WHERE last_at < now() - make_interval(secs => $1) LIMIT $2 FOR UPDATE SKIP LOCKED)`;
