import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { DEFAULT_LEARNING } from '../classifier/learn-correction.js';
import { SitesService } from '../sites/sites.service.js';
import { LearningLease } from './learning.lease.js';
import { LearningQuality } from './learning.quality.js';
import { LearningService } from './learning.service.js';
import { ModelInUse } from './model-in-use.js';
import { Stopped } from './slices.js';

const INTERVAL_MS = 10 * 60_000;

/** Learns for every site once a night and keeps the figures of quality up to date. Any number of these may run. */
@Injectable()
export class LearningNight implements BeforeApplicationShutdown {
  private readonly logger = new Logger('LearningNight');
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private dueMs = 0;

  constructor(
    private readonly learning: LearningService,
    private readonly lease: LearningLease,
    private readonly quality: LearningQuality,
    private readonly sites: SitesService,
    private readonly model: ModelInUse,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Starts what is due and does not wait for it: the relay must go on handing over comments. */
  sweep(): Promise<void> {
    if (Date.now() >= this.dueMs) {
      this.dueMs = Date.now() + INTERVAL_MS;
      this.running ??= this.run().finally(() => (this.running = undefined));
    }
    return Promise.resolve();
  }

  /** Learns for every site whose turn it is, one after the other, and then measures. */
  async run(): Promise<void> {
    try {
      await this.learnWhereDue();
      await this.quality.measure(this.stopping.signal);
    } catch (error) {
      if (!(error instanceof Stopped)) this.logger.warn({ msg: 'the nightly job failed', name: (error as Error).name });
    }
  }

  private async learnWhereDue(): Promise<void> {
    for (const key of await this.lease.due(DEFAULT_LEARNING.fewest, this.model.classifier.version))
      await this.learnFor(key);
  }

  /** A site that cannot be learnt for is tried again the next night and stops no other. */
  private async learnFor(key: string): Promise<void> {
    try {
      const { outcome } = await this.learning.learn(await this.sites.find(key), this.stopping.signal);
      this.logger.log({ msg: 'learnt from the decisions of a site', site: key, outcome });
    } catch (error) {
      if (error instanceof Stopped) throw error;
      this.logger.warn({ msg: 'learning failed', site: key, name: (error as Error).name });
    }
  }
}
