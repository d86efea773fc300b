import { readLimit, type CursorCodec, type PageLinks, type Position } from './paging.js';
import { Problem } from './problem.js';

/** A request for a page of a list that shows its newest first. */
export interface KeysetRequest {
  /** Names the list with everything that selects its items; cursors of others are refused. */
  readonly list: string;
  readonly limit: number;
  readonly position: Position | null;
}

/** Query parameters as they arrive. */
export interface KeysetParameters {
  readonly limit?: unknown;
  readonly cursor?: unknown;
}

/** @throws Problem `bad-parameter`, `bad-cursor` */
export function readKeyset(cursors: CursorCodec, list: string, { limit, cursor }: KeysetParameters): KeysetRequest {
  if (limit !== undefined && typeof limit !== 'string')
    throw new Problem('bad-parameter', { params: { name: 'limit' } });
  if (cursor !== undefined && typeof cursor !== 'string') throw new Problem('bad-cursor');
  return { list, limit: readLimit(limit), position: cursor === undefined ? null : cursors.read(list, cursor) };
}

/** How SQL goes on from a position: `id < $n` with the newest first, or the other way round for the page before. */
export function borderOf(position: Position | null): { readonly sign: '<' | '>'; readonly order: 'DESC' | 'ASC' } {
  return position?.direction === 'previous' ? { sign: '>', order: 'ASC' } : { sign: '<', order: 'DESC' };
}

/** Where a list in the order of ids goes on after a row. */
export const byId = ({ id }: { readonly id: string }): Pick<Position, 'key' | 'id'> => ({ key: 0, id });

/**
 * Cuts what was read to a page.
 * @param rows from the border on, in the order of `borderOf`, one more than asked for if there is one
 * @param placeOf where the list goes on after, or before, this row
 */
export function cutPage<Row>(
  cursors: CursorCodec,
  { list, limit, position }: KeysetRequest,
  rows: readonly Row[],
  placeOf: (row: Row) => Pick<Position, 'key' | 'id'>,
): { readonly items: readonly Row[]; readonly page: PageLinks } {
  const isBackward = position?.direction === 'previous';
  const hasFurther = rows.length > limit;
  const kept = rows.slice(0, limit);
  const items = isBackward ? kept.toReversed() : kept;
  const write = (direction: Position['direction'], row: Row | undefined): string | null =>
    row === undefined ? null : cursors.write(list, { direction, ...placeOf(row) });
  const next = isBackward || hasFurther ? write('next', items.at(-1)) : null;
  const hasLess = isBackward ? hasFurther : position !== null;
  return { items, page: { next, previous: hasLess ? write('previous', items[0]) : null, hasMore: next !== null } };
}
