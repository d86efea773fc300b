import type { ClassifierThresholds } from './check-settings.js';

/**
 * From which probabilities the classifier flags and holds, where a site has not chosen. Set on comments to news that
 * moderators would publish, kept from training: `balanced` holds at most 3 in 100 of them, `careful` more, `open` fewer.
 * See docs/model-card.md for what each catches.
 */
export const CLASSIFIER_THRESHOLDS: Readonly<Record<'careful' | 'balanced' | 'open', ClassifierThresholds>> = {
  careful: {
    offensive: { flag: 0.2, hold: 0.4 },
    hate: { flag: 0.2, hold: 0.35 },
    obscene: { flag: 0.2, hold: 0.4 },
    threat: { flag: 0.2, hold: 0.35 },
    spam: { flag: 0.3, hold: 0.6 },
  },
  balanced: {
    offensive: { flag: 0.35, hold: 0.65 },
    hate: { flag: 0.3, hold: 0.6 },
    obscene: { flag: 0.3, hold: 0.6 },
    threat: { flag: 0.3, hold: 0.6 },
    spam: { flag: 0.5, hold: 0.8 },
  },
  open: {
    offensive: { flag: 0.5, hold: 0.85 },
    hate: { flag: 0.5, hold: 0.8 },
    obscene: { flag: 0.5, hold: 0.8 },
    threat: { flag: 0.4, hold: 0.7 },
    spam: { flag: 0.6, hold: 0.9 },
  },
};
