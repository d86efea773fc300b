import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { takenName } from '../checks/impersonation.check.js';
import { Idempotency, type Answer, type KeyedRequest } from '../http/idempotency.js';
import { Metrics } from '../http/metrics.js';
import { invalid, Problem } from '../http/problem.js';
import { AuthorTokens } from '../readers/author-token.js';
import { Confirmations } from '../readers/confirmations.js';
import { EmailVault } from '../readers/email-vault.js';
import { Gatekeeper, type Sender } from '../readers/gatekeeper.js';
import type { ReaderRole } from '../readers/reader-claims.js';
import { tokenFor, type Reader } from '../readers/reader.js';
import { Sanctions } from '../readers/sanctions.js';
import { SignedInAuthors } from '../readers/signed-in-authors.js';
import { commentingAt } from '../sites/article.entity.js';
import { ArticlesService } from '../sites/articles.service.js';
import type { Site } from '../sites/site.entity.js';
import { fold } from '../text/fold.js';
import { fingerprint } from '../text/similarity.js';
import { readCommentFields, type CommentFields } from './comment-fields.js';
import type { OwnCommentView } from './comment.view.js';
import { CommentWriter, type Place } from './comment.writer.js';
import { Dispatcher } from './dispatcher.js';
import type { SubmitCommentDto } from './submit-comment.dto.js';

/** Where a submission goes and under which key. */
export interface Submission {
  readonly site: Site;
  readonly articleKey: string;
  readonly idempotencyKey: string | null;
  readonly dto: Omit<SubmitCommentDto, 'proof'>;
  readonly sender: Sender;
}

export interface Accepted {
  readonly comment: OwnCommentView;
  readonly authorToken: string | null;
  readonly location: string;
  readonly isReplay: boolean;
  /** What is left to the sender. */
  readonly headers: Readonly<Record<string, string>>;
}

const OPENING: Place = { parentId: null, rootId: null, branchId: null };

/** Takes comments: one statement, and nothing else that could fail stands between the reader and the 202. */
@Injectable()
export class AcceptService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly articles: ArticlesService,
    private readonly tokens: AuthorTokens,
    private readonly emails: EmailVault,
    private readonly signedIn: SignedInAuthors,
    private readonly sanctions: Sanctions,
    private readonly gatekeeper: Gatekeeper,
    private readonly confirmations: Confirmations,
    private readonly idempotency: Idempotency,
    private readonly writer: CommentWriter,
    private readonly dispatcher: Dispatcher,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Writes the comment as pending and hands its id to the dispatcher.
   * @throws Problem `invalid-input`, `commenting-closed`, `article-not-registered`, those of the gatekeeper or of the key,
   * and for an author who is known by the token `author-suspended` or `author-banned`
   */
  async submit(reader: Reader, submission: Submission, now = new Date()): Promise<Accepted> {
    const { site, dto, idempotencyKey: key } = submission;
    const fields = readCommentFields(dto, site, reader.claims);
    if (reader.claims === undefined) await this.refuseStaffName(site, fields.name);
    const hash = this.idempotency.hash([fields, reader.authorId]);
    const request =
      key === null ? null : { siteId: site.id, scope: `POST comments ${submission.articleKey}`, key, hash };
    let headers: Accepted['headers'] = {};
    const { answer, isReplay } = await this.idempotency.once(request, async () => {
      const accepted = await this.accept(reader, submission, fields, now, request);
      headers = accepted.headers;
      return accepted.answer;
    });
    return this.present(site, reader, answer, isReplay, headers);
  }

  private async accept(
    reader: Reader,
    { site, articleKey, sender }: Submission,
    fields: CommentFields,
    now: Date,
    request: KeyedRequest | null,
  ): Promise<{ answer: Answer; headers: Accepted['headers'] }> {
    if (reader.authorId !== null) await this.sanctions.expectNone(site.id, reader.authorId);
    const article = await this.articles.ensure(site, articleKey, fields.article);
    if (commentingAt(article, now) === 'closed') throw new Problem('commenting-closed');
    const { mustWait, headers } = await this.gatekeeper.admit(site, articleKey, reader, sender, now);
    const place = await this.findPlace(site, article.id, fields.parentId);
    const authorId = reader.authorId ?? uuidv7();
    const guest = { reader, email: fields.email, address: sender.address, articleLocale: article.locale };
    const confirming = await this.confirmations.ask(site, guest, now);
    const comment = { ...pendingView(fields, site, badgeOf(reader), now), awaitsConfirmation: confirming.isAwaited };
    const answer: Answer = { status: 202, headers: {}, body: { comment, authorId } };
    await this.writer.write({
      siteId: site.id,
      author: { id: authorId, name: fields.name, ...this.seal(fields.email) },
      badge: badgeOf(reader),
      id: comment.id,
      articleId: article.id,
      place,
      body: fields.body,
      fingerprint: fingerprint(fold(fields.body).text),
      createdAt: now,
      mustWait,
      confirming,
      answered: request === null ? null : { request, answer },
    });
    this.metrics.accepted.inc();
    if (!confirming.isAwaited) this.dispatcher.dispatch({ siteId: site.id, commentId: comment.id, epoch: 0 });
    return { answer, headers };
  }

  /** @throws Problem `invalid-input` for a guest with the name of somebody on the staff, or one like it */
  private async refuseStaffName(site: Site, name: string): Promise<void> {
    const lists = [site.settings.protectedNames, await this.signedIn.staffNames(site)];
    if (lists.some((names) => takenName(name, names) !== undefined)) throw invalid('/author/name', 'name-taken');
  }

  private seal(email: string | null): { readonly cipher: Buffer | null; readonly index: Buffer | null } {
    return email === null ? { cipher: null, index: null } : this.emails.seal(email);
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
  private present(
    site: Site,
    reader: Reader,
    { body }: Answer,
    isReplay: boolean,
    headers: Accepted['headers'],
  ): Accepted {
    const { comment, authorId } = body as { comment: OwnCommentView; authorId: string };
    const authorToken = tokenFor(this.tokens, site, reader, authorId);
    return { comment, authorToken, location: `/v1/sites/${site.key}/comments/${comment.id}`, isReplay, headers };
  }
}

/** The first of a reader's roles is the one that is shown. */
const badgeOf = ({ claims }: Reader): ReaderRole | null => claims?.roles[0] ?? null;

/** As its author will see it until it is judged. */
function pendingView(fields: CommentFields, { settings }: Site, badge: ReaderRole | null, now: Date): OwnCommentView {
  const until = settings.editWindowMinutes > 0 ? new Date(now.getTime() + settings.editWindowMinutes * 60_000) : null;
  return {
    id: uuidv7(),
    status: 'pending',
    awaitsConfirmation: false,
    body: fields.body,
    author: { name: fields.name, badge },
    parentId: fields.parentId,
    createdAt: now.toISOString(),
    editedAt: null,
    revision: 1,
    decidedBy: null,
    message: null,
    appeal: null,
    abilities: {
      canEdit: until !== null,
      editUntil: until?.toISOString() ?? null,
      canWithdraw: true,
      canAppeal: false,
    },
  };
}
