import type { FoldedText } from '../text/fold.js';
import type { Reading } from '../text/reading.js';
import type { View, Writing } from './model.js';

/** Tells the features of one view from those of another. */
export const SALT: Readonly<Record<View, number>> = { plain: 0, skeleton: 0x1b873593 };

/** What a view reads of a text. */
export function viewOf(reading: Reading, view: View): FoldedText {
  return view === 'plain' ? reading.folded : reading.skeleton;
}

const ARABIC = /[\u0621-\u064A]/g;
const LATIN = /[a-z]/g;

/** Arabic where at least a third of the letters are; arabizi where Latin letters carry digits that stand for Arabic ones. */
export function writingOf({ folded: { text } }: Reading): Writing {
  const arabic = text.match(ARABIC)?.length ?? 0;
  const latin = text.match(LATIN)?.length ?? 0;
  if (arabic > 0 && 2 * arabic >= latin) return 'arabic';
  return /[a-z][2357968](?![0-9])|(?<![0-9])[2357968][a-z]/.test(text) ? 'arabizi' : 'other';
}
