import type { Class, Classifier } from '../classifier/classifier.js';
import { DEFAULT_WORDS } from '../lexicon/default-words.js';
import type { BlockedWord } from '../lexicon/entry.js';
import { compileLexicon, type Lexicon } from '../lexicon/lexicon.js';
import type { Severity } from './finding.js';

/** From these probabilities on a class of the classifier is held, or shown to a moderator; 1.01 is never reached. */
export interface ClassifierThresholds {
  readonly hold: Readonly<Record<Class, number>>;
  readonly flag: Readonly<Record<Class, number>>;
}

/** A domain whose links a site does not want, with every host below it. */
export interface BlockedDomain {
  readonly domain: string;
  readonly severity: Exclude<Severity, 'flag'>;
}

/** From how many earlier comments within a few minutes one more is too many. */
export interface FloodLimits {
  /** By the same author or e-mail within five minutes. */
  readonly byAuthor: number;
}

/** What the checks read of a site's settings. Lists are compiled once per change. */
export interface CheckSettings {
  readonly lexicon: Lexicon;
  readonly classifier: Classifier | null;
  readonly classifierThresholds: ClassifierThresholds;
  /** From this many links on a comment is held. */
  readonly linksToHold: number;
  /** Domains whose links do not count, such as the site's own. */
  readonly trustedDomains: readonly string[];
  readonly blockedDomains: readonly BlockedDomain[];
  /** From this many earlier comments with the same text, by other authors, a comment is held. */
  readonly sameTextToHold: number;
  readonly flood: FloodLimits;
  /** Names that only the site's staff may use. */
  readonly protectedNames: readonly string[];
  /** Languages that the site takes; an empty list takes every one. */
  readonly languages: readonly string[];
  /** Groups whose praise a moderator should see. News of them is not touched. */
  readonly designatedGroups: readonly string[];
}

/** The thresholds of the preset `balanced`, and no list but the default words. */
export function defaultCheckSettings(entries: readonly BlockedWord[] = DEFAULT_WORDS): CheckSettings {
  return {
    lexicon: compileLexicon(entries),
    classifier: null,
    classifierThresholds: BALANCED_THRESHOLDS,
    linksToHold: 2,
    trustedDomains: [],
    blockedDomains: [],
    sameTextToHold: 3,
    flood: { byAuthor: 10 },
    protectedNames: [],
    languages: [],
    designatedGroups: [],
  };
}

export const BALANCED_THRESHOLDS: ClassifierThresholds = {
  hold: { offensive: 0.85, hate: 0.8, obscene: 0.85, threat: 0.75, spam: 0.85 },
  flag: { offensive: 0.5, hate: 0.5, obscene: 0.5, threat: 0.4, spam: 0.5 },
};
