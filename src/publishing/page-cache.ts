import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Metrics } from '../http/metrics.js';
import { NodeEvents } from '../queue/node-events.js';

/** A rendered answer with the strong ETag of its bytes. */
export interface RenderedPage {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a renderer gives: the bytes, and until when they hold at most. */
export interface Rendering {
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly validUntil?: Date | null;
}

/** Which page of which article. `url` is given where the answer depends on nothing else of the request. */
export interface PageName {
  readonly siteId: string;
  readonly article: string;
  readonly variant: string;
  readonly url?: string;
}

/** All that is kept of one article, dropped together. */
interface Kept {
  readonly pages: Map<string, Promise<RenderedPage>>;
  readonly urls: string[];
}

const MAX_ARTICLES = 5_000;
const MAX_PAGES = 40;
const MAX_URLS = 50_000;
/** Hints drop pages at once; this bounds how long a page stays if a hint is lost. */
const LONGEST_MS = 30_000;

/**
 * Pages in memory, by article. Readers who ask for the same page at the same moment share one rendering, and whatever
 * changes an article drops all its pages, here and on every other node.
 */
@Injectable()
export class PageCache {
  private readonly articles = new LRUCache<string, Kept>({ max: MAX_ARTICLES, ttl: LONGEST_MS });
  private readonly byUrl = new LRUCache<string, RenderedPage>({ max: MAX_URLS, ttl: LONGEST_MS });

  constructor(
    events: NodeEvents,
    private readonly metrics: Metrics,
  ) {
    events.onHint((hint) => {
      if (hint.type === 'article') this.forget(articleKey(hint.siteId, hint.articleKey));
      if (hint.type === 'site') this.clear();
    });
    events.onGap(() => this.clear());
  }

  /** The page from memory, or rendered now. A failed rendering is not kept. */
  async get(name: PageName, render: () => Promise<Rendering>): Promise<RenderedPage> {
    const key = articleKey(name.siteId, name.article);
    const kept = this.keptOf(key);
    const known = kept.pages.get(name.variant);
    this.metrics.pageReads.inc({ result: known ? 'hit' : 'miss' });
    if (known) return known;
    const page = this.render(key, kept, name, render);
    if (kept.pages.size < MAX_PAGES) kept.pages.set(name.variant, page);
    return page;
  }

  /** The page that was last rendered for exactly this address, if it still holds. */
  peek(url: string): RenderedPage | undefined {
    const page = this.byUrl.get(url);
    if (page) this.metrics.pageReads.inc({ result: 'hit' });
    return page;
  }

  private keptOf(key: string): Kept {
    const known = this.articles.get(key);
    if (known) return known;
    const kept: Kept = { pages: new Map(), urls: [] };
    this.articles.set(key, kept);
    return kept;
  }

  private async render(
    key: string,
    kept: Kept,
    { variant, url }: PageName,
    render: () => Promise<Rendering>,
  ): Promise<RenderedPage> {
    try {
      const { text, headers = {}, validUntil } = await render();
      const bytes = Buffer.from(text);
      const page = { bytes, etag: etagOf(bytes), headers };
      if (validUntil) dropAt(validUntil, () => kept.pages.delete(variant));
      else if (url !== undefined) this.keepByUrl(key, kept, url, page);
      return page;
    } catch (error) {
      kept.pages.delete(variant);
      throw error;
    }
  }

  /** Not if the article was dropped while its page was being rendered: the page may be of before that. */
  private keepByUrl(key: string, kept: Kept, url: string, page: RenderedPage): void {
    if (this.articles.peek(key) !== kept || kept.urls.length >= MAX_PAGES) return;
    kept.urls.push(url);
    this.byUrl.set(url, page);
  }

  private forget(key: string): void {
    for (const url of this.articles.peek(key)?.urls ?? []) this.byUrl.delete(url);
    this.articles.delete(key);
  }

  private clear(): void {
    this.articles.clear();
    this.byUrl.clear();
  }
}

const articleKey = (siteId: string, article: string): string => `${siteId}/${article}`;

const dropAt = (moment: Date, drop: () => void): void =>
  void setTimeout(drop, Math.min(moment.getTime() - Date.now(), LONGEST_MS)).unref();

/** Strong: equal for equal bytes only. */
export const etagOf = (bytes: Buffer): string =>
  `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
