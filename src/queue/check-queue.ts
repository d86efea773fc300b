import type { Job, Queue, Worker } from 'bullmq';
import type { Backend } from './backend.js';

/** What a job carries: ids only, so that nothing a reader wrote is ever in the queue. */
export interface CheckJob {
  readonly siteId: string;
  readonly commentId: string;
}

/** One comment to be checked; the epoch counts how often it was handed over before. */
export interface CheckRequest extends CheckJob {
  readonly epoch: number;
}

const QUEUE_NAME = 'check';
const ATTEMPTS = 3;
const STOP_LIMIT_MS = 3_000;
/** Jobs in hand at once. Their queries are gathered, so that more of them mean larger batches, not more connections. */
const CONCURRENCY = { redis: 128, postgres: 64 };

/**
 * The queue of comments to check. Jobs vanish as soon as they end, well or badly: a kept one would swallow a later job
 * of the same id. What became of a comment stands in the database alone.
 */
export class CheckQueue {
  private readonly queue: Queue;
  private worker: Worker | undefined;

  constructor(private readonly backend: Backend) {
    this.queue = backend.queue(QUEUE_NAME, {
      defaultJobOptions: {
        attempts: ATTEMPTS,
        backoff: { type: 'exponential', delay: 500, jitter: 0.5 },
        removeOnComplete: true,
        removeOnFail: true,
      },
    });
    this.queue.on('error', () => undefined);
  }

  /** Hands over comments in one round trip. Those whose job is still waiting are not added twice. */
  async add(requests: readonly CheckRequest[]): Promise<void> {
    await this.queue.addBulk(
      requests.map(({ siteId, commentId, epoch }) => ({
        name: 'check',
        data: { siteId, commentId },
        opts: { jobId: `c-${commentId}-${epoch}` },
      })),
    );
  }

  /** Jobs that wait, run, or wait for another attempt. */
  async size(): Promise<number> {
    const counts = await this.queue.getJobCounts('wait', 'active', 'delayed', 'prioritized');
    return Object.values(counts).reduce((sum, count) => sum + count, 0);
  }

  /**
   * Starts taking jobs. On PostgreSQL the store must answer first: a worker whose store was down at the start would
   * never recover, so the caller should let the process end.
   * @param handle checks one comment; `isLast` when no attempt is left
   */
  async work(
    handle: (job: CheckJob, isLast: boolean) => Promise<void>,
    onFailure: (error: Error) => void,
  ): Promise<void> {
    const process = (job: Job<CheckJob>) => handle(job.data, job.attemptsMade + 1 >= ATTEMPTS);
    this.worker = this.backend.worker(QUEUE_NAME, process, {
      autorun: false,
      concurrency: CONCURRENCY[this.backend.kind],
      lockDuration: 10_000,
      stalledInterval: 5_000,
      drainDelay: 1,
      maxStalledCount: 2,
    });
    this.worker.on('error', onFailure);
    this.worker.on('failed', (_job, error) => onFailure(error));
    if (this.backend.kind === 'postgres') await this.worker.waitUntilReady();
    void this.worker.run();
  }

  /** Finishes the jobs in hand and takes no more. With the store away it gives up after a while: jobs are taken up again. */
  async stopWorking(): Promise<void> {
    const { worker } = this;
    if (worker) await within(STOP_LIMIT_MS, worker.close(), () => worker.disconnect());
  }

  async close(): Promise<void> {
    await within(STOP_LIMIT_MS, this.queue.close(), () => this.queue.disconnect());
  }
}

/** BullMQ waits for its store without a limit; at ours the connections are cut. */
async function within(limitMs: number, work: Promise<void>, cut: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      cut().catch(() => undefined);
      resolve();
    }, limitMs);
  });
  await Promise.race([work.catch(() => undefined), limit]).finally(() => clearTimeout(timer));
}
