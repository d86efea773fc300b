import { DEFAULT_WORDS } from '../lexicon/default-words.js';
import type { BlockedWord } from '../lexicon/entry.js';
import { compileLexicon } from '../lexicon/lexicon.js';
import type { PolicySettings } from './policy-settings.js';

/** The settings of a site that has not chosen any. */
export function defaultPolicySettings(entries: readonly BlockedWord[] = DEFAULT_WORDS): PolicySettings {
  return {
    version: 'default-1',
    lexicon: compileLexicon(entries),
    linksToHold: 2,
    trustedDomains: [],
    sameTextToHold: 3,
    correction: null,
  };
}
