import type { Job, Queue, Worker } from 'bullmq';
import type { Backend } from './backend.js';

/** A comment to be checked: ids only, so that nothing a reader wrote is ever in the queue. */
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
const CONCURRENCY = { redis: 64, postgres: 32 };
/** Comments that share a job: with one in each, moving jobs about is a quarter of all work (docs/decisions/0012). */
const MOST_PER_JOB = 16;

interface JobData {
  readonly comments: readonly CheckJob[];
}

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

  /**
   * Hands over comments in one round trip. Those whose job is still waiting are not added twice: a job is named after the
   * first comment in it.
   * @param isAlone gives each comment a job of its own, so that one which cannot be checked holds up no other
   */
  async add(requests: readonly CheckRequest[], isAlone = false): Promise<void> {
    if (requests.length === 0) return;
    const jobs = chunks(requests, isAlone ? 1 : MOST_PER_JOB).map(([first, ...others]) => ({
      name: 'check',
      data: { comments: [first, ...others].map(({ siteId, commentId }) => ({ siteId, commentId })) } satisfies JobData,
      opts: { jobId: `c-${first.commentId}-${first.epoch}` },
    }));
    await this.queue.addBulk(jobs);
  }

  /** Jobs that wait, run, or wait for another attempt. */
  async size(): Promise<number> {
    const counts = await this.queue.getJobCounts('wait', 'active', 'delayed', 'prioritized');
    return Object.values(counts).reduce((sum, count) => sum + count, 0);
  }

  /**
   * Starts taking jobs. A job of which a comment fails is done again as a whole, which leaves alone what is decided. On PostgreSQL the store must answer first: a worker whose store was down at the start would
   * never recover, so the caller should let the process end.
   * @param handle checks one comment; `isLast` when no attempt is left
   */
  async work(
    handle: (job: CheckJob, isLast: boolean) => Promise<void>,
    onFailure: (error: Error) => void,
  ): Promise<void> {
    const process = async ({ data, attemptsMade }: Job<JobData>): Promise<void> => {
      const isLast = attemptsMade + 1 >= ATTEMPTS;
      const outcomes = await Promise.allSettled(data.comments.map((comment) => handle(comment, isLast)));
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      if (failed) throw failed.reason as Error;
    };
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

function chunks<Item>(items: readonly Item[], size: number): [Item, ...Item[]][] {
  const starts = Array.from({ length: Math.ceil(items.length / size) }, (_, i) => i * size);
  return starts.map((start) => items.slice(start, start + size) as [Item, ...Item[]]);
}
