import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { runPrepared } from '../database/prepared.js';
import { Idempotency, type Answer, type KeyedRequest } from '../http/idempotency.js';
import { Metrics } from '../http/metrics.js';
import { invalid, Problem } from '../http/problem.js';
import { AuthorTokens } from '../readers/author-token.js';
import { EmailVault } from '../readers/email-vault.js';
import type { Reader } from '../readers/reader.js';
import { commentingAt } from '../sites/article.entity.js';
import { ArticlesService } from '../sites/articles.service.js';
import type { Site } from '../sites/site.entity.js';
import { fold } from '../text/fold.js';
import { fingerprint } from '../text/similarity.js';
import { readCommentFields, type CommentFields } from './comment-fields.js';
import type { OwnCommentView } from './comment.view.js';
import { Dispatcher } from './dispatcher.js';
import type { SubmitCommentDto } from './submit-comment.dto.js';

/** Where a submission goes and under which key. */
export interface Submission {
  readonly site: Site;
  readonly articleKey: string;
  readonly idempotencyKey: string | null;
  readonly dto: SubmitCommentDto;
}

export interface Accepted {
  readonly comment: OwnCommentView;
  readonly authorToken: string;
  readonly location: string;
  readonly isReplay: boolean;
}

/** Where a reply hangs: the comment it answers, the one that opens the thread, and the one it is shown under. */
interface Place {
  readonly parentId: string | null;
  readonly rootId: string | null;
  readonly branchId: string | null;
}

const OPENING: Place = { parentId: null, rootId: null, branchId: null };

/** How long the dispatcher has before the relay takes a comment as never handed over, in seconds. */
const DISPATCH_GRACE_S = 2;

/** Takes comments: one transaction, and nothing else that could fail stands between the reader and the 202. */
@Injectable()
export class AcceptService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly articles: ArticlesService,
    private readonly tokens: AuthorTokens,
    private readonly emails: EmailVault,
    private readonly idempotency: Idempotency,
    private readonly dispatcher: Dispatcher,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Writes the comment as pending and hands its id to the dispatcher.
   * @throws Problem `invalid-input`, `commenting-closed`, `article-not-registered`, or those of the idempotency key
   */
  async submit(reader: Reader, submission: Submission, now = new Date()): Promise<Accepted> {
    const { site, dto, idempotencyKey: key } = submission;
    const fields = readCommentFields(dto, site);
    if (key === null) return this.present(site, await this.accept(reader, submission, fields, now, null), false);
    const hash = this.idempotency.hash([fields, reader.authorId]);
    const request = { siteId: site.id, scope: `POST comments ${submission.articleKey}`, key, hash };
    const deed = () => this.accept(reader, submission, fields, now, request);
    const { answer, isReplay } = await this.idempotency.once(request, deed);
    return this.present(site, answer, isReplay);
  }

  private async accept(
    reader: Reader,
    { site, articleKey }: Submission,
    fields: CommentFields,
    now: Date,
    request: KeyedRequest | null,
  ): Promise<Answer> {
    const article = await this.articles.ensure(site, articleKey, fields.article);
    if (commentingAt(article, now) === 'closed') throw new Problem('commenting-closed');
    const place = await this.findPlace(site, article.id, fields.parentId);
    const authorId = reader.authorId ?? uuidv7();
    const comment = pendingView(fields, now);
    const answer: Answer = { status: 202, headers: {}, body: { comment, authorId } };
    const { cipher, index } = this.emails.seal(fields.email);
    await runPrepared(this.dataSource, request === null ? INSERT_COMMENT : INSERT_WITH_ANSWER, [
      site.id,
      ...[authorId, fields.name, cipher, index],
      ...[comment.id, article.id, place.parentId, place.rootId, place.branchId],
      ...[fields.body, fingerprint(fold(fields.body).text).toString(), now, DISPATCH_GRACE_S],
      ...(request === null
        ? []
        : [request.scope, request.key, request.hash, answer.status, answer.headers, answer.body]),
    ]);
    this.metrics.accepted.inc();
    this.dispatcher.dispatch({ siteId: site.id, commentId: comment.id, epoch: 0 });
    return answer;
  }

  /** @throws Problem `invalid-input` unless the parent is a published comment of the same article */
  private async findPlace(site: Site, articleId: string, parentId: string | null): Promise<Place> {
    if (parentId === null) return OPENING;
    const [parent] = await this.dataSource.query<{ id: string; root_id: string | null; branch_id: string | null }[]>(
      `SELECT id, root_id, branch_id FROM comment
       WHERE site_id = $1 AND id = $2 AND article_id = $3 AND status = 'approved'`,
      [site.id, parentId, articleId],
    );
    if (!parent) throw invalid('/parentId', 'parent-unknown');
    const branchId = parent.root_id === null ? null : (parent.branch_id ?? parent.id);
    return { parentId: parent.id, rootId: parent.root_id ?? parent.id, branchId };
  }

  /** The token is made anew from the author's id, so that no token is ever stored. */
  private present(site: Site, { body }: Answer, isReplay: boolean): Accepted {
    const { comment, authorId } = body as { comment: OwnCommentView; authorId: string };
    const authorToken = this.tokens.issue(site.id, authorId);
    return { comment, authorToken, location: `/v1/sites/${site.key}/comments/${comment.id}`, isReplay };
  }
}

function pendingView(fields: CommentFields, now: Date): OwnCommentView {
  return {
    id: uuidv7(),
    status: 'pending',
    body: fields.body,
    author: { name: fields.name },
    parentId: fields.parentId,
    createdAt: now.toISOString(),
    revision: 1,
  };
}

/** One statement, and so one transaction and one round trip: author, comment, and the answer to replay if there is a key. */
const insertComment = (writtenAnswer: string): string => `
  WITH written_author AS (
    INSERT INTO author (site_id, id, name, email_cipher, email_index) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (site_id, id) DO UPDATE
      SET name = EXCLUDED.name, email_cipher = EXCLUDED.email_cipher, email_index = EXCLUDED.email_index
      WHERE (author.name, author.email_index) IS DISTINCT FROM (EXCLUDED.name, EXCLUDED.email_index)
  )${writtenAnswer}
  INSERT INTO comment (site_id, author_id, author_name, id, article_id, parent_id, root_id, branch_id,
                       body, fingerprint, created_at, check_due_at)
  VALUES ($1, $2, $3, $6, $7, $8, $9, $10, $11, $12, $13, $13::timestamptz + make_interval(secs => $14))`;

const INSERT_COMMENT = { name: 'insert-comment', text: insertComment('') };
const INSERT_WITH_ANSWER = {
  name: 'insert-comment-with-answer',
  text: insertComment(`, written_answer AS (
    INSERT INTO idempotency (site_id, scope, key, request_hash, status, headers, body)
    VALUES ($1, $15, $16, $17, $18, $19, $20)
  )`),
};
