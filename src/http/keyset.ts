import { CursorCodec, readLimit, type PageLinks, type Position } from './paging.js';
import { Problem } from './problem.js';

/** A request for a page of a list that shows its newest first. */
export interface KeysetRequest {
  /** Names the list; cursors of others are refused. */
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

/**
 * Cuts what was read to a page.
 * @param rows from the border on, in the direction of reading, one more than asked for if there is one
 * @param borderOf where the list goes on after, or before, this row
 */
export function cutPage<Row>(
  cursors: CursorCodec,
  { list, limit, position }: KeysetRequest,
  rows: readonly Row[],
  borderOf: (row: Row) => Pick<Position, 'key' | 'id'>,
): { readonly shown: readonly Row[]; readonly page: PageLinks } {
  const isBackward = position?.direction === 'previous';
  const hasFurther = rows.length > limit;
  const kept = rows.slice(0, limit);
  const shown = isBackward ? kept.toReversed() : kept;
  const write = (direction: Position['direction'], row: Row | undefined): string | null =>
    row === undefined ? null : cursors.write(list, { direction, ...borderOf(row) });
  const next = isBackward || hasFurther ? write('next', shown.at(-1)) : null;
  const hasLess = isBackward ? hasFurther : position !== null;
  return { shown, page: { next, previous: hasLess ? write('previous', shown[0]) : null, hasMore: next !== null } };
}
