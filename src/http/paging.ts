import { createHmac, timingSafeEqual } from 'node:crypto';
import { Problem } from './problem.js';

export const DEFAULT_LIMIT = 20;
export const MAX_LIMIT = 100;

/** Where a list goes on: the sort key and id of the item at the border, and the list that they belong to. */
export interface Position {
  readonly direction: 'next' | 'previous';
  readonly key: number;
  readonly id: string;
}

/** Paging as answers show it. */
export interface PageLinks {
  readonly next: string | null;
  readonly previous: string | null;
  readonly hasMore: boolean;
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Opaque cursors, bound by a keyed hash to the list they were given for. */
export class CursorCodec {
  constructor(private readonly key: Buffer) {}

  /** @param list names the list and its order, such as `comments/<article>/newest` */
  write(list: string, { direction, key, id }: Position): string {
    const text = `${direction === 'next' ? 'n' : 'p'}${key}.${id}`;
    return Buffer.concat([this.seal(list, text), Buffer.from(text)]).toString('base64url');
  }

  /** @throws Problem `bad-cursor` for one that is altered, or of another list */
  read(list: string, cursor: string): Position {
    const bytes = Buffer.from(cursor, 'base64url');
    const text = bytes.subarray(SEAL_BYTES).toString();
    const isWhole = bytes.length > SEAL_BYTES && bytes.toString('base64url') === cursor;
    const isOurs = isWhole && timingSafeEqual(bytes.subarray(0, SEAL_BYTES), this.seal(list, text));
    const dot = text.lastIndexOf('.');
    const [border, id] = [text.slice(0, dot), text.slice(dot + 1)];
    if (!isOurs || !UUID.test(id)) throw new Problem('bad-cursor');
    return { direction: border.startsWith('n') ? 'next' : 'previous', key: Number(border.slice(1)), id };
  }

  private seal(list: string, text: string): Buffer {
    return createHmac('sha256', this.key).update(`${list}\n${text}`).digest().subarray(0, SEAL_BYTES);
  }
}

const SEAL_BYTES = 9;

/** Reads `limit`. @throws Problem `bad-parameter` unless it is a whole number from 1 to 100 */
export function readLimit(value: string | undefined): number {
  if (value === undefined) return DEFAULT_LIMIT;
  const limit = /^\d{1,3}$/.test(value) ? Number(value) : 0;
  if (limit < 1 || limit > MAX_LIMIT) throw new Problem('bad-parameter', { params: { name: 'limit' } });
  return limit;
}

/** RFC 8288 Link header for a page. @param path path and query without the cursor */
export function linkHeader(path: string, { next, previous }: PageLinks): string | undefined {
  const joint = path.includes('?') ? '&' : '?';
  const links = [
    next && `<${path}${joint}cursor=${next}>; rel="next"`,
    previous && `<${path}${joint}cursor=${previous}>; rel="prev"`,
  ].filter(Boolean);
  return links.length > 0 ? links.join(', ') : undefined;
}
