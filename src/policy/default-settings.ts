import type { Classifier } from '../classifier/classifier.js';
import { DEFAULT_WORDS } from '../lexicon/default-words.js';
import type { BlockedWord } from '../lexicon/entry.js';
import { compileLexicon } from '../lexicon/lexicon.js';
import { CLASSIFIER_THRESHOLDS } from './classifier-thresholds.js';
import type { PolicySettings } from './policy-settings.js';

/** The settings of a site that has not chosen any. */
export function defaultPolicySettings(
  entries: readonly BlockedWord[] = DEFAULT_WORDS,
  classifier: Classifier | null = null,
): PolicySettings {
  return {
    version: 'default-1',
    lexicon: compileLexicon(entries),
    classifier,
    classifierThresholds: CLASSIFIER_THRESHOLDS.balanced,
    linksToHold: 2,
    trustedDomains: [],
    sameTextToHold: 3,
    correction: null,
  };
}
