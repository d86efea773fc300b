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

type Variants = Map<string, Promise<RenderedPage>>;

const MAX_ARTICLES = 5_000;
const MAX_VARIANTS = 40;
/** Hints drop pages at once; this bounds how long a page stays if a hint is lost. */
const LONGEST_MS = 30_000;

/**
 * Pages in memory, by article. Readers who ask for the same page at the same moment share one rendering, and whatever
 * changes an article drops all its pages, here and on every other node.
 */
@Injectable()
export class PageCache {
  private readonly articles = new LRUCache<string, Variants>({ max: MAX_ARTICLES });

  constructor(
    events: NodeEvents,
    private readonly metrics: Metrics,
  ) {
    events.onHint((hint) => {
      if (hint.type === 'article') this.articles.delete(articleKey(hint.siteId, hint.articleKey));
      if (hint.type === 'site') this.articles.clear();
    });
    events.onGap(() => this.articles.clear());
  }

  /** The page from memory, or rendered now. A failed rendering is not kept. */
  async get(siteId: string, article: string, variant: string, render: () => Promise<Rendering>): Promise<RenderedPage> {
    const variants = this.variantsOf(articleKey(siteId, article));
    const known = variants.get(variant);
    this.metrics.pageReads.inc({ result: known ? 'hit' : 'miss' });
    if (known) return known;
    const page = this.render(variants, variant, render);
    if (variants.size < MAX_VARIANTS) variants.set(variant, page);
    return page;
  }

  private variantsOf(key: string): Variants {
    const known = this.articles.get(key);
    if (known) return known;
    const variants: Variants = new Map();
    this.articles.set(key, variants, { ttl: LONGEST_MS });
    return variants;
  }

  private async render(variants: Variants, variant: string, render: () => Promise<Rendering>): Promise<RenderedPage> {
    try {
      const { text, headers = {}, validUntil } = await render();
      const bytes = Buffer.from(text);
      if (validUntil)
        setTimeout(() => variants.delete(variant), Math.min(validUntil.getTime() - Date.now(), LONGEST_MS)).unref();
      return { bytes, etag: etagOf(bytes), headers };
    } catch (error) {
      variants.delete(variant);
      throw error;
    }
  }
}

const articleKey = (siteId: string, article: string): string => `${siteId}/${article}`;

/** Strong: equal for equal bytes only. */
export const etagOf = (bytes: Buffer): string =>
  `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
