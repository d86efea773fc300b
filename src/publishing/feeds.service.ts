import { Injectable } from '@nestjs/common';
import { Feed, type Item } from 'feed';
import { DataSource } from 'typeorm';
import { messagesIn } from '../i18n/messages.js';
import { ArticlesService } from '../sites/articles.service.js';
import type { Article } from '../sites/article.entity.js';
import type { Site } from '../sites/site.entity.js';
import { PageCache, type RenderedPage } from './page-cache.js';

const MOST_ITEMS = 50;

/** Each format with what comes behind `comments.` in its address, and its media type. */
export const FEED_TYPES = {
  atom: 'application/atom+xml; charset=utf-8',
  'json-feed': 'application/feed+json; charset=utf-8',
} as const;
export type FeedFormat = keyof typeof FEED_TYPES;

/** Which feed, and under which origin the caller reached the service. */
export interface FeedRequest {
  readonly site: Site;
  readonly articleKey: string;
  readonly format: FeedFormat;
  readonly service: string;
}

interface FeedRow {
  readonly id: string;
  readonly body: string;
  readonly author_name: string;
  readonly created_at: Date;
  readonly decided_at: Date;
}

/** The newest comments of an article for programs that read feeds. */
@Injectable()
export class FeedsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly articles: ArticlesService,
    private readonly cache: PageCache,
  ) {}

  /** An article that nobody has commented on has a feed without items. */
  render(request: FeedRequest): Promise<RenderedPage> {
    const { site, articleKey, format, service } = request;
    const variant = `feed ${format} ${service}`;
    return this.cache.get({ siteId: site.id, article: articleKey, variant }, async () => {
      const article = await this.articles.find(site, articleKey);
      const rows = article === null ? [] : await this.load(site, article);
      return { text: renderFeed(request, article, rows) };
    });
  }

  private load(site: Site, { id }: Article): Promise<FeedRow[]> {
    return this.dataSource.query<FeedRow[]>(NEWEST, [site.id, id, MOST_ITEMS]);
  }
}

/** By the time they were published, which is when they are new to whoever reads. */
const NEWEST = `
  SELECT id, body, author_name, created_at, decided_at FROM comment
  WHERE site_id = $1 AND article_id = $2 AND status = 'approved' AND decided_at IS NOT NULL
  ORDER BY decided_at DESC, id DESC LIMIT $3`;

/** The service's address of a feed, without its origin. */
export const feedPath = (site: Site, articleKey: string, format: FeedFormat): string =>
  `/v1/sites/${site.key}/articles/${encodeURIComponent(articleKey)}/comments.${format}`;

/** RFC 8288: where the comments of an article are to be had as feeds. */
export const feedLinks = (site: Site, articleKey: string): string =>
  Object.entries(FEED_TYPES)
    .map(([format, type]) => {
      const path = feedPath(site, articleKey, format as FeedFormat);
      return `<${path}>; rel="alternate"; type="${type.split(';')[0]}"`;
    })
    .join(', ');

function renderFeed(
  { site, articleKey, format, service }: FeedRequest,
  article: Article | null,
  rows: FeedRow[],
): string {
  const self = service + feedPath(site, articleKey, format);
  const page =
    article?.url ??
    `${service}/v1/sites/${site.key}/articles/${encodeURIComponent(articleKey)}/comments.html?view=page`;
  const heading = messagesIn(site.settings.locale).form.heading;
  const feed = new Feed({
    title: printable([heading, article?.title, site.name].filter(Boolean).join(' – ')),
    id: self,
    link: page,
    language: site.settings.locale,
    generator: 'Hashiya',
    // Equal for equal comments, or every answer would be another one.
    updated: rows[0]?.decided_at ?? article?.createdAt ?? site.createdAt,
    feedLinks: format === 'atom' ? { atom: self } : { json: self },
  });
  rows.forEach((row) => feed.addItem(toItem(row, page, format)));
  return format === 'atom' ? feed.atom1() : feed.json1();
}

/** Titles are HTML in Atom as the library writes it, and plain text in JSON. */
function toItem(row: FeedRow, page: string, format: FeedFormat): Item {
  const name = printable(row.author_name);
  return {
    title: format === 'atom' ? escapeHtml(name) : name,
    id: `urn:uuid:${row.id}`,
    link: `${page}#comment-${row.id}`,
    date: row.decided_at,
    published: row.created_at,
    content: paragraphsOf(printable(row.body)),
    author: [{ name }],
  };
}

/** XML 1.0 has no place for most control characters, not even escaped. */
// oxlint-disable-next-line no-control-regex
const printable = (text: string): string => text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

const paragraphsOf = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((paragraph) => `<p dir="auto">${escapeHtml(paragraph).replace(/\n/g, '<br>')}</p>`)
    .join('');
