import { invalid } from '../http/problem.js';
import { fitsCharacters } from '../text/length.js';
import { findUnstorable, normalizeBody } from '../text/normalize.js';

/** UTF-16 units of the longest emoji families are 11 a character; what has more is no text. */
const MOST_UNITS_PER_CHARACTER = 4;

/**
 * A text that a reader gives beside comments, normalised as those are.
 * @param limit in characters as a reader counts them
 * @throws Problem `invalid-input` at the pointer when it is empty, too long or cannot be stored
 */
export function readText(pointer: string, raw: string, limit: number): string {
  if (findUnstorable(raw) !== null) throw invalid(pointer, 'not-storable');
  const text = normalizeBody(raw);
  if (text === '') throw invalid(pointer, 'required');
  if (text.length > limit * MOST_UNITS_PER_CHARACTER || !fitsCharacters(text, limit))
    throw invalid(pointer, 'too-long', { limit });
  return text;
}
