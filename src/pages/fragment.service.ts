import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { OwnCommentsService } from '../comments/own-comments.service.js';
import { Problem } from '../http/problem.js';
import { FormTokens } from '../readers/form-token.js';
import type { Reader } from '../readers/reader.js';
import { ArticlesService } from '../sites/articles.service.js';
import type { Site } from '../sites/site.entity.js';
import { labelsIn } from '../i18n/box-labels.js';
import { fragment } from '../html/fragment.js';
import { EMPTY_FORM, type FormState, type FragmentModel, type FragmentPlace } from '../html/fragment.model.js';
import { placeOf, type FragmentRequest } from './fragment.request.js';
import { fragmentPage } from '../html/fragment-page.js';
import { PAGE_POLICY } from '../html/html-page.js';
import { feedLinks } from '../publishing/feeds.service.js';
import { PageCache, type RenderedPage } from '../publishing/page-cache.js';
import { SORTS, type CommentView } from '../publishing/page.view.js';
import { LIST_PARAMETERS, PagesService } from '../publishing/pages.service.js';
import { ReactionQuery } from './reaction.query.js';

const NOBODY: Reader = { authorId: null };

type LoadedModel = Omit<FragmentModel, 'form'> & {
  readonly replyTo: FormState['replyTo'];
  readonly until: Date | null;
};

/** The comment box as HTML: one for everybody from memory, or one for a reader who is known. */
@Injectable()
export class FragmentService {
  constructor(
    private readonly pages: PagesService,
    private readonly cache: PageCache,
    private readonly articles: ArticlesService,
    private readonly ownComments: OwnCommentsService,
    private readonly reactions: ReactionQuery,
    private readonly forms: FormTokens,
  ) {}

  /** The same for everybody, so nothing in it may belong to one reader. */
  renderPublic(wanted: FragmentRequest): Promise<RenderedPage> {
    const { site, articleKey, language, service, isDocument, isFramed, replyTo, list } = wanted;
    const variant = `html ${JSON.stringify([language, service, isDocument, isFramed, replyTo, ...LIST_PARAMETERS.map((name) => list[name])])}`;
    return this.cache.get({ siteId: site.id, article: articleKey, variant }, async () => {
      const { until, ...model } = await this.load(NOBODY, wanted);
      const text = render({ ...model, form: { ...EMPTY_FORM, replyTo: model.replyTo } }, wanted);
      return { text, headers: { ...headersOf(wanted), Link: linksOf(site, model.article) }, validUntil: until };
    });
  }

  /** For one reader: own comments in any status, own reaction, and the form as it was sent if it was refused. */
  async renderPersonal(reader: Reader, wanted: FragmentRequest, form?: FormState): Promise<string> {
    return render(await this.compose(reader, wanted, undefined, form), wanted);
  }

  /** @param place where links and forms lead, if not as the request says */
  async compose(
    reader: Reader,
    wanted: FragmentRequest,
    place?: FragmentPlace,
    form?: FormState,
  ): Promise<FragmentModel> {
    const { replyTo, ...model } = await this.load(reader, wanted);
    const fresh = { ...EMPTY_FORM, replyTo, idempotencyKey: randomUUID() };
    return { ...model, place: place ?? model.place, form: form ? { ...form, replyTo } : fresh };
  }

  private async load(reader: Reader, wanted: FragmentRequest): Promise<LoadedModel> {
    const { site, articleKey, language, locale } = wanted;
    const [{ view, validUntil }, article, own, reaction] = await Promise.all([
      this.pages.load(site, articleKey, wanted.list),
      this.articles.find(site, articleKey),
      this.ownComments.list(reader, site, articleKey, locale),
      this.reactions.find(reader, site, articleKey),
    ]);
    const { sort, thread } = wanted.list;
    return {
      ...{ site, language, locale, own, reaction, until: validUntil, labels: labelsIn(language) },
      article: {
        ...{ key: articleKey, title: article?.title ?? null, url: article?.url ?? null },
        editions: article?.editions ?? [],
      },
      page: view,
      sort: SORTS.find((known) => known === sort) ?? 'newest',
      thread: typeof thread === 'string' ? thread : null,
      isPremoderated: view.article.commenting === 'premoderated' || site.settings.moderation === 'pre',
      characterLimit: site.settings.characterLimit,
      guests: site.settings.guests,
      place: placeOf(wanted, article),
      proof: { token: this.forms.issue(site.id, articleKey, new Date()), trap: this.forms.trapName(site.id) },
      replyTo: await this.findReplied(site, wanted.replyTo, view.comments),
    };
  }

  /** The published comment that is answered; on another page of the list it is looked up. */
  private async findReplied(
    site: Site,
    id: string | null,
    comments: readonly CommentView[],
  ): Promise<FormState['replyTo']> {
    if (id === null) return null;
    const shown = findComment(comments, id);
    if (shown) return shown.author && { id, name: shown.author.name };
    try {
      const { author } = await this.ownComments.find(NOBODY, site, id, site.settings.locale);
      return { id, name: author.name };
    } catch (error) {
      if (error instanceof Problem && error.code === 'comment-unknown') return null;
      throw error;
    }
  }
}

const render = (model: FragmentModel, { isDocument, isFramed }: FragmentRequest): string =>
  isDocument ? fragmentPage(model, isFramed) : fragment(model).text;

/** Feeds, and the article in other languages (RFC 8288): a part of a page has no head to name them in. */
const linksOf = (site: Site, { key, editions }: FragmentModel['article']): string =>
  [
    feedLinks(site, key),
    ...editions.map(({ locale, url }) => `<${new URL(url).href}>; rel="alternate"; hreflang="${locale}"`),
  ].join(', ');

/** A frame may stand on pages of the site, and nowhere else. */
function headersOf({ site, isFramed }: FragmentRequest): Record<string, string> {
  const framers = isFramed ? site.settings.allowedOrigins.join(' ') : '';
  const policy =
    framers === '' ? PAGE_POLICY : PAGE_POLICY.replace("frame-ancestors 'none'", `frame-ancestors ${framers}`);
  return { 'Content-Security-Policy': policy, Vary: 'Origin, Cookie' };
}

function findComment(comments: readonly CommentView[], id: string): CommentView | undefined {
  for (const comment of comments) {
    const found = comment.id === id ? comment : findComment(comment.replies, id);
    if (found) return found;
  }
  return undefined;
}
