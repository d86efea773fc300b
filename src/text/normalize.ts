import { normalizeBody } from './length.js';

export { normalizeBody };

/** Embeddings, overrides and isolates: they would let a name reverse the page around it. */
const BIDI_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/g;

/** A name on one line: white space runs become one space, controls that change the direction of writing are dropped. */
export function normalizeName(raw: string): string {
  return normalizeBody(raw.replace(BIDI_CONTROLS, '')).replace(/\s+/g, ' ');
}

/** Letters and digits, without those that leave nothing on the page: tatweel and the Hangul fillers. */
const VISIBLE = /(?![\u0640\u115F\u1160\u3164\uFFA0])[\p{L}\p{N}]/u;

/** Whether a name can be seen on the page. */
export const isVisible = (name: string): boolean => VISIBLE.test(name);

/** What PostgreSQL cannot store in a text: a NUL, or half of a surrogate pair. Null when there is neither. */
export function findUnstorable(raw: string): 'nul' | 'lone-surrogate' | null {
  if (raw.includes('\0')) return 'nul';
  return /\p{Surrogate}/u.test(raw) ? 'lone-surrogate' : null;
}
