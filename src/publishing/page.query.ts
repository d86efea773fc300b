import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Runtime } from '../config/runtime.js';
import { Problem } from '../http/problem.js';
import { CursorCodec, type PageLinks, type Position } from '../http/paging.js';
import type { Commenting } from '../sites/article.entity.js';
import { commentingOn } from '../sites/commenting.js';
import type { Site } from '../sites/site.entity.js';
import type { ArticleView, CommentsPageView, CommentView, Sort } from './page.view.js';
import { commentColumns, nestReplies, viewComment, type CommentRow } from './threads.js';

/** Which page of which list. */
export interface PageRequest {
  readonly site: Site;
  readonly articleKey: string;
  readonly sort: Sort;
  readonly limit: number;
  readonly cursor: string | null;
  /** The opening comment whose replies are wanted instead, oldest first. */
  readonly thread: string | null;
  /** A comment with whose place the page begins: its thread's, or its own within `thread`. */
  readonly around: string | null;
}

type ArticleName = Pick<PageRequest, 'site' | 'articleKey'>;

/** Where a page begins: behind a comment, or with it. */
type Place = Position & { readonly isIncluded?: boolean };

/** A page, and until when it holds if nothing happens: the article may open or close by its schedule. */
export interface LoadedPage {
  readonly view: CommentsPageView;
  readonly validUntil: Date | null;
}

interface ArticleRow {
  readonly id: string;
  readonly comment_count: number;
  readonly like_count: number;
  readonly dislike_count: number;
  readonly commenting: Commenting;
  readonly commenting_next: Commenting | null;
  readonly commenting_next_at: Date | null;
}

interface PlaceRow extends Pick<CommentRow, 'id' | 'like_count' | 'reply_count'> {
  readonly is_pinned: boolean;
}

interface RootRow extends CommentRow {
  readonly replies: readonly CommentRow[] | null;
}

/** Replies that come along with their opening comment; the rest by `?thread=`. */
const REPLIES_SHOWN = 20;

const SHOWN = `(status = 'approved' OR reply_count > 0)`;
const PINNED = `(pinned_at IS NOT NULL AND status = 'approved')`;
const KEY: Readonly<Record<Sort, string | null>> = {
  newest: null,
  oldest: null,
  top: 'like_count',
  replies: 'reply_count',
};

/** Reads pages from the database, by keyset in every order. */
@Injectable()
export class PageQuery {
  private readonly cursors: CursorCodec;

  constructor(
    private readonly dataSource: DataSource,
    { keys }: Runtime,
  ) {
    this.cursors = new CursorCodec(keys.for('cursor'));
  }

  /** @throws Problem `bad-cursor` for one of another list */
  async load(request: PageRequest, now = new Date()): Promise<LoadedPage> {
    const list = `${request.site.id}/${request.articleKey}/${request.thread ?? request.sort}`;
    const cursor = request.cursor === null ? null : this.cursors.read(list, request.cursor);
    const article = await this.findArticle(request);
    if (!article && request.around !== null) throw new Problem('comment-unknown');
    if (!article) return { view: emptyPage(request, now), validUntil: null };
    const position: Place | null =
      request.around === null ? cursor : await this.findPlace(request, article.id, request.around);
    const rows = await this.findRows(request, article.id, position);
    const hasBefore = position?.isIncluded === true && (await this.hasBefore(request, article.id, position));
    const { shown, page, hasLess } = this.cut(rows, request, list, position, hasBefore);
    const pinned = hasLess || request.thread !== null ? [] : await this.findPinned(request, article.id);
    const comments = [...pinned, ...shown].map((row) => this.viewRoot(row, request));
    const validUntil = nextChange(article, now);
    return { view: { article: viewArticle(request, article, now), comments, page }, validUntil };
  }

  /** What a page says of its article. */
  async loadArticle(site: Site, articleKey: string, now = new Date()): Promise<ArticleView> {
    const row = await this.findArticle({ site, articleKey });
    return row ? viewArticle({ site, articleKey }, row, now) : emptyPage({ site, articleKey }, now).article;
  }

  private async findArticle({ site, articleKey }: ArticleName): Promise<ArticleRow | undefined> {
    const [row] = await this.dataSource.query<ArticleRow[]>(
      `SELECT id, comment_count, like_count, dislike_count, commenting, commenting_next, commenting_next_at
       FROM article WHERE site_id = $1 AND key = $2`,
      [site.id, articleKey],
    );
    return row;
  }

  /**
   * Where a comment stands in the list: with its thread, or as one of the replies; null where its thread is pinned, and so
   * on the first page. @throws Problem `comment-unknown`
   */
  private async findPlace(request: PageRequest, articleId: string, id: string): Promise<Place | null> {
    const [row] = await this.dataSource.query<PlaceRow[]>(request.thread === null ? FIND_THREAD : FIND_REPLY, [
      request.site.id,
      articleId,
      id,
      ...(request.thread === null ? [] : [request.thread]),
    ]);
    if (!row) throw new Problem('comment-unknown');
    if (row.is_pinned) return null;
    return { direction: 'next', key: keyOf(row, request), id: row.id, isIncluded: true };
  }

  private async hasBefore(request: PageRequest, articleId: string, place: Place): Promise<boolean> {
    const before: Position = { direction: 'previous', key: place.key, id: place.id };
    return (await this.findRows({ ...request, limit: 0 }, articleId, before)).length > 0;
  }

  /** They stand before the first page of every order, and are in none of them; the one pinned last comes first. */
  private findPinned({ site }: PageRequest, articleId: string): Promise<RootRow[]> {
    return this.dataSource.query<RootRow[]>(PINNED_SQL, [site.id, articleId, REPLIES_SHOWN + 1]);
  }

  /** One row more than asked for tells whether there is more. */
  private findRows(request: PageRequest, articleId: string, position: Place | null): Promise<RootRow[]> {
    const { site, sort, limit, thread } = request;
    const sql = listSql(thread === null ? sort : 'oldest', thread !== null, position);
    const border =
      position === null ? [] : [position.id, ...(KEY[sort] === null || thread !== null ? [] : [position.key])];
    const anchor = thread ?? articleId;
    return this.dataSource.query<RootRow[]>(sql, [site.id, anchor, limit + 1, REPLIES_SHOWN + 1, ...border]);
  }

  private cut(
    rows: RootRow[],
    request: PageRequest,
    list: string,
    position: Place | null,
    hasBefore: boolean,
  ): { shown: RootRow[]; page: PageLinks; hasLess: boolean } {
    const isBackward = position?.direction === 'previous';
    const hasFurther = rows.length > request.limit;
    const kept = rows.slice(0, request.limit);
    const shown = isBackward ? kept.toReversed() : kept;
    const first = shown[0];
    const last = shown.at(-1);
    const hasMore = isBackward || hasFurther;
    const hasLess = isBackward ? hasFurther : position?.isIncluded === true ? hasBefore : position !== null;
    const key = (row: RootRow): number => keyOf(row, request);
    return {
      shown,
      hasLess,
      page: {
        next: hasMore && last ? this.cursors.write(list, { direction: 'next', key: key(last), id: last.id }) : null,
        previous:
          hasLess && first ? this.cursors.write(list, { direction: 'previous', key: key(first), id: first.id }) : null,
        hasMore: hasMore && last !== undefined,
      },
    };
  }

  private viewRoot(row: RootRow, { site, articleKey }: PageRequest): CommentView {
    const replies = row.replies ?? [];
    const shown = replies.slice(0, REPLIES_SHOWN);
    const last = shown.at(-1);
    const isCut = replies.length > REPLIES_SHOWN && last !== undefined;
    const list = `${site.id}/${articleKey}/${row.id}`;
    const more = isCut ? this.cursors.write(list, { direction: 'next', key: 0, id: last.id }) : null;
    return { ...viewComment(row), replies: nestReplies(shown), moreReplies: more };
  }
}

const keyOf = (row: Pick<CommentRow, 'like_count' | 'reply_count'>, { sort, thread }: PageRequest): number => {
  if (thread !== null) return 0;
  if (sort === 'top') return row.like_count;
  return sort === 'replies' ? row.reply_count : 0;
};

/** The opening comment above a published one, which itself may have been removed. */
const FIND_THREAD = `
  SELECT r.id, r.like_count, r.reply_count, r.pinned_at IS NOT NULL AND r.status = 'approved' AS is_pinned
  FROM comment c
  JOIN comment r ON r.site_id = c.site_id AND r.id = coalesce(c.root_id, c.id)
  WHERE c.site_id = $1 AND c.article_id = $2 AND c.id = $3 AND c.status = 'approved'`;

const FIND_REPLY = `
  SELECT id, like_count, reply_count, false AS is_pinned FROM comment
  WHERE site_id = $1 AND article_id = $2 AND id = $3 AND root_id = $4 AND status = 'approved'`;

const OPENING = 'article_id = $2 AND parent_id IS NULL';

/** The first replies of a listed comment. */
const below = (most: string, isThread: boolean): string => `
  SELECT json_agg(reply) AS replies FROM (
    SELECT ${commentColumns('r')} FROM comment r
    WHERE r.site_id = $1 AND r.root_id = listed.id AND r.parent_id IS NOT NULL
      AND (r.status = 'approved' OR r.reply_count > 0) AND ${isThread ? 'false' : 'true'}
    ORDER BY r.id LIMIT ${most}
  ) reply`;

function listSql(sort: Sort, isThread: boolean, position: Place | null): string {
  const key = isThread ? null : KEY[sort];
  const isDescending = (sort !== 'oldest') !== (position?.direction === 'previous');
  const order = isDescending ? 'DESC' : 'ASC';
  const sign = (isDescending ? '<' : '>') + (position?.isIncluded === true ? '=' : '');
  const border = key === null ? `id ${sign} $5` : `(${key}, id) ${sign} ($6, $5)`;
  const scope = isThread ? 'root_id = $2 AND parent_id IS NOT NULL' : `${OPENING} AND NOT ${PINNED}`;
  return `
    WITH listed AS (
      SELECT * FROM comment
      WHERE site_id = $1 AND ${scope} AND ${SHOWN} ${position === null ? '' : `AND ${border}`}
      ORDER BY ${key === null ? '' : `${key} ${order},`} id ${order} LIMIT $3
    )
    SELECT ${commentColumns('listed')}, ${isThread ? 'NULL::json' : 'below.replies'} AS replies FROM listed
    CROSS JOIN LATERAL (${below('$4', isThread)}) below
    ORDER BY ${key === null ? '' : `listed.${key} ${order},`} listed.id ${order}`;
}

const PINNED_SQL = `
  WITH listed AS (SELECT * FROM comment WHERE site_id = $1 AND ${OPENING} AND ${PINNED})
  SELECT ${commentColumns('listed')}, below.replies FROM listed CROSS JOIN LATERAL (${below('$3', false)}) below
  ORDER BY listed.pinned_at DESC, listed.id DESC`;

function viewArticle({ site, articleKey }: ArticleName, row: ArticleRow, now: Date): ArticleView {
  return {
    id: articleKey,
    commentCount: row.comment_count,
    commenting: commentingOn(site, scheduleOf(row), now),
    reactions: { like: row.like_count, dislike: row.dislike_count },
  };
}

const scheduleOf = (row: ArticleRow) => ({
  commenting: row.commenting,
  commentingNext: row.commenting_next,
  commentingNextAt: row.commenting_next_at,
});

const nextChange = ({ commenting_next_at: at }: ArticleRow, now: Date): Date | null =>
  at !== null && at > now ? at : null;

function emptyPage({ site, articleKey }: ArticleName, now: Date): CommentsPageView {
  const commenting = commentingOn(site, null, now);
  return {
    article: { id: articleKey, commentCount: 0, commenting, reactions: { like: 0, dislike: 0 } },
    comments: [],
    page: { next: null, previous: null, hasMore: false },
  };
}
