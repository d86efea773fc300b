import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { DataSource } from 'typeorm';
import { runPrepared } from '../database/prepared.js';
import type { MustWait } from '../checks/facts.js';
import type { Answer, KeyedRequest } from '../http/idempotency.js';
import { insertIntoOutbox } from '../outbox/outbox.js';
import { MOST_MAILS_A_DAY, type ConfirmationRequest, type Confirming } from '../readers/confirmations.js';

/** Statements under way at once: one commits while the next is read. More only make each one smaller. */
const UNDER_WAY = 3;
const MAX_BATCH = 100;
/** How long the dispatcher has before the relay takes a comment as never handed over, in seconds. */
const DISPATCH_GRACE_S = 2;

/** Where a reply hangs: the comment it answers, the one that opens the thread, and the one it is shown under. */
export interface Place {
  readonly parentId: string | null;
  readonly rootId: string | null;
  readonly branchId: string | null;
}

/** A pending comment with its author, and the answer to replay when its request had a key. */
export interface NewComment {
  readonly siteId: string;
  readonly author: {
    readonly id: string;
    readonly name: string;
    readonly cipher: Buffer | null;
    readonly index: Buffer | null;
  };
  readonly badge: string | null;
  readonly id: string;
  readonly articleId: string;
  readonly place: Place;
  readonly body: string;
  readonly fingerprint: bigint;
  readonly createdAt: Date;
  readonly mustWait: MustWait | null;
  readonly confirming: Confirming;
  readonly answered: { readonly request: KeyedRequest; readonly answer: Answer } | null;
}

/**
 * Writes comments, those that arrive while others are being written in one statement, and so one commit: a lone comment
 * is written at once, a rush shares its round trips. Resolves when the comment is durable.
 */
@Injectable()
export class CommentWriter {
  private underWay = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly loader = new DataLoader((comments: readonly NewComment[]) => this.writeAll(comments), {
    cache: false,
    maxBatchSize: MAX_BATCH,
    batchScheduleFn: (flush) => this.schedule(flush),
  });

  constructor(private readonly dataSource: DataSource) {}

  /** @throws the database's error, such as a key of `idempotency` that is taken; nothing of this comment is written then */
  async write(comment: NewComment): Promise<void> {
    await this.loader.load(comment);
  }

  private schedule(flush: () => void): void {
    if (this.underWay < UNDER_WAY) setImmediate(flush);
    else this.waiting.push(flush);
  }

  /** A statement that fails as a whole is tried comment by comment, so that one bad row does not stop its neighbours. */
  private async writeAll(comments: readonly NewComment[]): Promise<(true | Error)[]> {
    this.underWay += 1;
    try {
      await this.insert(comments);
      return comments.map(() => true);
    } catch (error) {
      if (comments.length === 1) return [error as Error];
      const settled = await Promise.allSettled(comments.map((comment) => this.insert([comment])));
      return settled.map((one) => (one.status === 'fulfilled' ? true : (one.reason as Error)));
    } finally {
      this.underWay -= 1;
      this.waiting.shift()?.();
    }
  }

  private insert(comments: readonly NewComment[]): Promise<unknown[]> {
    const values = [JSON.stringify(comments.map(toRow)), DISPATCH_GRACE_S];
    const isAsking = comments.some(({ confirming: { isAwaited, request } }) => isAwaited || request !== null);
    if (!isAsking) return runPrepared(this.dataSource, INSERT_COMMENTS, values);
    return runPrepared(this.dataSource, INSERT_ASKING, [...values, MOST_MAILS_A_DAY]);
  }
}

const toRow = ({ siteId, author, id, articleId, place, answered, ...comment }: NewComment): object => ({
  site_id: siteId,
  author_id: author.id,
  author_name: author.name,
  email_cipher: author.cipher && toBytea(author.cipher),
  email_index: author.index && toBytea(author.index),
  author_badge: comment.badge,
  id,
  article_id: articleId,
  parent_id: place.parentId,
  root_id: place.rootId,
  branch_id: place.branchId,
  body: comment.body,
  fingerprint: comment.fingerprint.toString(),
  created_at: comment.createdAt,
  must_wait: comment.mustWait,
  is_awaited: comment.confirming.isAwaited,
  ...(comment.confirming.request !== null && toRequest(comment.confirming.request)),
  ...(answered === null ? {} : toKeptAnswer(answered.request, answered.answer)),
});

const toKeptAnswer = ({ scope, key, hash }: KeyedRequest, { status, headers, body }: Answer): object => ({
  scope,
  key,
  request_hash: toBytea(hash),
  answer_status: status,
  answer_headers: headers,
  answer_body: body,
});

const toRequest = ({ tokenHash, expiresAt, mail }: ConfirmationRequest): object => ({
  token_hash: toBytea(tokenHash),
  expires_at: expiresAt,
  outbox_id: mail.id,
  outbox_kind: mail.kind,
  outbox_payload: toBytea(mail.payload),
  recipient: toBytea(mail.recipient),
});

/** PostgreSQL's hexadecimal input form of bytea. */
const toBytea = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;

/**
 * Authors in the order of their ids, so that statements side by side wait for each other and do not deadlock.
 * @param asking whether one of the comments has to do with an e-mail that is not confirmed. Then an author who confirms it
 * meanwhile is waited for here, and seen: the row that is locked is the one that is returned.
 */
const insertComments = (asking: boolean): string => `
  WITH input AS MATERIALIZED (
    SELECT * FROM json_to_recordset($1::json) AS i
      (site_id uuid, author_id uuid, author_name text, email_cipher bytea, email_index bytea, id uuid, article_id uuid,
       parent_id uuid, root_id uuid, branch_id uuid, body text, fingerprint bigint, created_at timestamptz, must_wait text, author_badge text,
       ${asking ? CONFIRMING_COLUMNS : ''}
       scope text, key text, request_hash bytea, answer_status int, answer_headers jsonb, answer_body jsonb)
  ), written_author AS (
    INSERT INTO author (site_id, id, name, email_cipher, email_index)
    SELECT DISTINCT ON (site_id, author_id) site_id, author_id, author_name, email_cipher, email_index
    FROM input ORDER BY site_id, author_id, created_at DESC
    ON CONFLICT (site_id, id) DO UPDATE
      SET name = EXCLUDED.name, email_cipher = EXCLUDED.email_cipher, email_index = EXCLUDED.email_index,
          email_confirmed_at = CASE WHEN author.email_index = EXCLUDED.email_index THEN author.email_confirmed_at END
      WHERE (author.name, author.email_index) IS DISTINCT FROM (EXCLUDED.name, EXCLUDED.email_index)
            ${asking ? 'OR author.email_confirmed_at IS NOT NULL' : ''}
    RETURNING site_id, id, email_confirmed_at
  ), ${asking ? WRITE_REQUESTS : ''} written_answer AS (
    INSERT INTO idempotency (site_id, scope, key, request_hash, status, headers, body)
    SELECT site_id, scope, key, request_hash, answer_status, answer_headers, answer_body FROM input WHERE key IS NOT NULL
  )
  INSERT INTO comment (site_id, author_id, author_name, id, article_id, parent_id, root_id, branch_id,
                       body, fingerprint, created_at, must_wait, author_badge, unconfirmed, check_due_at)
  SELECT site_id, author_id, author_name, id, article_id, parent_id, root_id, branch_id,
         body, fingerprint, created_at, must_wait, author_badge, waiting.unconfirmed,
         CASE WHEN NOT waiting.unconfirmed THEN created_at + make_interval(secs => $2) END
  FROM input i CROSS JOIN LATERAL (SELECT ${asking ? WAITS : 'false'} AS unconfirmed) waiting`;

const CONFIRMING_COLUMNS = `
  is_awaited boolean, token_hash bytea, expires_at timestamptz, outbox_id uuid, outbox_kind text, outbox_payload bytea,
  recipient bytea,`;

const WAITS = `
  i.is_awaited AND NOT EXISTS (
    SELECT FROM written_author w
    WHERE w.site_id = i.site_id AND w.id = i.author_id AND w.email_confirmed_at IS NOT NULL)`;

/** One link an hour for an author and an address, and no more than $3 mails a day for an address. */
const WRITE_REQUESTS = `
  asked AS (
    SELECT * FROM (
      SELECT i.*, row_number() OVER (PARTITION BY recipient ORDER BY created_at) AS nth,
             row_number() OVER (PARTITION BY site_id, author_id, recipient ORDER BY created_at) AS nth_of_author
      FROM input i WHERE outbox_id IS NOT NULL
    ) i
    WHERE nth_of_author = 1
      AND NOT EXISTS (
        SELECT FROM email_confirmation c WHERE c.site_id = i.site_id AND c.author_id = i.author_id
          AND c.email_index = i.email_index AND c.created_at > now() - interval '1 hour')
      AND nth + (SELECT count(*) FROM outbox o
                 WHERE o.recipient = i.recipient AND o.created_at > now() - interval '1 day') <= $3
  ), written_request AS (
    INSERT INTO email_confirmation (site_id, token_hash, author_id, email_index, expires_at)
    SELECT site_id, token_hash, author_id, email_index, expires_at FROM asked
  ), written_mail AS (${insertIntoOutbox('asked')}
  ),`;

const INSERT_COMMENTS = { name: 'insert-comments', text: insertComments(false) };
const INSERT_ASKING = { name: 'insert-comments-asking', text: insertComments(true) };
