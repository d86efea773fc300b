import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../accounts/actor.js';
import { Problem } from '../http/problem.js';
import { tabCondition } from './queue.conditions.js';
import type { QueueParameters } from './queue.request.js';
import type { QueueCountsView } from './queue.view.js';
import { ReadableSites } from './readable-sites.js';

/** Counting stops here, so that a long queue costs no more than a full one. */
const MOST_COUNTED = 10_000;

/** How many comments wait. */
@Injectable()
export class QueueCountsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sites: ReadableSites,
  ) {}

  /** @throws Problem `bad-parameter`, `site-unknown` */
  async count(actor: Actor, { site, ...others }: QueueParameters): Promise<QueueCountsView> {
    const [unknown] = Object.keys(others);
    if (unknown !== undefined || (site !== undefined && typeof site !== 'string'))
      throw new Problem('bad-parameter', { params: { name: (unknown ?? 'site').slice(0, 40) } });
    return this.countOf(await this.sites.idsFor(actor, site ?? null));
  }

  /** The same for sites whose reader is known to be allowed. */
  async countOf(siteIds: readonly string[]): Promise<QueueCountsView> {
    const [row] = await this.dataSource.query<Counts[]>(COUNT, [siteIds, MOST_COUNTED]);
    const counts = { ...NONE, ...row };
    const capped = Object.entries(counts).map(([name, count]) => [name, Math.min(count, MOST_COUNTED)] as const);
    const isCapped = Object.values(counts).some((count) => count > MOST_COUNTED);
    return { ...counts, ...Object.fromEntries(capped), isCapped };
  }
}

type Counts = Omit<QueueCountsView, 'isCapped'>;
const NONE: Counts = { held: 0, reported: 0, appealed: 0, urgent: 0, pending: 0 };

const counted = (name: keyof Counts, condition: string): string => `
  (SELECT coalesce(sum(n), 0)::int FROM unnest($1::uuid[]) AS s (id) CROSS JOIN LATERAL (
     SELECT count(*) AS n FROM (SELECT FROM comment c WHERE c.site_id = s.id AND ${condition} LIMIT $2 + 1) c
   ) of_site) AS ${name}`;

const COUNT = `SELECT ${[
  counted('held', tabCondition('held')),
  counted('reported', tabCondition('reported')),
  counted('appealed', tabCondition('appealed')),
  counted('urgent', `${tabCondition('held')} AND c.urgent`),
  counted('pending', `c.status = 'pending' AND NOT c.unconfirmed`),
].join(',')}`;
