import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import type { Locale } from '../i18n/locale.js';
import { messagesIn } from '../i18n/messages.js';
import type { PolicyClause } from '../policy/clauses.js';
import { NodeEvents } from '../queue/node-events.js';

/** A text in the languages that the site has written it in. */
export type OwnWords = Partial<Record<Locale, string>>;

/** A clause in the site's own words; what is left out is as the service ships it. */
export interface OwnClause {
  readonly title: OwnWords;
  readonly text: OwnWords;
  /** How often the site has changed it. */
  readonly version: number;
}

/** What a site says in its own words. */
export interface PolicyContent {
  readonly introduction: OwnWords;
  readonly clauses: Partial<Record<PolicyClause, OwnClause>>;
}

/** The words of a site's policy as they are now. */
export interface PolicyText {
  /** 0 for a site that has changed nothing. */
  readonly version: number;
  readonly changedAt: Date | null;
  readonly content: PolicyContent;
}

export interface ClauseWords {
  readonly title: string;
  readonly text: string;
}

export const AS_SHIPPED: PolicyText = { version: 0, changedAt: null, content: { introduction: {}, clauses: {} } };

const MAX_CACHED = 1_000;
/** Hints make changes visible at once; this bounds the delay when one is lost. */
const CACHE_MS = 10_000;

/** The words of sites' policies, from memory on every request. */
@Injectable()
export class PolicyTexts {
  private readonly cache: LRUCache<string, PolicyText>;

  constructor(
    private readonly dataSource: DataSource,
    events: NodeEvents,
  ) {
    const fetchMethod = (siteId: string) => this.load(siteId);
    this.cache = new LRUCache({ max: MAX_CACHED, ttl: CACHE_MS, fetchMethod, ignoreFetchAbort: true });
    events.onHint((hint) => hint.type === 'site' && this.cache.clear());
    events.onGap(() => this.cache.clear());
  }

  async of(siteId: string): Promise<PolicyText> {
    return (await this.cache.fetch(siteId)) ?? AS_SHIPPED;
  }

  private async load(siteId: string): Promise<PolicyText> {
    const [row] = await this.dataSource.query<{ version: number; created_at: Date; content: PolicyContent }[]>(NEWEST, [
      siteId,
    ]);
    return row ? { version: row.version, changedAt: row.created_at, content: row.content } : AS_SHIPPED;
  }
}

/** How a clause reads in a language: in the site's words where it has some. */
export function wordsOf({ content }: PolicyText, clause: PolicyClause, locale: Locale): ClauseWords {
  const shipped = messagesIn(locale).clauses[clause];
  const own = content.clauses[clause];
  return { title: own?.title[locale] ?? shipped.title, text: own?.text[locale] ?? shipped.text };
}

const NEWEST = `
  SELECT version, created_at, content FROM policy_text WHERE site_id = $1 ORDER BY version DESC LIMIT 1`;
