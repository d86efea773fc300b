import { prioritySql } from '../../dist/src/comments/priority.js';
import { searchVector } from '../../dist/src/search/words.js';
import { MAKE_ID, SITE_ID, addSite } from './fill.mjs';
import { makeComments } from './texts.mjs';

const ARTICLES = 2_000;
const SECTIONS = [
  'politics',
  'sport',
  'culture',
  'economy',
  'opinion',
  'world',
  'health',
  'science',
  'local',
  'travel',
];
/** Checks with their category, from what finds most to what finds least; a comment has one or two of them. */
const FOUND = [
  ...[
    ['classifier', 'insult'],
    ['blocked-words', 'insult'],
    ['links', 'spam'],
    ['contact-details', 'personal-data'],
  ],
  ...[
    ['spam', 'spam'],
    ['gibberish', 'style'],
    ['threats', 'threat'],
    ['impersonation', 'spam'],
  ],
];
const REASONS = ['insults', 'spam', 'personal-data', 'obscenity', 'hate', 'threats', 'pre-moderation'];
const LANGUAGES = ['en', 'fr', 'fa', 'ckb', 'arabizi', 'mixed'];

/**
 * Held comments straight into the tables, with decisions, words and indexes as the service leaves them: of the last week,
 * over 2,000 articles and ten sections, each filter with common and with rare values, one in a hundred of a campaign.
 */
export async function fillQueue(store, rows) {
  await addSite(store, ARTICLES);
  const client = await store.pool.connect();
  try {
    await client.query(`SET session_replication_role = replica; SET synchronous_commit = off; ${MAKE_ID}`);
    await client.query(
      `UPDATE article SET url = 'https://bench.example/' || ($1::text[])[1 + right(key, 1)::int] || '/2026/' || key`,
      [SECTIONS],
    );
    await client.query(
      `INSERT INTO article_activity (site_id, article_id, recent)
       SELECT site_id, id, 2 + abs(hashtext(key)) % 300 FROM article WHERE right(key, 1) IN ('0', '5')`,
    );
    await makeSample(client);
    await client.query(FILL_AUTHORS, [SITE_ID, rows]);
    await client.query(FILL_COMMENTS, [SITE_ID, rows, ARTICLES, REASONS, LANGUAGES]);
    await client.query(FILL_DECISIONS);
    await client.query(FILL_WORDS);
  } finally {
    client.release(true);
  }
  await store.pool.query('VACUUM ANALYZE');
  await store.pool.query('CHECKPOINT');
}

/** A thousand texts with what was found in them. */
async function makeSample(client) {
  const samples = makeComments(1_000, 7).map(({ body, name }, n) => {
    const found = [FOUND[7 - Math.floor(Math.log2(1 + (n % 255)))], ...(n % 3 === 0 ? [FOUND[n % 4]] : [])];
    const findings = found.map(([check, category]) => ({
      ...{ check, category, severity: 'hold', score: 0.6, code: 'threat', params: {} },
      evidence: [{ start: 0, end: 4 }],
    }));
    const facets = [...new Set(found.flatMap(([check, category]) => [`check:${check}`, `category:${category}`]))];
    return { n, body, name, findings, facets, words: searchVector(SITE_ID, body, name) };
  });
  await client.query(
    `CREATE TEMP TABLE sample (n int PRIMARY KEY, body text, name text, findings jsonb, facets text[], words tsvector)`,
  );
  await client.query(
    `INSERT INTO sample SELECT * FROM jsonb_to_recordset($1::jsonb) AS s
       (n int, body text, name text, findings jsonb, facets text[], words tsvector)`,
    [JSON.stringify(samples)],
  );
}

const FILL_AUTHORS = `
  INSERT INTO author (site_id, id, name, email_cipher, email_index)
  SELECT $1, pg_temp.make_id(i, $2), name, decode(repeat('5a', 60), 'hex'), decode(md5(i::text), 'hex')
  FROM generate_series(0, $2::bigint - 1, 10) AS g (i) JOIN sample ON sample.n = i / 10 % 1000`;

const PRIORITY = prioritySql({
  ...{ score: 'made.score', reports: '0', urgent: 'made.urgent', createdAt: 'made.at' },
  ...{ siteId: '$1::uuid', articleId: 'made.article_id' },
});

/** Spread by hashes, so that no two properties go together but by chance. */
const FILL_COMMENTS = `
  INSERT INTO comment (site_id, id, article_id, author_id, author_name, body, fingerprint, status, reason, score, urgent,
                       version, created_at, decided_at, language, facets, campaign_id, reports_open, report_weight,
                       appealed_at, priority)
  SELECT $1, pg_temp.make_id(i, $2), made.article_id, pg_temp.make_id(i - i % 10, $2), name, body || ' ' || i,
         hashint8extended(i, 0), 'held', ($4::text[])[1 + least(6, floor(-ln(chance(i, 1) + 1e-9) * 1.5))::int],
         made.score, made.urgent, 2, made.at, made.at,
         CASE WHEN i % 20 = 0 THEN ($5::text[])[1 + (i / 20 % 6)::int] ELSE 'ar' END, facets,
         CASE WHEN i % 100 = 0 THEN pg_temp.make_id(i % 10000, $2) END,
         CASE WHEN i % 500 = 1 THEN 2 ELSE 0 END, CASE WHEN i % 500 = 1 THEN 1.5 ELSE 0 END,
         CASE WHEN i % 5000 = 2 THEN made.at END, ${PRIORITY}
  FROM generate_series(0, $2::bigint - 1) i
  JOIN sample ON sample.n = abs(hashint8(i)) % 1000
  CROSS JOIN LATERAL (
    SELECT ('019a0000-0000-7000-9000-' || lpad((abs(hashint8(i + 17)) % $3::bigint)::text, 12, '0'))::uuid AS article_id,
           least(1, 0.3 + 0.7 * chance(i, 2))::real AS score, i % 50000 = 3 AS urgent,
           to_timestamp(pg_temp.at_ms(i, $2) / 1000.0) AS at
  ) made
  ORDER BY i`.replaceAll(/chance\((\w+), (\d)\)/g, '((hashint8extended($1, $2) & 1048575) / 1048576.0)');

/** What ends each text, by which its sample is found again. */
const NUMBER = `substring(c.body FROM '[0-9]+$')::bigint`;

const FILL_DECISIONS = `
  INSERT INTO decision (site_id, id, comment_id, revision, actor, status, reason, policy_version, score, findings, rule,
                        created_at)
  SELECT c.site_id, c.id, c.id, 1, 'policy', 'held', c.reason, 'bench', c.score, s.findings, 'doubtful@1', c.decided_at
  FROM comment c JOIN sample s ON s.n = abs(hashint8(${NUMBER})) % 1000`;

/** Beside those of the text a word of its own, one of 200, and one of 5,000 others. */
const FILL_WORDS = `
  INSERT INTO comment_search (site_id, comment_id, revision, words)
  SELECT c.site_id, c.id, 1, s.words || array_to_tsvector(ARRAY[(${NUMBER})::text, 'in' || ${NUMBER} % 200, 'of' || ${NUMBER} % 5000])
  FROM comment c JOIN sample s ON s.n = abs(hashint8(${NUMBER})) % 1000`;
