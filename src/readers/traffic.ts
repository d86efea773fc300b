import { createHmac } from 'node:crypto';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import { Runtime } from '../config/runtime.js';

/** Length of the windows in which is counted. */
export const WINDOW_S = 600;
const KEY_BYTES = 16;
const MOST_COUNTERS = 50_000;
const FLUSH_MS = 1_000;
const MOST_AT_ONCE = 1_000;
const SWEPT_AT_ONCE = 1_000;

/** What came from one sender in the present window, as far as this process knows. */
export interface Traffic {
  readonly count: number;
  /** How often it did what only machines do. */
  readonly suspicions: number;
}

interface Counter {
  readonly siteId: string;
  readonly key: string;
  readonly window: number;
  /** Known to the database, from all processes. */
  shared: Traffic;
  /** Counted here since. */
  own: Traffic;
}

interface SharedRow {
  readonly site_id: string;
  readonly key: string;
  readonly span: number;
  readonly count: number;
  readonly suspicions: number;
}

const NONE: Traffic = { count: 0, suspicions: 0 };

/**
 * Counts what senders send, at once in this process, and shared with the others through PostgreSQL every second, so that
 * no request waits for it: in the second before, each process knows its own part only. Senders are keyed hashes.
 */
@Injectable()
export class TrafficCounters implements BeforeApplicationShutdown {
  private readonly logger = new Logger('TrafficCounters');
  private readonly key: Buffer;
  private readonly counters = new LRUCache<string, Counter>({ max: MOST_COUNTERS });
  private dirty = new Set<Counter>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly dataSource: DataSource,
    { keys }: Runtime,
  ) {
    this.key = keys.for('traffic');
  }

  /** Counts one more. @param sender names whom, such as `network 203.0.113.0/24` */
  count(siteId: string, sender: string, more: Partial<Traffic>, now: Date): Traffic {
    const counter = this.counterOf(siteId, sender, Math.floor(now.getTime() / 1_000 / WINDOW_S));
    counter.own = add(counter.own, { ...NONE, ...more });
    this.dirty.add(counter);
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_MS);
    return add(counter.shared, counter.own);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.flush();
  }

  private counterOf(siteId: string, sender: string, window: number): Counter {
    const hash = createHmac('sha256', this.key).update(`${siteId}\n${sender}`).digest().subarray(0, KEY_BYTES);
    const key = hash.toString('hex');
    const known = this.counters.get(key);
    if (known?.window === window) return known;
    const counter: Counter = { siteId, key, window, shared: NONE, own: NONE };
    this.counters.set(key, counter);
    return counter;
  }

  /** What could not be shared is tried again with what comes next. */
  private async flush(): Promise<void> {
    this.timer = undefined;
    const batch = [...this.dirty].slice(0, MOST_AT_ONCE);
    if (batch.length === 0) return;
    const sent = batch.map((counter) => ({ counter, own: counter.own }));
    batch.forEach((counter) => this.dirty.delete(counter));
    try {
      const input = JSON.stringify(sent.map(({ counter, own }) => toRow(counter, own)));
      const rows = await this.dataSource.query<SharedRow[]>(SHARE, [input]);
      const shared = new Map(rows.map((row) => [`${row.key} ${row.span}`, row]));
      for (const { counter, own } of sent) {
        counter.own = { count: counter.own.count - own.count, suspicions: counter.own.suspicions - own.suspicions };
        counter.shared = shared.get(`${counter.key} ${counter.window}`) ?? add(counter.shared, own);
      }
      await this.dataSource.query(SWEEP, [Math.floor(Date.now() / 1_000 / WINDOW_S) - 1, SWEPT_AT_ONCE]);
    } catch (error) {
      this.logger.warn({ msg: 'counted in this process only', name: (error as Error).name });
    }
    if (this.dirty.size > 0) this.timer ??= setTimeout(() => void this.flush(), FLUSH_MS);
  }
}

const add = (a: Traffic, b: Traffic): Traffic => ({
  count: a.count + b.count,
  suspicions: a.suspicions + b.suspicions,
});

const toRow = ({ siteId, key, window }: Counter, { count, suspicions }: Traffic): object => ({
  ...{ site_id: siteId, key, span: window, count, suspicions },
});

/** In one order, so that no two processes wait for each other. */
const SHARE = `
  INSERT INTO traffic (site_id, key, span, count, suspicions)
  SELECT site_id, decode(key, 'hex'), span, count, suspicions
  FROM jsonb_to_recordset($1::jsonb) AS i (site_id uuid, key text, span int, count int, suspicions int)
  ORDER BY 1, 2, 3
  ON CONFLICT (site_id, key, span) DO UPDATE
    SET count = traffic.count + EXCLUDED.count, suspicions = traffic.suspicions + EXCLUDED.suspicions
  RETURNING encode(key, 'hex') AS key, span, count, suspicions`;

const SWEEP = `
  DELETE FROM traffic WHERE (site_id, key, span) IN (
    SELECT site_id, key, span FROM traffic WHERE span < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)`;
