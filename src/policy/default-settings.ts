import { defaultCheckSettings } from '../checks/check-settings.js';
import type { ListEntry } from '../lexicon/entry.js';
import { DEFAULT_AUTO_REJECT, type PolicySettings } from './policy-settings.js';
import { PRESETS, type PresetName } from './presets.js';

/** The settings of a site that has not chosen any, or only a preset; entries take the place of the default word lists. */
export function defaultPolicySettings(entries?: readonly ListEntry[], preset: PresetName = 'balanced'): PolicySettings {
  return {
    ...defaultCheckSettings(entries),
    ...PRESETS[preset],
    autoReject: DEFAULT_AUTO_REJECT,
    version: 'default-3',
    preset,
  };
}
