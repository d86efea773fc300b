// The limit for accepting: Fastify writes the same two rows, checks nothing and hands nothing over. One transaction of
// four round trips as the guides to `pg` show it: BEGIN, INSERT author, INSERT comment, COMMIT; 32 connections.
import { randomBytes, randomInt } from 'node:crypto';
import Fastify from 'fastify';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';

const { DATABASE, SITE_ID, ARTICLE_ID } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE, max: 32 });

const INSERT_AUTHOR = `INSERT INTO author (site_id, id, name, email_cipher, email_index) VALUES ($1, $2, $3, $4, $5)`;
const INSERT_COMMENT = `
  INSERT INTO comment (site_id, author_id, author_name, id, article_id, parent_id, root_id, branch_id, body, fingerprint,
                       created_at, check_due_at)
  VALUES ($1, $2, $3, $4, $5, NULL, NULL, NULL, $6, $7, $8, $9)`;

const server = Fastify();
server.post('/comments', async (request, reply) => {
  const { body, author } = request.body;
  const [id, authorId, now] = [uuidv7(), uuidv7(), new Date()];
  const cipher = Buffer.concat([randomBytes(29), Buffer.from(author.email)]);
  const due = new Date(now.getTime() + 2_000);
  const fingerprint = String(randomInt(2 ** 47));
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(INSERT_AUTHOR, [SITE_ID, authorId, author.name, cipher, randomBytes(16)]);
    const text = [body, fingerprint, now, due];
    await client.query(INSERT_COMMENT, [SITE_ID, authorId, author.name, id, ARTICLE_ID, ...text]);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
  reply.code(202);
  return { comment: { id, status: 'pending', body, author: { name: author.name }, createdAt: now } };
});
process.stdout.write(`ready ${await server.listen({ port: 0, host: '127.0.0.1' })}\n`);
