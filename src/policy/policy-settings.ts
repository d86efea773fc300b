import type { Class, Classifier } from '../classifier/classifier.js';
import type { SiteCorrection } from '../classifier/site-correction.js';
import type { Lexicon } from '../lexicon/lexicon.js';

/**
 * What happens to comments: `automatic` lets the policy approve, hold and reject; `pre` holds whatever it does not
 * reject; `post` publishes doubtful comments too and asks a moderator to look afterwards.
 */
export const MODERATION_MODES = ['automatic', 'pre', 'post'] as const;
export type ModerationMode = (typeof MODERATION_MODES)[number];

/** From which probabilities of each class the classifier flags and holds a comment. */
export type ClassifierThresholds = Readonly<Record<Class, { readonly flag: number; readonly hold: number }>>;

/** The site's settings that the checks and the verdict read, with the word list compiled once per change. */
export interface PolicySettings {
  readonly version: string;
  readonly lexicon: Lexicon;
  /** Null judges without one. */
  readonly classifier: Classifier | null;
  readonly classifierThresholds: ClassifierThresholds;
  /** From this many links on a comment is held. */
  readonly linksToHold: number;
  /** Registrable domains whose links do not count, such as the site's own. */
  readonly trustedDomains: readonly string[];
  /** From this many earlier comments with the same text, by other authors, a comment is held. */
  readonly sameTextToHold: number;
  /** What the site's moderators taught the classifier; null for the model alone. */
  readonly correction: SiteCorrection | null;
}
