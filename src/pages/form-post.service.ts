import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { AcceptService, type Accepted, type Submission } from '../comments/accept.service.js';
import { ReactionsService } from '../comments/reactions.service.js';
import { Problem } from '../http/problem.js';
import { explainProblem, fill, messagesIn } from '../i18n/messages.js';
import { AuthorTokens } from '../readers/author-token.js';
import { Gatekeeper } from '../readers/gatekeeper.js';
import { FormTokens } from '../readers/form-token.js';
import { tokenFor, type Reader } from '../readers/reader.js';
import type { FormState } from '../html/fragment.model.js';
import { documentAddress, readReplyTo, type FragmentRequest } from './fragment.request.js';
import { FragmentService } from './fragment.service.js';
import { keyOf, readFormPost, toReaction, toSubmission, type FormPost } from './form-post.js';
import { safeReturnAddress } from './return-address.js';

/** What becomes of a form: its reader is sent back, now known; or sees it again, with what is wrong. */
export type FormOutcome =
  | { readonly kind: 'done'; readonly location: string; readonly authorToken: string | null }
  | { readonly kind: 'refused'; readonly status: number; readonly text: string };

/** A second click arrives while the first is under way: it waits for the first one's answer. */
const TWIN_PAUSE_MS = 100;
const TWIN_TRIES = 20;

/** Forms as browsers without scripts send them. */
@Injectable()
export class FormPostService {
  constructor(
    private readonly acceptance: AcceptService,
    private readonly reactions: ReactionsService,
    private readonly tokens: AuthorTokens,
    private readonly fragments: FragmentService,
    private readonly forms: FormTokens,
    private readonly gatekeeper: Gatekeeper,
  ) {}

  /** @param address of the network, to count by */
  async submit(reader: Reader, wanted: FragmentRequest, raw: unknown, address: string): Promise<FormOutcome> {
    const post = readFormPost(raw, this.forms.trapName(wanted.site.id));
    try {
      const { comment, authorToken } = await this.accept(reader, wanted, post, address);
      return { kind: 'done', location: `${backTo(wanted, post)}#comment-${comment.id}`, authorToken };
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      return this.refuse(reader, wanted, post, error);
    }
  }

  /** @throws Problem `invalid-input`, `article-not-registered`, `rate-limited` */
  async react(reader: Reader, wanted: FragmentRequest, raw: unknown, address: string): Promise<FormOutcome> {
    this.gatekeeper.countTap(wanted.site, reader, address);
    const post = readFormPost(raw, this.forms.trapName(wanted.site.id));
    const { site, articleKey } = wanted;
    const { authorId } = await this.reactions.reactToArticle(reader, site, articleKey, toReaction(post));
    const authorToken = tokenFor(this.tokens, site, reader, authorId);
    return { kind: 'done', location: `${backTo(wanted, post)}#comments`, authorToken };
  }

  private accept(
    reader: Reader,
    { site, articleKey }: FragmentRequest,
    post: FormPost,
    address: string,
  ): Promise<Accepted> {
    const sender = { address, isScripted: false, proof: { token: post.formToken, trap: post.trap } };
    const submission = { site, articleKey, dto: toSubmission(post), sender, idempotencyKey: keyOf(post) };
    return this.acceptOnce(reader, submission, TWIN_TRIES);
  }

  private async acceptOnce(reader: Reader, submission: Submission, tries: number): Promise<Accepted> {
    try {
      return await this.acceptance.submit(reader, submission);
    } catch (error) {
      const hasTwin = error instanceof Problem && error.code === 'idempotency-key-running';
      if (!hasTwin || tries === 0) throw error;
      await pause(TWIN_PAUSE_MS);
      return this.acceptOnce(reader, submission, tries - 1);
    }
  }

  /** The page again, with everything typed. */
  private async refuse(
    reader: Reader,
    wanted: FragmentRequest,
    post: FormPost,
    problem: Problem,
  ): Promise<FormOutcome> {
    const form: FormState = {
      values: post,
      errors: (problem.details.errors ?? []).map(({ pointer, code, params }) => ({
        pointer,
        sentence: fill(messagesIn(wanted.locale).fields[code], params),
      })),
      message: messageOf(problem, wanted),
      replyTo: null,
      idempotencyKey: problem.code === 'idempotency-key-running' ? post.idempotencyKey : randomUUID(),
    };
    const returnTo = safeReturnAddress(post.returnTo, wanted.site);
    const page = { ...wanted, isDocument: true, replyTo: readReplyTo(post.parentId), returnTo, list: {} };
    return { kind: 'refused', status: problem.status, text: await this.fragments.renderPersonal(reader, page, form) };
  }
}

/** Never an address that the site has not vouched for. */
const backTo = (wanted: FragmentRequest, { returnTo }: FormPost): string =>
  safeReturnAddress(returnTo, wanted.site) ?? documentAddress(wanted);

/** Errors that belong to no field of the form are said above it. */
function messageOf({ code, details }: Problem, { locale }: FragmentRequest): string {
  const { form, fields } = messagesIn(locale);
  if (code === 'idempotency-key-reused') return form.sentBefore;
  if (code !== 'invalid-input') return explainProblem(locale, code, details.params);
  const elsewhere = (details.errors ?? []).filter(({ pointer }) => !/^\/(body|author\/)/.test(pointer));
  return [form.correct, ...elsewhere.map((error) => fill(fields[error.code], error.params))].join(' ');
}
