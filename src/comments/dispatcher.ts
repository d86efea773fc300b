import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import DataLoader from 'dataloader';
import { Metrics } from '../http/metrics.js';
import { CheckQueue, type CheckRequest } from '../queue/check-queue.js';

/** Short against the time a check takes, long enough to gather a burst into one round trip. */
const GATHER_MS = 3;
const MAX_BATCH = 500;

/** Hands committed comments to the queue, gathered. What it fails to hand over the relay finds in the database. */
@Injectable()
export class Dispatcher implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Dispatcher');
  private readonly underWay = new Set<Promise<unknown>>();
  private readonly loader = new DataLoader((requests: readonly CheckRequest[]) => this.send(requests), {
    cache: false,
    maxBatchSize: MAX_BATCH,
    batchScheduleFn: (flush) => setTimeout(flush, GATHER_MS),
  });

  constructor(
    private readonly queue: CheckQueue,
    private readonly metrics: Metrics,
  ) {}

  /** Returns at once and never fails. */
  dispatch(request: CheckRequest): void {
    const sent = this.loader.load(request).catch(() => undefined);
    this.underWay.add(sent);
    void sent.finally(() => this.underWay.delete(sent));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.underWay);
  }

  private async send(requests: readonly CheckRequest[]): Promise<undefined[]> {
    try {
      await this.queue.add(requests);
      this.metrics.dispatched.inc({ by: 'dispatcher' }, requests.length);
    } catch (error) {
      this.metrics.dispatchFailures.inc();
      this.logger.warn({ msg: 'the queue took no jobs; the relay will', name: (error as Error).name });
    }
    return requests.map(() => undefined);
  }
}
