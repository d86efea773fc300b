import { normalizeBody } from './length.js';

export { normalizeBody };

/** Embeddings, overrides and isolates: they would let a name reverse the page around it. */
const BIDI_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/g;

/** A name on one line: white space runs become one space, controls that change the direction of writing are dropped. */
export function normalizeName(raw: string): string {
  return normalizeBody(raw.replace(BIDI_CONTROLS, '')).replace(/\s+/g, ' ');
}

/** What PostgreSQL cannot store in a text: a NUL, or half of a surrogate pair. Null when there is neither. */
export function findUnstorable(raw: string): 'nul' | 'lone-surrogate' | null {
  if (raw.includes('\0')) return 'nul';
  return /\p{Surrogate}/u.test(raw) ? 'lone-surrogate' : null;
}
