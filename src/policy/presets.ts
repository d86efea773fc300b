import type { ClassifierThresholds, FloodLimits } from '../checks/check-settings.js';
import { CLASSIFIER_THRESHOLDS } from '../checks/classifier-thresholds.js';
import type { MilderRule, Rule } from './rules.js';

/** How much a site wants its moderators to see: `careful` holds most, `open` least. */
export const PRESET_NAMES = ['careful', 'balanced', 'open'] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

/** The thresholds of the checks and the rules that a preset stands for. A site's own come before them. */
export interface Preset {
  readonly classifierThresholds: ClassifierThresholds;
  readonly linksToHold: number;
  readonly sameTextToHold: number;
  readonly flood: FloodLimits;
  readonly rules: readonly Rule[];
}

/** One that was rejected again and again is looked at when anything at all was found. */
const REJECTED_BEFORE: Rule = {
  id: 'rejected-before',
  version: 1,
  priority: 20,
  outcome: 'hold',
  when: {
    all: [{ fact: 'rejected', atLeast: 3 }, { fact: 'approved', atMost: 9 }, { finding: { score: 0.1 } }],
  },
};

/** Somebody who has never written here and begins with links. */
const FIRST_COMMENT_LINKS: Rule = {
  id: 'first-comment-links',
  version: 1,
  priority: 20,
  outcome: 'hold',
  when: { all: [{ fact: 'comments', atMost: 0 }, { finding: { check: 'links', count: 2 } }] },
};

/** A link beside a promise is an advertisement when nobody knows who writes. */
const FIRST_COMMENT_OFFER: Rule = {
  id: 'first-comment-offer',
  version: 1,
  priority: 20,
  outcome: 'hold',
  when: {
    all: [{ fact: 'comments', atMost: 0 }, { finding: { check: 'links' } }, { finding: { code: 'promotion' } }],
  },
};

/** Many small doubts are one big one. */
const doubtsAddUp = (score: number): Rule => ({
  id: 'doubts-add-up',
  version: 1,
  priority: 10,
  outcome: 'hold',
  when: { score },
});

/** A moderator's time is not for the style of readers whom the site has known for long. */
const knownAuthor = (only: MilderRule['only']): Rule => ({
  id: 'known-author',
  version: 1,
  priority: 30,
  outcome: 'approve',
  when: [
    { fact: 'approved', atLeast: 20 },
    { fact: 'rejected', atMost: 0 },
  ],
  only,
});

export const PRESETS: Readonly<Record<PresetName, Preset>> = {
  careful: {
    classifierThresholds: CLASSIFIER_THRESHOLDS.careful,
    linksToHold: 1,
    sameTextToHold: 2,
    flood: { byAuthor: 6 },
    rules: [doubtsAddUp(0.45), REJECTED_BEFORE, FIRST_COMMENT_OFFER],
  },
  balanced: {
    classifierThresholds: CLASSIFIER_THRESHOLDS.balanced,
    linksToHold: 2,
    sameTextToHold: 3,
    flood: { byAuthor: 10 },
    rules: [doubtsAddUp(0.6), REJECTED_BEFORE, FIRST_COMMENT_OFFER, knownAuthor([{ category: 'style' }])],
  },
  open: {
    classifierThresholds: CLASSIFIER_THRESHOLDS.open,
    linksToHold: 3,
    sameTextToHold: 5,
    flood: { byAuthor: 20 },
    rules: [
      doubtsAddUp(0.8),
      REJECTED_BEFORE,
      FIRST_COMMENT_LINKS,
      FIRST_COMMENT_OFFER,
      knownAuthor([{ category: 'style' }, { code: 'too-many-links' }]),
    ],
  },
};
