import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { DataSource } from 'typeorm';
import { runPrepared } from '../database/prepared.js';
import type { Campaign, Facts, MustWait } from '../checks/facts.js';
import { readSubmittedText, type SubmittedText } from '../evidence/submitted-text.js';
import type { CheckJob } from '../queue/check-queue.js';
import { commentingAt, type Commenting } from '../sites/article.entity.js';
import { likenessAt, nearBits, sketch } from '../text/similarity.js';
import type { CheckCase } from './check-case.js';
import { countBefore, factsBefore, FLOOD_MINUTES, WINDOW_HOURS, type CountedBefore } from './counted-before.js';
import { FIND_SANCTION, type SanctionOn } from './sanctioned.js';

const GATHER_MS = 5;
const MAX_BATCH = 100;
const MAX_SWEEP = 50_000;
/** What comes within this time counts as a campaign. */
const CAMPAIGN_HOURS = 1;
/** Too short to be copied: thanks and greetings are the same everywhere. */
const SHORTEST_SKETCH = 24;

interface CaseRow extends CountedBefore {
  readonly site_id: string;
  readonly site_key: string;
  readonly id: string;
  readonly author_id: string;
  readonly revision: number;
  readonly body: string;
  readonly author_name: string;
  readonly article_key: string;
  readonly commenting: Commenting;
  readonly commenting_next: Commenting | null;
  readonly commenting_next_at: Date | null;
  readonly check_attempts: number;
  readonly must_wait: MustWait | null;
  readonly created_at: Date;
  readonly sanction: SanctionOn | null;
}

interface ReadRow {
  readonly row: CaseRow;
  readonly text: SubmittedText;
}

interface NearRow {
  readonly id: string;
  readonly count: number;
  readonly distance: number | null;
  readonly campaign_comments: number;
  readonly campaign_authors: number;
  readonly campaign: string;
  readonly is_known: boolean;
}

/** Loads what is known of the comments in hand, many at once: jobs that run side by side share their queries. */
@Injectable()
export class FactsLoader {
  private readonly loader = new DataLoader((jobs: readonly CheckJob[]) => this.loadAll(jobs), {
    cache: false,
    maxBatchSize: MAX_BATCH,
    batchScheduleFn: (flush) => setTimeout(flush, GATHER_MS),
  });

  constructor(private readonly dataSource: DataSource) {}

  /** The case, or null when the comment is not pending any more: decided already, withdrawn, or gone. */
  load(job: CheckJob): Promise<CheckCase | null> {
    return this.loader.load(job);
  }

  /** Forgets sketches past the window in which they count. */
  async sweep(): Promise<void> {
    await this.dataSource.query(
      `DELETE FROM text_sketch WHERE (site_id, band, comment_id) IN (
         SELECT site_id, band, comment_id FROM text_sketch
         WHERE created_at < now() - make_interval(hours => $1) ORDER BY created_at LIMIT $2)`,
      [WINDOW_HOURS, MAX_SWEEP],
    );
  }

  private async loadAll(jobs: readonly CheckJob[]): Promise<(CheckCase | null)[]> {
    const ids = [jobs.map(({ siteId }) => siteId), jobs.map(({ commentId }) => commentId)];
    const rows = await runPrepared<CaseRow>(this.dataSource, LOAD_CASES, [...ids, WINDOW_HOURS, FLOOD_MINUTES]);
    const read = rows.map((row) => ({ row, text: readSubmittedText(row.body) }));
    const near = await this.compare(read);
    const cases = new Map(read.map((one) => [one.row.id, toCase(one, near.get(one.row.id))]));
    return jobs.map(({ commentId }) => cases.get(commentId) ?? null);
  }

  /** Writes the sketches of this batch before it looks, so that copies which arrive together see each other. */
  private async compare(rows: readonly ReadRow[]): Promise<Map<string, NearRow>> {
    const sketches = rows.flatMap(sketchOf);
    if (sketches.length === 0) return new Map();
    const input = JSON.stringify(sketches);
    await runPrepared(this.dataSource, WRITE_SKETCHES, [input]);
    const near = await runPrepared<NearRow>(this.dataSource, FIND_NEAR, [input, WINDOW_HOURS, CAMPAIGN_HOURS]);
    return new Map(near.map((row) => [row.id, row]));
  }
}

function sketchOf({ row, text }: ReadRow): object[] {
  const folded = text.folded.text;
  if (folded.length < SHORTEST_SKETCH) return [];
  const { bits, bands } = sketch(folded);
  const { site_id, id, author_id, created_at } = row;
  return [{ site_id, id, author_id, created_at, bits: bits.toString(), bands, near: nearBits(folded.length) }];
}

function toCase({ row, text }: ReadRow, near: NearRow | undefined): CheckCase {
  const facts: Facts = {
    ...factsBefore(row),
    campaign: near ? campaignOf(near) : null,
    nearText: { similarity: likenessAt(near?.distance ?? 64), count: near?.count ?? 0 },
    mustWait: row.must_wait,
  };
  const schedule = {
    commenting: row.commenting,
    commentingNext: row.commenting_next,
    commentingNextAt: row.commenting_next_at,
  };
  return {
    siteId: row.site_id,
    siteKey: row.site_key,
    commentId: row.id,
    revision: row.revision,
    text,
    authorName: row.author_name,
    articleKey: row.article_key,
    commenting: commentingAt(schedule, row.created_at),
    attempts: row.check_attempts,
    createdAt: row.created_at,
    facts,
    sanction: row.sanction,
  };
}

/** This comment counted too. */
const campaignOf = ({ campaign, campaign_comments, campaign_authors, is_known }: NearRow): Campaign => ({
  key: campaign,
  comments: campaign_comments + 1,
  authors: campaign_authors + 1,
  isKnown: is_known,
});

/**
 * Each row is fetched by its whole key in a LATERAL of its own: in a young database without statistics the planner would
 * otherwise join by site alone, every article with every job, which took 1.5 s for ten comments.
 */
const LOAD_CASES_TEXT = `
  SELECT c.site_id, s.key AS site_key, c.id, c.author_id, c.revision, c.body, c.author_name, c.check_attempts, c.must_wait, c.created_at,
         a.key AS article_key, a.commenting, a.commenting_next, a.commenting_next_at,
         past.approved, past.rejected, past.held, same.by_author, same.by_others, flood.recent, sanctioned.sanction
  FROM unnest($1::uuid[], $2::uuid[]) AS job (site_id, id)
  CROSS JOIN LATERAL (
    SELECT * FROM comment WHERE site_id = job.site_id AND id = job.id AND status = 'pending' AND NOT unconfirmed LIMIT 1
  ) c
  CROSS JOIN LATERAL (SELECT * FROM site WHERE id = c.site_id LIMIT 1) s
  CROSS JOIN LATERAL (SELECT * FROM article WHERE site_id = c.site_id AND id = c.article_id LIMIT 1) a
  CROSS JOIN LATERAL (SELECT * FROM author WHERE site_id = c.site_id AND id = c.author_id LIMIT 1) w
  ${countBefore({ emailIndex: 'w.email_index', windowHours: '$3', floodMinutes: '$4' })}
  ${FIND_SANCTION}`;

const SKETCH_INPUT = `jsonb_to_recordset($1::jsonb) AS i
  (site_id uuid, id uuid, author_id uuid, bits bigint, bands int[], near int, created_at timestamptz)`;

const WRITE_SKETCHES_TEXT = `
  INSERT INTO text_sketch (site_id, band, comment_id, author_id, bits, created_at)
  SELECT i.site_id, b.band, i.id, i.author_id, i.bits, i.created_at
  FROM ${SKETCH_INPUT}, unnest(i.bands) AS b (band)
  ORDER BY 1, 2, 3
  ON CONFLICT (site_id, band, comment_id) DO UPDATE SET bits = EXCLUDED.bits
  WHERE text_sketch.bits <> EXCLUDED.bits`;

/**
 * The newest comments of each band. A campaign is named by a member that is decided already, else by its oldest comment
 * that is still found: the same for copies that arrive together.
 */
const FIND_NEAR_TEXT = `
  WITH near AS (
    SELECT DISTINCT i.site_id, i.id, i.author_id AS own, t.comment_id, t.author_id, t.distance,
           t.created_at > i.created_at - make_interval(hours => $3) AS is_recent
    FROM ${SKETCH_INPUT}
    CROSS JOIN LATERAL unnest(i.bands) AS b (band)
    CROSS JOIN LATERAL (
      SELECT t.comment_id, t.author_id, t.created_at, bit_count((t.bits # i.bits)::bit(64)) AS distance
      FROM text_sketch t
      WHERE t.site_id = i.site_id AND t.band = b.band AND t.comment_id < i.id
        AND t.created_at > i.created_at - make_interval(hours => $2)
      ORDER BY t.comment_id DESC LIMIT 20
    ) t
    WHERE t.distance <= i.near
  )
  SELECT n.id, count(DISTINCT n.author_id) FILTER (WHERE n.author_id <> n.own)::int AS count,
         min(n.distance) FILTER (WHERE n.author_id <> n.own)::int AS distance,
         count(*) FILTER (WHERE n.is_recent)::int AS campaign_comments,
         count(DISTINCT n.author_id) FILTER (WHERE n.is_recent AND n.author_id <> n.own)::int AS campaign_authors,
         coalesce(min(c.campaign_id::text), min(n.comment_id::text)) AS campaign,
         count(c.campaign_id) > 0 AS is_known
  FROM near n
  CROSS JOIN LATERAL (SELECT campaign_id FROM comment WHERE site_id = n.site_id AND id = n.comment_id LIMIT 1) c
  GROUP BY n.id`;

const LOAD_CASES = { name: 'load-cases', text: LOAD_CASES_TEXT };
const WRITE_SKETCHES = { name: 'write-sketches', text: WRITE_SKETCHES_TEXT };
const FIND_NEAR = { name: 'find-near', text: FIND_NEAR_TEXT };
