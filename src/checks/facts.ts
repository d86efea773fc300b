import type { SubmittedText } from '../evidence/submitted-text.js';
import type { CheckSettings } from './check-settings.js';

/** Many nearly identical comments by several authors within an hour. */
export interface Campaign {
  /** The same for all comments of one campaign, as far as can be known when each arrives. */
  readonly key: string;
  readonly comments: number;
  readonly authors: number;
  /** Whether one of them was found to be part of it already. */
  readonly isKnown: boolean;
}

/**
 * - `unproven`: sent in a way that machines send, by somebody who could not be asked to prove anything
 * - `reworded`: other words for a text that a moderator or readers' reports had stopped
 */
export type MustWait = 'unproven' | 'reworded';

/** What is known about the author and about similar comments, loaded before the checks run. */
export interface Facts {
  /** Comments of this very author (same token or account), decided so far. */
  readonly author: { readonly approved: number; readonly rejected: number; readonly held: number };
  /** Comments by the same author or e-mail in the last five minutes, this one not counted. */
  readonly recent: { readonly byAuthor: number };
  /** Comments with the same folded text, inside the window of the settings. */
  readonly sameText: { readonly byAuthor: number; readonly byOthers: number };
  /** The closest comment of another author inside the window: similarity 0 to 1 of the shingle sketches, and how many are near. */
  readonly nearText: { readonly similarity: number; readonly count: number };
  /** Nearly identical comments within the last hour, this one counted; null when there is none but this. */
  readonly campaign: Campaign | null;
  /** Why a moderator has to see the text whatever the checks find; null when none has to. */
  readonly mustWait: MustWait | null;
}

/** All that a check may look at. */
export interface CheckContext {
  readonly text: SubmittedText;
  readonly authorName: string;
  readonly facts: Facts;
  readonly settings: CheckSettings;
  /** The moment of judging, by which entries of the word list with a term count; without it they count always. */
  readonly now?: Date;
}

export const NO_FACTS: Facts = {
  author: { approved: 0, rejected: 0, held: 0 },
  recent: { byAuthor: 0 },
  sameText: { byAuthor: 0, byOthers: 0 },
  nearText: { similarity: 0, count: 0 },
  campaign: null,
  mustWait: null,
};
