import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Idempotency } from '../http/idempotency.js';
import { Metrics } from '../http/metrics.js';
import { CheckQueue, type CheckRequest } from '../queue/check-queue.js';

const INTERVAL_MS = 1_000;
/** While a backlog is handed over, so that fast workers do not run dry between two looks. */
const BUSY_INTERVAL_MS = 100;
const BATCH = 500;
/** So many jobs are a queue alive and busy: what is due is most likely in it, and adding more would only slow it down. */
const LONG_QUEUE = 200;
/** How long a comment handed over by the relay may stay pending; doubled with each attempt, up to an hour. */
const FIRST_LEASE_S = 30;
const LONGEST_LEASE_S = 3_600;
/** After this many leases a job id is taken to be stuck, and the next attempt gets a new one. */
const LEASES_PER_EPOCH = 4;
const SWEEP_INTERVAL_MS = 60_000;

interface Due {
  readonly site_id: string;
  readonly id: string;
  readonly check_attempts: number;
}

/**
 * Relay and reconciler in one: the database says which comments should have been decided by now, because they were never
 * handed over or because the queue lost them, and those are handed over (again). Any number of these may run.
 */
@Injectable()
export class Relay {
  private readonly logger = new Logger('Relay');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private sweepDueMs = Date.now() + SWEEP_INTERVAL_MS;
  private isBusy = false;
  private readonly sweeps: (() => Promise<void>)[];

  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: CheckQueue,
    idempotency: Idempotency,
    private readonly metrics: Metrics,
  ) {
    this.sweeps = [() => idempotency.sweep()];
  }

  /** Adds work that is to be done now and then, such as forgetting what is past its time. */
  onSweep(sweep: () => Promise<void>): void {
    this.sweeps.push(sweep);
  }

  start(): void {
    this.timer = setTimeout(
      () => {
        this.running = this.tick().finally(() => this.timer && this.start());
      },
      this.isBusy ? BUSY_INTERVAL_MS : INTERVAL_MS,
    );
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.running;
  }

  private async tick(): Promise<void> {
    try {
      while ((await this.handOver()) === BATCH);
      if (Date.now() >= this.sweepDueMs) await this.sweep();
    } catch (error) {
      this.logger.warn({ msg: 'the relay could not hand over', name: (error as Error).name });
    }
  }

  private async sweep(): Promise<void> {
    this.sweepDueMs = Date.now() + SWEEP_INTERVAL_MS;
    for (const sweep of this.sweeps)
      await sweep().catch((error: Error) => this.logger.warn({ msg: 'a sweep failed', name: error.name }));
  }

  /** @returns how many comments were handed over */
  async handOver(): Promise<number> {
    this.isBusy = (await this.queue.size()) >= LONG_QUEUE;
    if (this.isBusy) return 0;
    const due = await this.claim();
    if (due.length === 0) return 0;
    await this.queue.add(due.filter(isFirst).map(toRequest));
    // Checking one of these may be what failed, or what killed the worker.
    await this.queue.add(due.filter((one) => !isFirst(one)).map(toRequest), true);
    this.metrics.dispatched.inc({ by: 'relay' }, due.length);
    return due.length;
  }

  /** Claimed rows come due again when their lease ends; a relay that dies in between loses nothing. */
  private async claim(): Promise<Due[]> {
    const [rows] = await this.dataSource.query<[Due[], number]>(
      `UPDATE comment SET check_attempts = check_attempts + 1,
         check_due_at = now() + make_interval(secs => least($2 * power(2, check_attempts), $3))
       WHERE (site_id, id) IN (
         SELECT site_id, id FROM comment WHERE status = 'pending' AND NOT unconfirmed AND check_due_at <= now()
         ORDER BY check_due_at LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING site_id, id, check_attempts - 1 AS check_attempts`,
      [BATCH, FIRST_LEASE_S, LONGEST_LEASE_S],
    );
    return rows;
  }
}

const isFirst = ({ check_attempts }: Due): boolean => check_attempts === 0;

const toRequest = ({ site_id, id, check_attempts }: Due): CheckRequest => ({
  siteId: site_id,
  commentId: id,
  epoch: Math.floor(check_attempts / LEASES_PER_EPOCH),
});
