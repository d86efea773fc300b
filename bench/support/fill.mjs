import { randomUUID } from 'node:crypto';
import { fold } from '../../dist/src/text/fold.js';
import { fingerprint } from '../../dist/src/text/similarity.js';
import { makeComments } from './texts.mjs';

export const SITE_KEY = 'bench';
export const COMMENTS_PER_ARTICLE = 100;
export const articlePath = (number) => `/v1/sites/${SITE_KEY}/articles/article-${number}/comments`;

export const SITE_ID = '019a0000-0000-7000-8000-000000000001';
const articleId = (number) => `019a0000-0000-7000-9000-${String(number).padStart(12, '0')}`;

/** The site, and articles 0 to count − 1 without comments. */
export async function addSite({ pool }, articles) {
  await pool.query(`INSERT INTO site (id, key, name) VALUES ($1, $2, 'Bench')`, [SITE_ID, SITE_KEY]);
  await pool.query(
    `INSERT INTO article (site_id, id, key, title)
     SELECT $1, ('019a0000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, 'article-' || n, 'Article ' || n
     FROM generate_series(0, $2::int - 1) n`,
    [SITE_ID, articles],
  );
  return { siteId: SITE_ID, articleId: articleId(0) };
}

/**
 * Approved comments straight into the tables, 100 an article, written over the last month as readers would: all articles
 * in turn, every fifth comment a reply to the one before it in its article. Counters, threads and indexes are as the
 * service leaves them. Foreign keys hold by construction and are not checked again.
 */
export async function fillStore(store, rows) {
  const articles = rows / COMMENTS_PER_ARTICLE;
  await addSite(store, articles);
  const client = await store.pool.connect();
  try {
    await client.query(`SET session_replication_role = replica; SET synchronous_commit = off; ${MAKE_ID}`);
    await client.query(`CREATE TEMP TABLE sample (n int PRIMARY KEY, body text, name text)`);
    const samples = makeComments(1_000, 7);
    const columns = [samples.map(({ body }) => body), samples.map(({ name }) => name)];
    await client.query(
      `INSERT INTO sample SELECT n - 1, b, a FROM unnest($1::text[], $2::text[])
                        WITH ORDINALITY AS s (b, a, n)`,
      columns,
    );
    await client.query(FILL_AUTHORS, [SITE_ID, rows]);
    await client.query(FILL_COMMENTS, [SITE_ID, rows, articles]);
    await client.query(`UPDATE article SET comment_count = ${COMMENTS_PER_ARTICLE}`);
  } finally {
    client.release(true);
  }
  await store.pool.query('VACUUM ANALYZE');
  await store.pool.query('CHECKPOINT');
}

/** Version 7 ids, one for each number, in order of time. */
export const MAKE_ID = `
  CREATE FUNCTION pg_temp.at_ms(i bigint, total bigint) RETURNS bigint LANGUAGE sql STABLE AS
    $$ SELECT (extract(epoch FROM current_date) * 1000)::bigint - (2592000000 * (total - i) / total) $$;
  CREATE FUNCTION pg_temp.make_id(i bigint, total bigint) RETURNS uuid LANGUAGE sql STABLE AS
    $$ SELECT (lpad(to_hex(pg_temp.at_ms(i, total)), 12, '0') || '70008000' || lpad(to_hex(i), 12, '0'))::uuid $$`;

const FILL_AUTHORS = `
  INSERT INTO author (site_id, id, name, email_cipher, email_index)
  SELECT $1, pg_temp.make_id(i, $2), name, decode(repeat('5a', 60), 'hex'), decode(md5(i::text), 'hex')
  FROM generate_series(0, $2::bigint - 1, 10) AS g (i) JOIN sample ON sample.n = i / 10 % 1000`;

const FILL_COMMENTS = `
  INSERT INTO comment (site_id, id, article_id, author_id, author_name, parent_id, root_id, body, fingerprint, status,
                       score, version, reply_count, like_count, created_at, decided_at)
  SELECT $1, pg_temp.make_id(i, $2), ('019a0000-0000-7000-9000-' || lpad((i % $3::bigint)::text, 12, '0'))::uuid,
         pg_temp.make_id(i - i % 10, $2), name, parent, parent, body || ' ' || i, hashint8extended(i, 0), 'approved',
         0, 2, CASE WHEN i / $3 % 5 = 3 THEN 1 ELSE 0 END, i % 7, at, at
  FROM generate_series(0, $2::bigint - 1) i
  JOIN sample ON sample.n = (i / $3 * 7919 + i % 10) % 1000
  CROSS JOIN LATERAL (SELECT CASE WHEN i / $3 % 5 = 4 THEN pg_temp.make_id(i - $3, $2) END AS parent,
                             to_timestamp(pg_temp.at_ms(i, $2) / 1000.0) AS at) made
  ORDER BY i`;

/** Comments as accepting writes them, all due to be checked at the moment they are committed, over 200 articles. */
export async function addBacklog({ pool }, comments) {
  const rows = comments.map(({ body, name }, index) => ({
    ...{ id: sequentialId(index), author_id: randomUUID(), article_id: articleId(index % 200) },
    ...{ name, body, fingerprint: fingerprint(fold(body).text).toString() },
  }));
  await pool.query(INSERT_BACKLOG, [SITE_ID, JSON.stringify(rows)]);
}

const sequentialId = (index) => {
  const ms = Date.now().toString(16).padStart(12, '0');
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7000-8000-${index.toString(16).padStart(12, '0')}`;
};

const INSERT_BACKLOG = `
  WITH input AS (
    SELECT * FROM json_to_recordset($2) AS i
      (id uuid, author_id uuid, article_id uuid, name text, body text, fingerprint bigint)
  ), authors AS (
    INSERT INTO author (site_id, id, name, email_cipher, email_index)
    SELECT $1, author_id, name, decode(repeat('5a', 60), 'hex'), uuid_send(author_id) FROM input
  )
  INSERT INTO comment (site_id, author_id, author_name, id, article_id, body, fingerprint, created_at, check_due_at)
  SELECT $1, author_id, name, id, article_id, body, fingerprint, now(), now() FROM input`;
