import type { CheckSettings } from '../checks/check-settings.js';
import type { Category } from '../checks/finding.js';
import type { PresetName } from './presets.js';
import type { Rule } from './rules.js';

/**
 * What happens to comments: `automatic` lets the policy approve, hold and reject; `pre` holds whatever it does not
 * reject; `post` publishes doubtful comments too and asks a moderator to look afterwards.
 */
export const MODERATION_MODES = ['automatic', 'pre', 'post'] as const;
export type ModerationMode = (typeof MODERATION_MODES)[number];

/** Where a certain violation is rejected without a person; elsewhere it is held. A check that failed never rejects. */
export type AutoReject = Readonly<Record<Exclude<Category, 'fault'> | 'classifier', boolean>>;

/** What may do harm when wrong, and what only a model says, waits for a person unless the site decides otherwise. */
export const DEFAULT_AUTO_REJECT: AutoReject = {
  insult: true,
  hate: false,
  obscene: true,
  threat: false,
  spam: true,
  'personal-data': true,
  disguise: true,
  style: true,
  classifier: false,
};

/** What the verdict reads of a site's settings. */
export interface VerdictSettings {
  readonly autoReject: AutoReject;
  /** Those of the preset and the site's own. */
  readonly rules: readonly Rule[];
}

/** The site's settings that the checks and the verdict read, compiled once per change. */
export interface PolicySettings extends CheckSettings, VerdictSettings {
  /** Changes with every setting; stored with each decision. */
  readonly version: string;
  readonly preset: PresetName;
}
