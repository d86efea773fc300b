import type { Class, Classifier } from '../classifier/classifier.js';
import type { SiteCorrection } from '../classifier/site-correction.js';
import { siteLexicon } from '../lexicon/default-lists.js';
import type { ListEntry } from '../lexicon/entry.js';
import { compileLexicon, type Lexicon } from '../lexicon/lexicon.js';
import { CLASSIFIER_THRESHOLDS } from './classifier-thresholds.js';
import type { Severity } from './finding.js';

/** From which probabilities of each class the classifier flags and holds a comment. */
export type ClassifierThresholds = Readonly<Record<Class, { readonly flag: number; readonly hold: number }>>;

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
  /** What the site's moderators taught the classifier; null for the model alone. */
  readonly correction: SiteCorrection | null;
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

/** The thresholds of the preset `balanced`, and no lists but the default ones; entries take the place of those. */
export function defaultCheckSettings(entries?: readonly ListEntry[]): CheckSettings {
  return {
    lexicon: entries ? compileLexicon(entries) : siteLexicon(),
    classifier: null,
    classifierThresholds: CLASSIFIER_THRESHOLDS.balanced,
    correction: null,
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
