import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Relay } from '../comments/relay.js';
import { SitesService } from '../sites/sites.service.js';
import { StatisticsDays } from './statistics.days.js';

/** A day is counted once, soon after it is over. */
const INTERVAL_MS = 5 * 60_000;
/** So long a turn may take for all sites; what is left over comes with the next sweep, a minute later. */
const TURN_MS = 3_000;

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

  /** Every five minutes, in between there is nothing to do; or at once again as long as days of the past are left. */
  async sweep(now = new Date(), withinMs = TURN_MS): Promise<void> {
    if (now.getTime() < this.dueMs) return;
    const endMs = performance.now() + withinMs;
    let isDone = true;
    for (const { id, key } of await this.sites.list()) {
      try {
        isDone = (await this.days.advance(id, now, endMs - performance.now())) && isDone;
      } catch (error) {
        isDone = false;
        this.logger.warn({ msg: 'days could not be counted', site: key, name: (error as Error).name });
      }
    }
    if (isDone) this.dueMs = now.getTime() + INTERVAL_MS;
  }
}
