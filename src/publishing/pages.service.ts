import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { linkHeader, readLimit } from '../http/paging.js';
import { Problem } from '../http/problem.js';
import type { Site } from '../sites/site.entity.js';
import { PageCache, type RenderedPage } from './page-cache.js';
import { PageQuery, type LoadedPage, type PageRequest } from './page.query.js';
import { SORTS, type Sort } from './page.view.js';

/** Query parameters of a page as they arrive. */
export type PageParameters = Readonly<Record<string, unknown>>;

/** All that a list understands: two pages that differ in any of them are two pages. */
export const LIST_PARAMETERS: readonly string[] = ['sort', 'limit', 'cursor', 'thread', 'around'];

/** Approved comments of an article, page by page. */
@Injectable()
export class PagesService {
  constructor(
    private readonly query: PageQuery,
    private readonly cache: PageCache,
  ) {}

  /**
   * The page as JSON, from memory where possible.
   * @param url path and query as they were asked for
   * @throws Problem `bad-parameter`, `bad-cursor`, `comment-unknown`
   */
  render(site: Site, articleKey: string, parameters: PageParameters, url: string): Promise<RenderedPage> {
    const request = this.read(site, articleKey, parameters);
    const { sort, limit, thread, cursor, around } = request;
    const variant = `json ${JSON.stringify([sort, limit, thread, cursor, around])}`;
    return this.cache.get({ siteId: site.id, article: articleKey, variant, url }, async () => {
      const { view, validUntil } = await this.query.load(request);
      const link = linkHeader(pathOf(site, request), view.page);
      return { text: JSON.stringify(view), validUntil, ...(link !== undefined && { headers: { Link: link } }) };
    });
  }

  load(site: Site, articleKey: string, parameters: PageParameters): Promise<LoadedPage> {
    return this.query.load(this.read(site, articleKey, parameters));
  }

  private read(site: Site, articleKey: string, parameters: PageParameters): PageRequest {
    const { sort = 'newest', limit, cursor = null, thread = null, around = null } = parameters;
    if (Object.keys(parameters).some((name) => !LIST_PARAMETERS.includes(name))) throw badParameter(parameters);
    if (!isSort(sort)) throw new Problem('bad-parameter', { params: { name: 'sort' } });
    if (limit !== undefined && typeof limit !== 'string')
      throw new Problem('bad-parameter', { params: { name: 'limit' } });
    if (cursor !== null && typeof cursor !== 'string') throw new Problem('bad-cursor');
    if (thread !== null && (typeof thread !== 'string' || !isUUID(thread)))
      throw new Problem('bad-parameter', { params: { name: 'thread' } });
    if (around !== null && (typeof around !== 'string' || !isUUID(around) || cursor !== null))
      throw new Problem('bad-parameter', { params: { name: 'around' } });
    return { site, articleKey, sort, limit: readLimit(limit), cursor, thread, around };
  }
}

function badParameter(parameters: PageParameters): Problem {
  const name = Object.keys(parameters).find((key) => !LIST_PARAMETERS.includes(key)) ?? '';
  return new Problem('bad-parameter', { params: { name: name.slice(0, 40) } });
}

const isSort = (value: unknown): value is Sort => SORTS.some((sort) => sort === value);

function pathOf(site: Site, { articleKey, sort, limit, thread }: PageRequest): string {
  const parameters = new URLSearchParams({ sort, limit: String(limit), ...(thread !== null && { thread }) });
  return `/v1/sites/${site.key}/articles/${encodeURIComponent(articleKey)}/comments?${parameters.toString()}`;
}
