import type { CheckSettings } from '../checks/check-settings.js';

/**
 * What happens to comments: `automatic` lets the policy approve, hold and reject; `pre` holds whatever it does not
 * reject; `post` publishes doubtful comments too and asks a moderator to look afterwards.
 */
export const MODERATION_MODES = ['automatic', 'pre', 'post'] as const;
export type ModerationMode = (typeof MODERATION_MODES)[number];

/** The site's settings that the checks and the verdict read, compiled once per change. */
export interface PolicySettings extends CheckSettings {
  /** Changes with every setting; stored with each decision. */
  readonly version: string;
}
