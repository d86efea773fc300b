import type { Classifier } from '../classifier/classifier.js';
import type { BlockedDomain } from '../checks/check-settings.js';
import { siteLexicon } from '../lexicon/default-lists.js';
import type { ListEntry } from '../lexicon/entry.js';
import { defaultPolicySettings } from './default-settings.js';
import { DEFAULT_AUTO_REJECT, type AutoReject, type PolicySettings } from './policy-settings.js';
import { PRESETS, type PresetName } from './presets.js';
import { isWellFormed } from './rule-form.js';
import type { Rule } from './rules.js';

/** What a site may set of its policy. A number that is null is the preset's. */
export interface OwnPolicySettings {
  readonly preset: PresetName;
  readonly autoReject: Partial<AutoReject>;
  /** Own rules; one with the id of a preset's rule takes its place. */
  readonly rules: readonly Rule[];
  /** Own entries on top of the default word lists; for the same words they take the place of theirs. */
  readonly blockedWords: readonly ListEntry[];
  /** Phrases in which no entry of any list counts. */
  readonly allowedPhrases: readonly string[];
  readonly linksToHold: number | null;
  readonly sameTextToHold: number | null;
  readonly trustedDomains: readonly string[];
  readonly blockedDomains: readonly BlockedDomain[];
  readonly protectedNames: readonly string[];
  readonly languages: readonly string[];
  readonly designatedGroups: readonly string[];
}

export const DEFAULT_OWN_SETTINGS: OwnPolicySettings = {
  preset: 'balanced',
  autoReject: {},
  rules: [],
  blockedWords: [],
  allowedPhrases: [],
  linksToHold: null,
  sameTextToHold: null,
  trustedDomains: [],
  blockedDomains: [],
  protectedNames: [],
  languages: [],
  designatedGroups: [],
};

/**
 * Compiles a site's choice over the preset it builds on. The version is for the caller to complete. What should not have
 * been saved (see `problemsOf`) stops nothing: an unknown preset is `balanced`, a malformed rule is left out.
 */
export function compileSettings(own: OwnPolicySettings, classifier: Classifier | null = null): PolicySettings {
  const preset = Object.hasOwn(PRESETS, own.preset) ? own.preset : DEFAULT_OWN_SETTINGS.preset;
  const base = defaultPolicySettings(undefined, preset);
  const rules = own.rules.filter(isWellFormed);
  const replaced = new Set(rules.map(({ id }) => id));
  return {
    ...base,
    lexicon: siteLexicon(own.blockedWords, own.allowedPhrases),
    classifier,
    linksToHold: own.linksToHold ?? base.linksToHold,
    sameTextToHold: own.sameTextToHold ?? base.sameTextToHold,
    trustedDomains: own.trustedDomains,
    blockedDomains: own.blockedDomains,
    protectedNames: own.protectedNames,
    languages: own.languages,
    designatedGroups: own.designatedGroups,
    autoReject: { ...DEFAULT_AUTO_REJECT, ...own.autoReject },
    rules: [...base.rules.filter(({ id }) => !replaced.has(id)), ...rules],
  };
}
