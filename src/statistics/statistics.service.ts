import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import type { Locale } from '../i18n/locale.js';
import { POLICY_CLAUSES } from '../policy/clauses.js';
import { PolicyTexts, wordsOf, type PolicyText } from '../sites/policy-texts.js';
import type { Site } from '../sites/site.entity.js';
import { DAY_MS, dayOf, daysOf, StatisticsDays, type Period } from './statistics.days.js';
import { BACKLOG } from './statistics.sql.js';
import { Summary } from './statistics.summary.js';
import type { StatisticsView } from './statistics.view.js';

const MOST_DAYS = 366;
/** What is shown when nothing is said: today and the 29 days before. */
const USUAL_DAYS = 30;

/** Query parameters as they arrive. */
export interface PeriodParameters {
  readonly from?: unknown;
  readonly to?: unknown;
}

/** What was decided on a site, by whom, how soon, and whether moderators agreed with the policy. */
@Injectable()
export class StatisticsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly days: StatisticsDays,
    private readonly policies: PolicyTexts,
  ) {}

  /** @throws Problem `bad-parameter` */
  async read(site: Site, parameters: PeriodParameters, locale: Locale, now: Date): Promise<StatisticsView> {
    const period = readPeriod(parameters, now);
    const { counts, missing } = await this.days.read(site.id, period, now);
    const summary = new Summary(counts, missing);
    const [backlog] = await this.dataSource.query<{ now: number; oldest: Date | null }[]>(BACKLOG, [site.id]);
    const names = await this.namesOf(summary.moderatorIds);
    const policy = await this.policies.of(site.id);
    const times = (what: 'policy-seconds' | 'moderator-seconds') => ({
      p50: summary.seconds(what, 0.5),
      p95: summary.seconds(what, 0.95),
    });
    return {
      ...period,
      missing,
      timeToDecision: { policy: times('policy-seconds'), moderators: times('moderator-seconds') },
      backlog: {
        now: backlog?.now ?? 0,
        oldestMinutes: backlog?.oldest
          ? Math.max(0, Math.floor((now.getTime() - backlog.oldest.getTime()) / 60_000))
          : null,
        perDay: summary.waiting(period),
      },
      perReason: summary.judged('reason', (key) => titleOf(policy, key, locale)),
      perCheck: summary.judged('check'),
      perModerator: summary.moderators((id) => names.get(id) ?? ''),
      perDay: summary.days(period),
    };
  }

  private async namesOf(ids: readonly string[]): Promise<Map<string, string>> {
    const sql = `SELECT id, name FROM account WHERE id = ANY($1::uuid[])`;
    const rows = await this.dataSource.query<{ id: string; name: string }[]>(sql, [ids]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

function titleOf(policy: PolicyText, key: string, locale: Locale): string | null {
  const clause = POLICY_CLAUSES.find((known) => known === key);
  return clause === undefined ? null : wordsOf(policy, clause, locale).title;
}

/** @throws Problem `bad-parameter` for what is no day, a period that ends before it begins, or one of more than 366 days */
export function readPeriod({ from, to }: PeriodParameters, now: Date): Period {
  const last = to === undefined ? dayOf(now) : readDay('to', to);
  const first =
    from === undefined ? dayOf(new Date(Date.parse(last) - (USUAL_DAYS - 1) * DAY_MS)) : readDay('from', from);
  const period = { from: first, to: last };
  const count = daysOf(period).length;
  if (count < 1 || count > MOST_DAYS) throw new Problem('bad-parameter', { params: { name: 'from' } });
  return period;
}

/** A day of the calendar, from the year 2000 on. */
function readDay(name: 'from' | 'to', value: unknown): string {
  const isDay = typeof value === 'string' && /^2\d{3}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
  if (!isDay || dayOf(new Date(value)) !== value) throw new Problem('bad-parameter', { params: { name } });
  return value;
}
