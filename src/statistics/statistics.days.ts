import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BEGIN, KEEP_DAY, READ_DAYS, READ_LIVE } from './statistics.sql.js';

export const DAY_MS = 86_400_000;
/** By then whatever was decided before midnight is committed. */
const SETTLED_MS = 3_600_000;
/** So many days are counted at a time, at most; of a site with years behind it the rest comes with the next sweep. */
const MOST_DAYS_AT_ONCE = 10;

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

/** Counts what was decided day by day: a day that is over once, the others whenever they are asked for. */
@Injectable()
export class StatisticsDays {
  constructor(private readonly dataSource: DataSource) {}

  async read(siteId: string, { from, to }: Period, now: Date): Promise<Count[]> {
    await this.advance(siteId, now);
    const [progress] = await this.dataSource.query<{ day: string }[]>(PROGRESS, [siteId]);
    const kept = progress === undefined || progress.day < from ? null : earlier(progress.day, to);
    const counted = kept === null ? [] : await this.dataSource.query<Count[]>(READ_DAYS, [siteId, from, kept]);
    const days = daysOf({ from: kept === null ? from : after(kept), to: earlier(to, dayOf(now)) });
    if (days.length === 0) return counted;
    const live = await this.dataSource.query<Count[]>(READ_LIVE, [siteId, ...parametersOf(days)]);
    return [...counted, ...live];
  }

  /** Counts the next days that are over, some at most, and keeps them. One process at a time does it for a site. */
  async advance(siteId: string, now: Date): Promise<void> {
    const last = dayOf(new Date(now.getTime() - SETTLED_MS - DAY_MS));
    await this.dataSource.query(BEGIN, [siteId]);
    for (let i = 0; i < MOST_DAYS_AT_ONCE; i += 1) if (!(await this.keepNext(siteId, last))) return;
  }

  private keepNext(siteId: string, last: string): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const [progress] = await manager.query<{ day: string }[]>(`${PROGRESS} FOR UPDATE SKIP LOCKED`, [siteId]);
      if (progress === undefined || progress.day >= last) return false;
      const day = after(progress.day);
      await manager.query(KEEP_DAY, [siteId, ...parametersOf([day])]);
      await manager.query(`UPDATE statistics_progress SET day = $2 WHERE site_id = $1`, [siteId, day]);
      return true;
    });
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
