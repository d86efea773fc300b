import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LRUCache } from 'lru-cache';
import { Repository } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Problem } from '../http/problem.js';
import { NodeEvents } from '../queue/node-events.js';
import { Article, type Commenting } from './article.entity.js';
import type { Site } from './site.entity.js';

/** What a site says of an article when it is first seen. */
export interface ArticleGiven {
  readonly title?: string | undefined;
  readonly url?: string | undefined;
  readonly locale?: string | undefined;
}

export interface CommentingChange {
  readonly commenting: Commenting;
  /** From when on; at once when absent. */
  readonly from?: Date | undefined;
}

const MAX_CACHED = 10_000;
const CACHE_MS = 5_000;

/** Articles by the site's own id. What is cached changes rarely: schedule, title, address; never the counts. */
@Injectable()
export class ArticlesService {
  private readonly cache = new LRUCache<string, Article>({ max: MAX_CACHED, ttl: CACHE_MS });

  constructor(
    @InjectRepository(Article) private readonly articles: Repository<Article>,
    private readonly events: NodeEvents,
  ) {
    events.onHint(
      (hint) => hint.type === 'article-settings' && this.cache.delete(cacheKey(hint.siteId, hint.articleKey)),
    );
    events.onGap(() => this.cache.clear());
  }

  async find(site: Site, key: string): Promise<Article | null> {
    const known = this.cache.get(cacheKey(site.id, key));
    if (known) return known;
    const article = await this.articles.findOneBy({ siteId: site.id, key });
    if (article) this.cache.set(cacheKey(site.id, key), article);
    return article;
  }

  /**
   * The article, made at first sight where the site allows it; what is said of a known one is ignored.
   * @throws Problem `article-not-registered`
   */
  async ensure(site: Site, key: string, given: ArticleGiven = {}): Promise<Article> {
    const known = await this.find(site, key);
    if (known) return known;
    if (site.settings.articles === 'registered') throw new Problem('article-not-registered');
    return this.register(site, key, given);
  }

  async register(site: Site, key: string, given: ArticleGiven): Promise<Article> {
    const row = { siteId: site.id, id: uuidv7(), key, ...given };
    await this.articles.createQueryBuilder().insert().values(row).orIgnore().execute();
    return this.articles.findOneByOrFail({ siteId: site.id, key });
  }

  async setCommenting(site: Site, key: string, { commenting, from }: CommentingChange): Promise<void> {
    await this.ensure(site, key);
    const change = from
      ? { commentingNext: commenting, commentingNextAt: from }
      : { commenting, commentingNext: null, commentingNextAt: null };
    await this.articles.update({ siteId: site.id, key }, change);
    this.events.publish({ type: 'article-settings', siteId: site.id, articleKey: key });
    this.events.publish({ type: 'article', siteId: site.id, articleKey: key });
  }
}

const cacheKey = (siteId: string, key: string): string => `${siteId}/${key}`;
