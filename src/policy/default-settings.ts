import { siteLexicon } from '../lexicon/default-lists.js';
import type { ListEntry } from '../lexicon/entry.js';
import { compileLexicon } from '../lexicon/lexicon.js';
import type { PolicySettings } from './policy-settings.js';

/** The settings of a site that has not chosen any; entries take the place of the default word lists. */
export function defaultPolicySettings(entries?: readonly ListEntry[]): PolicySettings {
  return {
    version: 'default-2',
    lexicon: entries ? compileLexicon(entries) : siteLexicon(),
    linksToHold: 2,
    trustedDomains: [],
    sameTextToHold: 3,
  };
}
