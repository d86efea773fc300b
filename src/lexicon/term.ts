import type { IgnoreReason, ListEntry } from './entry.js';

/** When an entry counts, in milliseconds since 1970: from the first moment on, before the last. */
export interface Term {
  readonly from: number;
  readonly until: number;
}

const ISO_DAY = /^\d{4}-\d\d-\d\d$/;
const ISO_MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;
const DAY_MS = 86_400_000;

/** The term of an entry, null when it has none, or why it cannot be one. */
export function termOf({ from, until }: Pick<ListEntry, 'from' | 'until'>): Term | null | IgnoreReason {
  if (from === undefined && until === undefined) return null;
  const term = { from: from === undefined ? -Infinity : firstMoment(from), until: endOf(until) };
  if (Number.isNaN(term.from) || Number.isNaN(term.until)) return 'bad-date';
  return term.from < term.until ? term : 'ends-before-it-starts';
}

/** Without a moment every entry counts. */
export const isInTerm = (term: Term | null, now: Date | undefined): boolean =>
  term === null || now === undefined || (term.from <= now.getTime() && now.getTime() < term.until);

/** The last day counts to its end. */
function endOf(until: string | undefined): number {
  if (until === undefined) return Infinity;
  return firstMoment(until) + (ISO_DAY.test(until) ? DAY_MS : 1);
}

/** NaN for anything that is no date, the thirtieth of February too. */
function firstMoment(iso: string): number {
  if (typeof iso !== 'string' || (!ISO_DAY.test(iso) && !ISO_MOMENT.test(iso))) return NaN;
  const day = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  const isOnCalendar = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso.slice(0, 10));
  return isOnCalendar ? Date.parse(iso) : NaN;
}
