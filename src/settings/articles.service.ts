import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../accounts/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { urlErrors } from '../comments/comment-fields.js';
import { Runtime } from '../config/runtime.js';
import { cutPage, readKeyset, type KeysetParameters } from '../http/keyset.js';
import { CursorCodec } from '../http/paging.js';
import { Problem, type FieldError } from '../http/problem.js';
import { NodeEvents } from '../queue/node-events.js';
import { Article, commentingAt, type Schedule } from '../sites/article.entity.js';
import { commentingOn } from '../sites/commenting.js';
import type { Site } from '../sites/site.entity.js';
import type { ArticleChangeDto, ArticleSettingsView, ArticlesSettingsView, NewArticleDto } from './articles.dto.js';
import { FIND, HELD, NEWER, OLDER } from './articles.sql.js';

const LONGEST_QUERY = 200;

/** What of an article a site decides: where it belongs, and whether it takes comments, now and later. */
type ArticleState = Schedule & Pick<Article, 'title' | 'url' | 'editions'>;

interface ArticleRow {
  readonly id: string;
  readonly held: number;
}

/** The articles of a site: their modes, their calendar, and registering them before the first comment. */
@Injectable()
export class ArticleSettingsService {
  private readonly cursors: CursorCodec;

  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditLog,
    private readonly events: NodeEvents,
    { keys }: Runtime,
  ) {
    this.cursors = new CursorCodec(keys.for('cursor'));
  }

  /**
   * Newest first. @param q part of the title or the id, whatever its hamzas and vowel signs
   * @throws Problem `bad-parameter`, `bad-cursor`
   */
  async list(site: Site, q: unknown, parameters: KeysetParameters, now: Date): Promise<ArticlesSettingsView> {
    const isQuery = q === undefined || (typeof q === 'string' && q.length <= LONGEST_QUERY && !q.includes('\0'));
    if (!isQuery || !(q ?? '').isWellFormed()) throw new Problem('bad-parameter', { params: { name: 'q' } });
    const request = readKeyset(this.cursors, `articles/${site.id}/${q ?? ''}`, parameters);
    const sql = request.position?.direction === 'previous' ? NEWER : OLDER;
    const pattern = q === undefined || q.trim() === '' ? null : `%${q.trim().replace(/[\\%_]/g, '\\$&')}%`;
    const border = request.position?.id ?? null;
    const rows = await this.dataSource.query<ArticleRow[]>(sql, [site.id, border, request.limit + 1, pattern]);
    const { items: shown, page } = cutPage(this.cursors, request, rows, ({ id }) => ({ key: 0, id }));
    const ids = shown.map(({ id }) => id);
    const articles = await this.dataSource.getRepository(Article).findBy({ siteId: site.id, id: In(ids) });
    const byId = new Map(articles.map((article) => [article.id, article]));
    const items = shown.flatMap(({ id, held }) => {
      const article = byId.get(id);
      return article ? [view(article, site, held, now)] : [];
    });
    return { items, page };
  }

  /** @throws Problem `article-unknown` */
  async find(site: Site, key: string, now: Date): Promise<ArticleSettingsView> {
    const article = await this.dataSource.getRepository(Article).findOneBy({ siteId: site.id, key });
    if (!article) throw new Problem('article-unknown');
    const [row] = await this.dataSource.query<{ held: number }[]>(HELD, [site.id, article.id]);
    return view(article, site, row?.held ?? 0, now);
  }

  /** Registers an article before its first comment. @throws Problem `article-known`, `invalid-input` */
  async register({ accountId }: Actor, site: Site, dto: NewArticleDto, now: Date): Promise<void> {
    const key = dto.id.normalize('NFC');
    const state = planned({ commenting: 'open', ...NO_SCHEDULE, title: null, url: null, editions: [] }, dto, site, now);
    await this.dataSource.transaction(async (manager) => {
      const row = { siteId: site.id, id: uuidv7(), key, locale: dto.locale ?? null, ...state };
      const made = await manager
        .createQueryBuilder()
        .insert()
        .into(Article)
        .values(row)
        .orIgnore()
        .returning('id')
        .execute();
      if ((made.raw as unknown[]).length === 0) throw new Problem('article-known');
      await this.note(manager, accountId, site, key, { before: null, after: state });
    });
    this.announce(site, key);
  }

  /** @throws Problem `article-unknown`, `invalid-input` */
  async change({ accountId }: Actor, site: Site, key: string, dto: ArticleChangeDto, now: Date): Promise<void> {
    const isChanged = await this.dataSource.transaction(async (manager) => {
      const [found] = await manager.query<{ id: string }[]>(FIND, [site.id, key]);
      if (!found) throw new Problem('article-unknown');
      const before = stateOf(await manager.findOneByOrFail(Article, { siteId: site.id, key }));
      const after = planned(before, dto, site, now);
      if (JSON.stringify(before) === JSON.stringify(after)) return false;
      await manager.update(Article, { siteId: site.id, key }, after);
      await this.note(manager, accountId, site, key, { before, after });
      return true;
    });
    if (isChanged) this.announce(site, key);
  }

  private note(manager: EntityManager, actorId: string, site: Site, key: string, details: object): Promise<string> {
    const subject = { type: 'article', id: key };
    return this.audit.write(manager, { siteId: site.id, actorId, action: 'article.changed', subject, details });
  }

  private announce({ id: siteId }: Site, articleKey: string): void {
    this.events.publish({ type: 'article-settings', siteId, articleKey });
    this.events.publish({ type: 'article', siteId, articleKey });
  }
}

const stateOf = ({
  commenting,
  commentingNext,
  commentingNextAt,
  title,
  url,
  editions,
}: ArticleState): ArticleState => ({
  ...{ commenting, commentingNext, commentingNextAt, title, url },
  editions: editions.map(({ locale, url: address }) => ({ locale, url: address })),
});

/** The state after a change. What the calendar has brought about already is the article's own by now. */
function planned(before: ArticleState, dto: ArticleChangeDto, site: Site, now: Date): ArticleState {
  const errors = faultsOf(dto, site, now);
  if (errors.length > 0) throw new Problem('invalid-input', { errors });
  const { commenting, schedule, title, url, editions } = dto;
  const isPast = before.commentingNextAt !== null && before.commentingNextAt <= now;
  const kept = isPast || schedule === null ? NO_SCHEDULE : before;
  return {
    commenting: commenting ?? commentingAt(before, now),
    commentingNext: schedule ? schedule.commenting : kept.commentingNext,
    commentingNextAt: schedule ? new Date(schedule.at) : kept.commentingNextAt,
    title: title === undefined ? before.title : title,
    url: url === undefined ? before.url : url,
    editions: editions?.map(({ locale, url: address }) => ({ locale, url: address })) ?? before.editions,
  };
}

const NO_SCHEDULE = { commentingNext: null, commentingNextAt: null } as const;

function faultsOf({ schedule, url, editions = [] }: ArticleChangeDto, site: Site, now: Date): FieldError[] {
  const isPast = schedule !== undefined && schedule !== null && new Date(schedule.at) <= now;
  return [
    ...(isPast ? [{ pointer: '/schedule/at', code: 'out-of-range' as const }] : []),
    ...(typeof url === 'string' ? urlErrors(url, site, '/url') : []),
    ...editions.flatMap((edition, index) => urlErrors(edition.url, site, `/editions/${index}/url`)),
  ];
}

function view(article: Article, site: Site, heldCount: number, now: Date): ArticleSettingsView {
  const { key: id, title, url, locale, commentCount, likeCount, dislikeCount, createdAt } = article;
  const { commentingNext, commentingNextAt, editions } = article;
  const isAhead = commentingNext !== null && commentingNextAt !== null && commentingNextAt > now;
  return {
    ...{ id, title, url, locale, editions },
    commenting: commentingAt(article, now),
    effective: commentingOn(site, article, now),
    schedule: isAhead ? { commenting: commentingNext, at: commentingNextAt.toISOString() } : null,
    ...{ commentCount, heldCount, likeCount, dislikeCount },
    createdAt: createdAt.toISOString(),
  };
}
