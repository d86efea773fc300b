import { DEFAULT_WORDS } from './default-words.js';
import { compileLexicon } from './lexicon.js';
import type { BlockedWord, PolicySettings } from './policy-settings.js';

/** The settings of a site that has not chosen any. */
export function defaultPolicySettings(entries: readonly BlockedWord[] = DEFAULT_WORDS): PolicySettings {
  return {
    version: 'default-1',
    lexicon: compileLexicon(entries),
    linksToHold: 2,
    trustedDomains: [],
    sameTextToHold: 3,
  };
}
