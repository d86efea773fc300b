import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Runtime } from '../config/runtime.js';
import { CursorCodec, linkHeader, type PageLinks, type Position } from '../http/paging.js';
import { narrow } from './queue.conditions.js';
import { QueueItems, type Viewer } from './queue.items.js';
import { isPagingParameter, readQueueRequest, type QueueParameters, type QueueRequest } from './queue.request.js';
import { QueuePlaces } from './queue.places.js';
import type { QueuePlace } from './queue.sql.js';
import type { QueuePageView } from './queue.view.js';
import { ReadableSites } from './readable-sites.js';

/** The moderators' lists of comments, by keyset in every order. */
@Injectable()
export class QueueService {
  private readonly cursors: CursorCodec;

  constructor(
    private readonly dataSource: DataSource,
    private readonly sites: ReadableSites,
    private readonly places: QueuePlaces,
    private readonly items: QueueItems,
    { keys }: Runtime,
  ) {
    this.cursors = new CursorCodec(keys.for('cursor'));
  }

  /**
   * A page of the comments that the actor may read.
   * @throws Problem `bad-parameter`, `bad-cursor`, `site-unknown`
   */
  async list(viewer: Viewer, parameters: QueueParameters): Promise<QueuePageView> {
    const request = readQueueRequest(parameters);
    const list = nameOf(request);
    const position = request.cursor === null ? null : this.cursors.read(list, request.cursor);
    const siteIds = await this.sites.idsFor(viewer.actor, request.filters.site);
    const rows = await this.findPlaces(request, siteIds, position);
    const { shown, page } = this.cut(rows, request, list, position);
    return { items: await this.items.load(viewer, shown), page };
  }

  private async findPlaces(
    { filters, sort, limit }: QueueRequest,
    siteIds: readonly string[],
    position: Position | null,
  ): Promise<QueuePlace[]> {
    const articleIds = filters.article === null ? null : await this.findArticles(filters.article, siteIds);
    const narrowing = narrow(filters, articleIds);
    if (siteIds.length === 0 || narrowing === null) return [];
    const { status: tab, campaign, author } = filters;
    const isFolded = tab === 'held' && campaign === null && author === null;
    return this.places.find({ ...narrowing, siteIds, tab, sort, position, isFolded, rows: limit + 1 });
  }

  private async findArticles(key: string, siteIds: readonly string[]): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM article WHERE site_id = ANY($1) AND key = $2`,
      [siteIds, key],
    );
    return rows.map(({ id }) => id);
  }

  /** One row more than asked for tells whether there is more. */
  private cut(
    rows: readonly QueuePlace[],
    { limit }: QueueRequest,
    list: string,
    position: Position | null,
  ): { shown: QueuePlace[]; page: PageLinks } {
    const isBackward = position?.direction === 'previous';
    const isLonger = rows.length > limit;
    const kept = rows.slice(0, limit);
    const shown = isBackward ? kept.toReversed() : kept;
    const write = (direction: Position['direction'], row: QueuePlace | undefined): string | null =>
      row ? this.cursors.write(list, { direction, key: row.key, id: row.place }) : null;
    const next = isBackward || isLonger ? write('next', shown.at(-1)) : null;
    const hasPrevious = isBackward ? isLonger : position !== null;
    return {
      shown,
      page: { next, previous: hasPrevious ? write('previous', shown[0]) : null, hasMore: next !== null },
    };
  }
}

/** What a cursor belongs to: the filters and the order, whatever the size of the page. */
const nameOf = ({ filters, sort }: QueueRequest): string => `queue/${JSON.stringify([filters, sort])}`;

/** RFC 8288 links of a page, for the parameters as they were given. */
export function linksOf(parameters: QueueParameters, page: PageLinks): string | undefined {
  const given = Object.entries(parameters).filter(([name]) => !isPagingParameter(name) || name === 'limit');
  const query = new URLSearchParams(given as [string, string][]).toString();
  return linkHeader(`/v1/moderation/comments${query === '' ? '' : `?${query}`}`, page);
}
