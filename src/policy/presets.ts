import { BALANCED_THRESHOLDS, type ClassifierThresholds, type FloodLimits } from '../checks/check-settings.js';

/** How much a site wants its moderators to see: `careful` holds most, `open` least. */
export const PRESET_NAMES = ['careful', 'balanced', 'open'] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

/** The thresholds of the checks that a preset stands for. A site's own numbers come before them. */
export interface Preset {
  readonly classifierThresholds: ClassifierThresholds;
  readonly linksToHold: number;
  readonly sameTextToHold: number;
  readonly flood: FloodLimits;
}

export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  careful: {
    classifierThresholds: {
      hold: { offensive: 0.6, hate: 0.5, obscene: 0.6, threat: 0.5, spam: 0.6 },
      flag: { offensive: 0.3, hate: 0.3, obscene: 0.3, threat: 0.25, spam: 0.3 },
    },
    linksToHold: 1,
    sameTextToHold: 2,
    flood: { byAuthor: 6 },
  },
  balanced: {
    classifierThresholds: BALANCED_THRESHOLDS,
    linksToHold: 2,
    sameTextToHold: 3,
    flood: { byAuthor: 10 },
  },
  open: {
    classifierThresholds: {
      hold: { offensive: 0.95, hate: 0.9, obscene: 0.95, threat: 0.85, spam: 0.95 },
      flag: { offensive: 0.7, hate: 0.6, obscene: 0.7, threat: 0.5, spam: 0.7 },
    },
    linksToHold: 3,
    sameTextToHold: 5,
    flood: { byAuthor: 20 },
  },
};
