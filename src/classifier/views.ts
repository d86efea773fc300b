import type { FoldedText } from '../text/fold.js';
import type { Reading } from '../reading/reading.js';
import type { View, Writing } from './model.js';

/** Tells the features of one view from those of another. */
export const SALT: Readonly<Record<View, number>> = { plain: 0, skeleton: 0x1b873593 };

/** What a view reads of a text. */
export function viewOf(reading: Reading, view: View): FoldedText {
  return view === 'plain' ? reading.plain : reading.skeleton;
}

/** What a text is written in, as far as its views go. */
export function writingOf({ language: { language, arabic, latin } }: Reading): Writing {
  if (arabic > 0 && 2 * arabic >= latin) return 'arabic';
  return language === 'en' || latin === 0 ? 'english' : 'latin';
}
