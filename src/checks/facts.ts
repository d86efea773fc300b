import type { SubmittedText } from '../evidence/submitted-text.js';
import type { CheckSettings } from './check-settings.js';

/** What is known about the author and about similar comments, loaded before the checks run. */
export interface Facts {
  /** Comments of this very author (same token or account), decided so far. */
  readonly author: { readonly approved: number; readonly rejected: number; readonly held: number };
  /** Comments with the same folded text, inside the window of the settings. */
  readonly sameText: { readonly byAuthor: number; readonly byOthers: number };
  /** The closest comment of another author inside the window: similarity 0 to 1 of the shingle sketches, and how many are near. */
  readonly nearText: { readonly similarity: number; readonly count: number };
}

/** All that a check may look at. */
export interface CheckContext {
  readonly text: SubmittedText;
  readonly authorName: string;
  readonly facts: Facts;
  readonly settings: CheckSettings;
}

export const NO_FACTS: Facts = {
  author: { approved: 0, rejected: 0, held: 0 },
  sameText: { byAuthor: 0, byOthers: 0 },
  nearText: { similarity: 0, count: 0 },
};
