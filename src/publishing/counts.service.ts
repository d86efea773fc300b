import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import { Problem } from '../http/problem.js';
import { NodeEvents } from '../queue/node-events.js';
import { isArticleKey } from '../sites/article-key.pipe.js';
import type { Site } from '../sites/site.entity.js';
import { etagOf, type RenderedPage } from './page-cache.js';

/** Numbers for one card on a front page. */
export interface ArticleCounts {
  readonly id: string;
  readonly commentCount: number;
  readonly reactions: { readonly like: number; readonly dislike: number };
}

const MOST_ARTICLES = 100;
const MAX_CACHED = 20_000;
const LONGEST_MS = 30_000;

/** Counts of many articles in one call. Each article's numbers are kept by themselves, whatever list asks for them. */
@Injectable()
export class CountsService {
  private readonly cache = new LRUCache<string, ArticleCounts>({ max: MAX_CACHED, ttl: LONGEST_MS });

  constructor(
    private readonly dataSource: DataSource,
    events: NodeEvents,
  ) {
    events.onHint((hint) => hint.type === 'article' && this.cache.delete(`${hint.siteId}/${hint.articleKey}`));
    events.onGap(() => this.cache.clear());
  }

  /**
   * @param articles article ids of the site, separated by commas
   * @throws Problem `bad-parameter` for none, more than 100, or one that is no id
   */
  async render(site: Site, articles: unknown): Promise<RenderedPage> {
    const items = await this.find(site, readKeys(articles));
    const bytes = Buffer.from(JSON.stringify({ items, page: { next: null, previous: null, hasMore: false } }));
    return { bytes, etag: etagOf(bytes), headers: {} };
  }

  private async find(site: Site, keys: readonly string[]): Promise<ArticleCounts[]> {
    const missing = keys.filter((key) => !this.cache.has(`${site.id}/${key}`));
    const found = new Map((await this.load(site, missing)).map((counts) => [counts.id, counts]));
    for (const key of missing) this.cache.set(`${site.id}/${key}`, found.get(key) ?? none(key));
    return keys.map((key) => this.cache.get(`${site.id}/${key}`) ?? found.get(key) ?? none(key));
  }

  private async load(site: Site, keys: readonly string[]): Promise<ArticleCounts[]> {
    if (keys.length === 0) return [];
    const rows = await this.dataSource.query<
      { key: string; comment_count: number; like_count: number; dislike_count: number }[]
    >('SELECT key, comment_count, like_count, dislike_count FROM article WHERE site_id = $1 AND key = ANY ($2)', [
      site.id,
      keys,
    ]);
    return rows.map(({ key, comment_count, like_count, dislike_count }) => ({
      id: key,
      commentCount: comment_count,
      reactions: { like: like_count, dislike: dislike_count },
    }));
  }
}

const none = (id: string): ArticleCounts => ({ id, commentCount: 0, reactions: { like: 0, dislike: 0 } });

function readKeys(articles: unknown): string[] {
  const keys = typeof articles === 'string' ? [...new Set(articles.split(',').filter((key) => key !== ''))] : [];
  if (keys.length === 0 || keys.length > MOST_ARTICLES || !keys.every(isArticleKey))
    throw new Problem('bad-parameter', { params: { name: 'articles' } });
  return keys.map((key) => key.normalize('NFC'));
}
