import { defaultCheckSettings } from '../checks/check-settings.js';
import type { BlockedWord } from '../lexicon/entry.js';
import type { PolicySettings } from './policy-settings.js';

/** The settings of a site that has not chosen any. */
export function defaultPolicySettings(entries?: readonly BlockedWord[]): PolicySettings {
  return { ...defaultCheckSettings(entries), version: 'default-2' };
}
