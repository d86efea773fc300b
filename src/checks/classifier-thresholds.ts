import type { ClassifierThresholds } from './check-settings.js';

/**
 * From which probabilities the classifier flags and holds, where a site has not chosen. Set on comments to news that
 * moderators would publish, kept from training: `balanced` holds at most 3 in 100 of them, `careful` more, `open` fewer.
 * See docs/model-card.md for what each catches.
 */
export const CLASSIFIER_THRESHOLDS: Readonly<Record<'careful' | 'balanced' | 'open', ClassifierThresholds>> = {
  careful: {
    offensive: { flag: 0.28, hold: 0.4 },
    hate: { flag: 0.2, hold: 0.3 },
    obscene: { flag: 0.3, hold: 0.4 },
    threat: { flag: 0.3, hold: 0.4 },
    spam: { flag: 0.45, hold: 0.6 },
  },
  balanced: {
    offensive: { flag: 0.55, hold: 0.75 },
    hate: { flag: 0.45, hold: 0.52 },
    obscene: { flag: 0.5, hold: 0.6 },
    threat: { flag: 0.5, hold: 0.6 },
    spam: { flag: 0.65, hold: 0.8 },
  },
  open: {
    offensive: { flag: 0.7, hold: 0.88 },
    hate: { flag: 0.55, hold: 0.7 },
    obscene: { flag: 0.6, hold: 0.8 },
    threat: { flag: 0.55, hold: 0.7 },
    spam: { flag: 0.7, hold: 0.9 },
  },
};
