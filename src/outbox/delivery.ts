import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Runtime } from '../config/runtime.js';
import { Metrics } from '../http/metrics.js';
import { DeliveryError } from './delivery-error.js';
import type { Mail } from './mail.js';
import { Mailer } from './mailer.js';
import { Outbox, type OutboxKind } from './outbox.js';
import { CLAIM, COUNT_WAITING, DELETE_OLD, EXPIRE, FAIL, FINISH, OLDEST_WAITING } from './outbox.sql.js';

const INTERVAL_MS = 1_000;
/** Delivered side by side, so that none waits for another longer than its lease. */
const BATCH = 4;
/** How long one process may take over a row before another takes it as lost: longer than any attempt. */
const LEASE_S = 120;
const FIRST_PAUSE_S = 30;
const LONGEST_PAUSE_S = 4 * 3_600;
/** The last attempt is about half a day after the first. */
export const MOST_ATTEMPTS = 12;
const SWEEP_INTERVAL_MS = 60_000;
/** How long it is remembered whom something was sent to, by a hash, and whether it arrived. */
const KEPT_DAYS = 3;
const SWEPT_AT_ONCE = 1_000;
const STOP_LIMIT_MS = 3_000;

interface ClaimedRow {
  readonly site_id: string;
  readonly id: string;
  readonly kind: OutboxKind;
  readonly attempts: number;
  readonly payload_cipher: Buffer;
}

/** Hands over one kind of content. @throws DeliveryError */
type Deliver = (content: unknown, id: string) => Promise<void>;

/**
 * Delivers what stands in the outbox. Any number of processes may run this: each claims rows for a time, and those of a
 * process that dies come due again. So nothing is lost, and what was sent in the moment of dying is sent twice.
 */
@Injectable()
export class OutboxDelivery implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Outbox');
  private readonly mailer: Mailer | null;
  private readonly deliverers: Partial<Record<OutboxKind, Deliver>>;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private sweepDueMs = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly metrics: Metrics,
    { env }: Runtime,
  ) {
    const mailer = env.mail && new Mailer(env.mail);
    this.mailer = mailer;
    this.deliverers = { ...(mailer && { mail: (content, id) => mailer.send(content as Mail, id) }) };
    metrics.gauge('hashiya_outbox_waiting', 'What is still to be delivered', () => this.read(COUNT_WAITING));
    metrics.gauge('hashiya_outbox_oldest_seconds', 'Age of the oldest that is still to be delivered', () =>
      this.read(OLDEST_WAITING),
    );
  }

  onApplicationBootstrap(): void {
    this.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await Promise.race([this.running, pause(STOP_LIMIT_MS, undefined, { ref: false })]);
    this.mailer?.close();
    await this.running;
  }

  private start(): void {
    this.timer = setTimeout(() => {
      this.running = this.tick().finally(() => this.timer && this.start());
    }, INTERVAL_MS);
  }

  private async tick(): Promise<void> {
    try {
      while ((await this.deliverDue()) === BATCH && this.timer);
      if (Date.now() >= this.sweepDueMs) await this.sweep();
    } catch (error) {
      this.logger.warn({ msg: 'the outbox could not be read', name: (error as Error).name });
    }
  }

  /** @returns how many were tried */
  private async deliverDue(): Promise<number> {
    const kinds = Object.keys(this.deliverers);
    const [rows] = await this.dataSource.query<[ClaimedRow[], number]>(CLAIM, [BATCH, LEASE_S, kinds]);
    await Promise.all(rows.map((row) => this.deliver(row)));
    return rows.length;
  }

  private async deliver({ site_id: siteId, id, kind, attempts, payload_cipher: payload }: ClaimedRow): Promise<void> {
    try {
      await this.deliverers[kind]?.(this.outbox.open(payload, siteId, id), id);
    } catch (error) {
      return this.noteFailure([siteId, id, attempts], kind, error);
    }
    await this.dataSource.query(FINISH, [siteId, id]);
    this.metrics.deliveries.inc({ kind, outcome: 'delivered' });
  }

  private async noteFailure(row: [string, string, number], kind: OutboxKind, error: unknown): Promise<void> {
    const [siteId, id, attempts] = row;
    const { code, isFinal } = error instanceof DeliveryError ? error : new DeliveryError((error as Error).name, false);
    const outcome = isFinal || attempts >= MOST_ATTEMPTS ? 'failed' : 'postponed';
    const pauseS = outcome === 'failed' ? null : Math.min(FIRST_PAUSE_S * 2 ** (attempts - 1), LONGEST_PAUSE_S);
    await this.dataSource.query(FAIL, [siteId, id, attempts, code.slice(0, 60), pauseS]);
    this.metrics.deliveries.inc({ kind, outcome });
    this.logger.warn({ msg: 'not delivered', id, kind, attempts, outcome, code });
  }

  /** Wipes what is of no use any more, and forgets what is over. */
  async sweep(): Promise<void> {
    this.sweepDueMs = Date.now() + SWEEP_INTERVAL_MS;
    await this.dataSource.query(EXPIRE, [SWEPT_AT_ONCE]);
    await this.dataSource.query(DELETE_OLD, [KEPT_DAYS, SWEPT_AT_ONCE]);
  }

  private async read(query: string): Promise<number> {
    const [row] = await this.dataSource.query<{ value: number }[]>(query);
    return row?.value ?? 0;
  }
}
