import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { priorityOf } from '../comments/priority.js';
import { firstIdAt } from '../database/id-at.js';

const WINDOW_MS = 3_600_000;
/** Of a site's comments within the hour, the newest so many are counted. */
const MOST_COMMENTS = 100_000;
/** So many articles whose activity changed most are noted in one go; the others are found again next time. */
const MOST_ARTICLES = 50;
/** Of an article's comments that wait, those highest in the queue are placed anew. */
const MOST_WAITING = 100;
const MOST_REPORTED = 1_000;
/** Less of a change, up or down, moves nothing. */
const LEAST_CHANGE = 1.25;
const LEAST_MOVE = 0.01;
/** Any number of workers may run this; one at a time does it. */
const LOCK = 4_517_231;

interface ChangedRow {
  readonly site_id: string;
  readonly article_id: string;
}

/** How busy articles are, which is what the reach of their comments is, and the places in the queue that follow from it. */
@Injectable()
export class ArticleActivity {
  constructor(private readonly dataSource: DataSource) {}

  /** Counts the comments of the last hour, and places those that wait anew where that changed or reports came in. */
  async sweep(now: Date): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const [lock] = await manager.query<{ is_ours: boolean }[]>('SELECT pg_try_advisory_xact_lock($1) AS is_ours', [
        LOCK,
      ]);
      if (!lock?.is_ours) return;
      const since = firstIdAt(new Date(now.getTime() - WINDOW_MS));
      const limits = [MOST_COMMENTS, LEAST_CHANGE, MOST_ARTICLES];
      const changed = await manager.query<ChangedRow[]>(NOTE, [since, now, ...limits]);
      const articles = [changed.map(({ site_id }) => site_id), changed.map(({ article_id }) => article_id)];
      if (changed.length > 0) await manager.query(PLACE_WAITING, [...articles, MOST_WAITING, LEAST_MOVE]);
      await manager.query(PLACE_REPORTED, [MOST_REPORTED, LEAST_MOVE]);
    });
  }
}

/** Articles without comments within the hour lose their row: they have the reach of one. */
const NOTE = `
  WITH counted AS (
    SELECT s.id AS site_id, c.article_id, count(*)::int AS recent
    FROM site s CROSS JOIN LATERAL (
      SELECT c.article_id FROM comment c WHERE c.site_id = s.id AND c.id > $1 ORDER BY c.id DESC LIMIT $3) c
    GROUP BY 1, 2
  ), changed AS (
    SELECT site_id, article_id, coalesce(n.recent, 1) AS recent, coalesce(a.recent, 1) AS before
    FROM counted n FULL JOIN article_activity a USING (site_id, article_id)
    WHERE abs(ln(coalesce(n.recent, 1)::float8 / coalesce(a.recent, 1))) >= ln($4::float8) OR n.recent IS NULL
    ORDER BY abs(ln(coalesce(n.recent, 1)::float8 / coalesce(a.recent, 1))) DESC LIMIT $5
  ), gone AS (
    DELETE FROM article_activity a USING changed c
    WHERE a.site_id = c.site_id AND a.article_id = c.article_id AND c.recent = 1
  ), noted AS (
    INSERT INTO article_activity (site_id, article_id, recent, counted_at)
    SELECT site_id, article_id, recent, $2 FROM changed WHERE recent > 1
    ON CONFLICT (site_id, article_id) DO UPDATE SET recent = EXCLUDED.recent, counted_at = EXCLUDED.counted_at
  )
  SELECT site_id, article_id FROM changed`;

const placeAnew = (found: string, least: string): string => `
  WITH found AS (${found}), locked AS (
    SELECT c.site_id, c.id, ${priorityOf('c')} AS priority
    FROM comment c JOIN found USING (site_id, id) ORDER BY c.site_id, c.id FOR NO KEY UPDATE OF c SKIP LOCKED
  )
  UPDATE comment c SET priority = locked.priority FROM locked
  WHERE c.site_id = locked.site_id AND c.id = locked.id AND abs(c.priority - locked.priority) > ${least}`;

const PLACE_WAITING = placeAnew(
  `SELECT c.site_id, c.id FROM unnest($1::uuid[], $2::uuid[]) AS a (site_id, article_id)
   CROSS JOIN LATERAL (
     SELECT c.site_id, c.id FROM comment c WHERE c.site_id = a.site_id AND c.article_id = a.article_id
       AND (c.status = 'held' OR (c.status = 'approved' AND c.needs_review))
     ORDER BY c.priority DESC LIMIT $3) c`,
  '$4',
);

const PLACE_REPORTED = placeAnew(
  `SELECT c.site_id, c.id FROM site s CROSS JOIN LATERAL (
     SELECT c.site_id, c.id FROM comment c WHERE c.site_id = s.id AND c.reports_open > 0
     ORDER BY c.priority DESC LIMIT $1) c`,
  '$2',
);
