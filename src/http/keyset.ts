import type { CursorCodec, PageLinks, Position } from './paging.js';

/** A list in the order of ids, newest first, as `?limit=` and `?cursor=` ask for it. */
export interface Wanted {
  /** What cursors are bound to: the list with everything that selects its items. */
  readonly list: string;
  readonly limit: number;
  readonly position: Position | null;
}

/** How SQL goes on from a position: `id < $n` with the newest first, or the other way round for the page before. */
export function borderOf(position: Position | null): { readonly sign: '<' | '>'; readonly order: 'DESC' | 'ASC' } {
  return position?.direction === 'previous' ? { sign: '>', order: 'ASC' } : { sign: '<', order: 'DESC' };
}

/**
 * Cuts a page out of rows that were read in the order of `borderOf`, one more than asked for, which tells whether there
 * is more.
 */
export function cutPage<Row extends { readonly id: string }>(
  codec: CursorCodec,
  { list, limit, position }: Wanted,
  rows: readonly Row[],
): { readonly items: Row[]; readonly page: PageLinks } {
  const isBackward = position?.direction === 'previous';
  const hasFurther = rows.length > limit;
  const kept = rows.slice(0, limit);
  const items = isBackward ? kept.toReversed() : kept;
  const [first, last] = [items[0], items.at(-1)];
  const hasMore = last !== undefined && (isBackward || hasFurther);
  const hasLess = first !== undefined && (isBackward ? hasFurther : position !== null);
  const link = (direction: Position['direction'], { id }: Row): string => codec.write(list, { direction, key: 0, id });
  return {
    items,
    page: { next: hasMore ? link('next', last) : null, previous: hasLess ? link('previous', first) : null, hasMore },
  };
}
