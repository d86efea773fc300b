import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BEGIN, KEEP_DAYS, READ_DAYS, READ_LIVE } from './statistics.sql.js';

export const DAY_MS = 86_400_000;
/** By then whatever was decided before midnight is committed. */
const SETTLED_MS = 3_600_000;
/** Whoever asks waits no longer for days that are still to be counted. */
const ANSWER_MS = 1_500;
/** Counting goes by a day at first, and by twice as many whenever so many took no longer than this. */
const QUICK_MS = 200;
const MOST_DAYS_AT_ONCE = 16;

/** A count; `day` only for what is told by day. */
export interface Count {
  readonly day: string | null;
  readonly what: string;
  readonly key: string;
  readonly count: number;
}

/** Days in UTC, `YYYY-MM-DD`, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** What is known of a period by now. */
export interface Counted {
  readonly counts: readonly Count[];
  /** Days that nobody has counted yet, and for which there was no time now; null when nothing is missing. */
  readonly missing: Period | null;
}

/** Counts what was decided day by day: a day that is over once, the others whenever they are asked for. */
@Injectable()
export class StatisticsDays {
  constructor(private readonly dataSource: DataSource) {}

  /** @param withinMs how long days may be counted that are not kept yet: the newest first, the oldest are missing then */
  async read(siteId: string, { from, to }: Period, now: Date, withinMs = ANSWER_MS): Promise<Counted> {
    const last = await this.lastKept(siteId);
    const kept = last === null || last < from ? null : earlier(last, to);
    const counted = kept === null ? [] : await this.dataSource.query<Count[]>(READ_DAYS, [siteId, from, kept]);
    const days = daysOf({ from: kept === null ? from : after(kept), to: earlier(to, dayOf(now)) });
    const { live, missing } = await this.countNow(siteId, days, withinMs);
    return { counts: [...counted, ...live], missing };
  }

  /**
   * Counts the days that are over and keeps them, the oldest first. One process at a time does it for a site.
   * @returns whether it came to the end in time
   */
  async advance(siteId: string, now: Date, withinMs = Infinity): Promise<boolean> {
    const last = dayOf(new Date(now.getTime() - SETTLED_MS - DAY_MS));
    await this.lastKept(siteId);
    const pace = new Pace(withinMs);
    while (pace.leftMs > 0) if (!(await pace.take((most) => this.keepNext(siteId, last, most)))) return true;
    return false;
  }

  /** The last of the days that are kept, or the one before the first; null where nothing has happened. */
  private async lastKept(siteId: string): Promise<string | null> {
    const read = () => this.dataSource.query<{ day: string }[]>(PROGRESS, [siteId]);
    const [progress] = await read();
    if (progress) return progress.day;
    await this.dataSource.query(BEGIN, [siteId]);
    return (await read())[0]?.day ?? null;
  }

  private async countNow(
    siteId: string,
    days: readonly string[],
    withinMs: number,
  ): Promise<{ live: Count[]; missing: Period | null }> {
    const live: Count[] = [];
    const pace = new Pace(withinMs);
    let left = days;
    while (left.length > 0 && pace.leftMs > 0) {
      const newest = left.slice(-pace.days);
      const counts = await pace.take(() => this.countInTime(siteId, newest, pace.leftMs));
      if (counts === null) break;
      live.push(...counts);
      left = left.slice(0, -newest.length);
    }
    const [from, to] = [left[0], left.at(-1)];
    return { live, missing: from === undefined || to === undefined ? null : { from, to } };
  }

  /** @returns null when there was no time for it */
  private async countInTime(siteId: string, days: readonly string[], withinMs: number): Promise<Count[] | null> {
    try {
      return await this.dataSource.transaction(async (manager) => {
        await manager.query(`SELECT set_config('statement_timeout', $1, true)`, [String(Math.ceil(withinMs))]);
        return manager.query<Count[]>(READ_LIVE, [siteId, ...parametersOf(days)]);
      });
    } catch (error) {
      if (isTimeout(error)) return null;
      throw error;
    }
  }

  private keepNext(siteId: string, last: string, most: number): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const [progress] = await manager.query<{ day: string }[]>(`${PROGRESS} FOR UPDATE SKIP LOCKED`, [siteId]);
      const days = progress === undefined ? [] : daysOf({ from: after(progress.day), to: last }).slice(0, most);
      if (days.length === 0) return false;
      await manager.query(KEEP_DAYS, [siteId, ...parametersOf(days)]);
      await manager.query(`UPDATE statistics_progress SET day = $2 WHERE site_id = $1`, [siteId, days.at(-1)]);
      return true;
    });
  }
}

/** Takes more days at a time as long as that is quick: empty days cost next to nothing each, busy ones a good deal. */
class Pace {
  days = 1;
  private readonly endMs: number;

  constructor(withinMs: number) {
    this.endMs = performance.now() + withinMs;
  }

  get leftMs(): number {
    return this.endMs - performance.now();
  }

  async take<Result>(count: (days: number) => Promise<Result>): Promise<Result> {
    const begunMs = performance.now();
    const result = await count(this.days);
    if (performance.now() - begunMs <= QUICK_MS) this.days = Math.min(2 * this.days, MOST_DAYS_AT_ONCE);
    return result;
  }
}

export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

const PROGRESS = `SELECT to_char(day, 'YYYY-MM-DD') AS day FROM statistics_progress WHERE site_id = $1`;

const earlier = (one: string, other: string): string => (one < other ? one : other);
const after = (day: string): string => dayOf(new Date(Date.parse(day) + DAY_MS));

/** Every day of a period; none when it ends before it begins. */
export function daysOf({ from, to }: Period): string[] {
  const count = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1);
  return Array.from({ length: count }, (_, i) => dayOf(new Date(Date.parse(from) + i * DAY_MS)));
}

/** What PostgreSQL says of a statement, or of a wait for a lock, that took too long. */
const isTimeout = (error: unknown): boolean => ['57014', '55P03'].includes((error as { code?: string }).code ?? '');

const parametersOf = (days: readonly string[]): string[][] => [
  [...days],
  days.map((day) => firstId(Date.parse(day))),
  days.map((day) => firstId(Date.parse(day) + DAY_MS)),
];

/** The smallest UUID of version 7 (RFC 9562) of a moment. */
function firstId(ms: number): string {
  const hex = Math.max(0, ms).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
