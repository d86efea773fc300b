import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { firstIdAt } from '../database/id-at.js';
import { CheckQueue } from '../queue/check-queue.js';
import { searchVector } from './words.js';

const INTERVAL_MS = 1_000;
/** While there is more to do than a batch. */
const BUSY_INTERVAL_MS = 50;
/** While comments wait for their check, which matters more. */
const YIELDING_INTERVAL_MS = 5_000;
const BATCH = 500;
/** Far more than wait when checking keeps up with what arrives. */
const LONG_QUEUE = 100;
/** So many decisions of a site are looked through in one go. */
const WINDOW = 20_000;
/** Decisions get their ids before they are committed, on clocks that differ: the last ones are looked through again. */
const OVERLAP_MS = 30_000;
/** Any number of workers may run this; one at a time does it. */
const LOCK = 4_517_230;

interface UnwrittenRow {
  readonly site_id: string;
  readonly decision: string;
  readonly id: string;
  readonly revision: number;
  readonly body: string;
  readonly author_name: string;
}

/**
 * Writes the words of comments for searching, some seconds after the policy has decided them. It follows the decisions,
 * which there is one of for each revision, so that accepting and checking know nothing of it and pay nothing for it.
 */
@Injectable()
export class SearchIndexer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('SearchIndexer');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: CheckQueue,
  ) {}

  onApplicationBootstrap(): void {
    this.startIn(INTERVAL_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.running;
  }

  private startIn(ms: number): void {
    this.timer = setTimeout(() => {
      this.running = this.tick().then((next) => {
        if (this.timer) this.startIn(next);
      });
    }, ms);
  }

  /** @returns milliseconds until the next time */
  private async tick(): Promise<number> {
    try {
      const isBehind = (await this.write(Date.now())) === BATCH;
      if ((await this.queue.size()) >= LONG_QUEUE) return YIELDING_INTERVAL_MS;
      return isBehind ? BUSY_INTERVAL_MS : INTERVAL_MS;
    } catch (error) {
      this.logger.warn({ msg: 'words to search were not written', name: (error as Error).name });
      return INTERVAL_MS;
    }
  }

  /** Writes the next batch. @returns how many comments that were */
  private write(now: number): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const [lock] = await manager.query<{ is_ours: boolean }[]>('SELECT pg_try_advisory_xact_lock($1) AS is_ours', [
        LOCK,
      ]);
      if (!lock?.is_ours) return 0;
      const rows = await manager.query<UnwrittenRow[]>(FIND_UNWRITTEN, [BATCH, WINDOW]);
      if (rows.length > 0) await manager.query(WRITE, [JSON.stringify(rows.map(toWords))]);
      await this.advance(manager, rows, new Date(now - OVERLAP_MS));
      return rows.length;
    });
  }

  /** Behind the last decision that was done; where all of them were, as far as they were looked through. */
  private async advance(manager: EntityManager, rows: readonly UnwrittenRow[], overlap: Date): Promise<void> {
    if (rows.length < BATCH) await manager.query(ADVANCE_ALL, [firstIdAt(overlap), WINDOW]);
    else {
      const done = new Map(rows.map(({ site_id, decision }) => [site_id, decision]));
      await manager.query(ADVANCE_TO_DONE, [firstIdAt(overlap), [...done.keys()], [...done.values()]]);
    }
  }
}

const toWords = ({ site_id, id, revision, body, author_name }: UnwrittenRow): object => ({
  ...{ site_id, id, revision },
  words: searchVector(site_id, body, author_name),
});

const LAST_DONE = `coalesce((SELECT p.last_decision FROM search_progress p WHERE p.site_id = s.id),
                    '00000000-0000-0000-0000-000000000000')`;

const FIND_UNWRITTEN = `
  SELECT s.id AS site_id, d.id AS decision, c.id, c.revision, c.body, c.author_name
  FROM site s
  CROSS JOIN LATERAL (
    SELECT d.id, d.comment_id FROM (
      SELECT d.site_id, d.id, d.comment_id, d.revision, d.actor FROM decision d
      WHERE d.site_id = s.id AND d.id > ${LAST_DONE} ORDER BY d.id LIMIT $2
    ) d
    WHERE d.actor = 'policy'
      AND NOT EXISTS (SELECT FROM comment_search w WHERE w.site_id = d.site_id AND w.comment_id = d.comment_id
                        AND w.revision >= d.revision)
    ORDER BY d.id LIMIT $1
  ) d
  CROSS JOIN LATERAL (SELECT * FROM comment WHERE site_id = s.id AND id = d.comment_id LIMIT 1) c
  ORDER BY d.id LIMIT $1`;

const WRITE = `
  INSERT INTO comment_search (site_id, comment_id, revision, words)
  SELECT DISTINCT ON (site_id, id) site_id, id, revision, words::tsvector
  FROM jsonb_to_recordset($1::jsonb) AS i (site_id uuid, id uuid, revision int, words text)
  ORDER BY site_id, id, revision DESC
  ON CONFLICT (site_id, comment_id) DO UPDATE SET revision = EXCLUDED.revision, words = EXCLUDED.words
  WHERE comment_search.revision < EXCLUDED.revision`;

const PROGRESS = `
  ON CONFLICT (site_id) DO UPDATE SET last_decision = EXCLUDED.last_decision
  WHERE search_progress.last_decision < EXCLUDED.last_decision`;

const ADVANCE_TO_DONE = `
  INSERT INTO search_progress (site_id, last_decision)
  SELECT i.site_id, least(i.decision, $1::uuid) FROM unnest($2::uuid[], $3::uuid[]) AS i (site_id, decision) ${PROGRESS}`;

/** Not at every look: the first 8 digits of an id change once in 66 seconds. */
const ADVANCE_ALL = `
  INSERT INTO search_progress (site_id, last_decision)
  SELECT s.id, CASE WHEN seen.n = $2 THEN least(seen.last, $1::uuid) ELSE $1::uuid END
  FROM site s CROSS JOIN LATERAL (
    SELECT count(*) AS n, max(d.id::text)::uuid AS last
    FROM (SELECT d.id FROM decision d WHERE d.site_id = s.id AND d.id > ${LAST_DONE} ORDER BY d.id LIMIT $2) d
  ) seen
  WHERE NOT EXISTS (SELECT FROM search_progress p WHERE p.site_id = s.id
                    AND p.last_decision > (left($1::uuid::text, 8) || '-0000-0000-0000-000000000000')::uuid) ${PROGRESS}`;
