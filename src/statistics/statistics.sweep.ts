import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Relay } from '../comments/relay.js';
import { SitesService } from '../sites/sites.service.js';
import { StatisticsDays } from './statistics.days.js';

/** A day is counted once, soon after it is over; days of the past come ten a site and turn. */
const INTERVAL_MS = 5 * 60_000;

/** Keeps the counts of days that are over, so that nobody who asks has to wait for them. */
@Injectable()
export class StatisticsSweep implements OnApplicationBootstrap {
  private readonly logger = new Logger('StatisticsSweep');
  private dueMs = 0;

  constructor(
    private readonly relay: Relay,
    private readonly sites: SitesService,
    private readonly days: StatisticsDays,
  ) {}

  onApplicationBootstrap(): void {
    this.relay.onSweep(() => this.sweep());
  }

  /** Every five minutes; in between there is nothing to do. */
  async sweep(now = new Date()): Promise<void> {
    if (now.getTime() < this.dueMs) return;
    this.dueMs = now.getTime() + INTERVAL_MS;
    for (const { id, key } of await this.sites.list()) {
      try {
        await this.days.advance(id, now);
      } catch (error) {
        this.logger.warn({ msg: 'days could not be counted', site: key, name: (error as Error).name });
      }
    }
  }
}
