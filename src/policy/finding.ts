import type { Category, Severity } from '../lexicon/entry.js';
import type { Span } from '../text/reading.js';

export type { Category, Severity, Span };

/**
 * Every sentence a finding can need, with its values:
 * - `blocked-word`, `blocked-word-in-name`: `word`, the entry of the site's list
 * - `blocked-word-disguised`: `word`; `disguise`, how it was hidden (see `Disguise`)
 * - `link`, `links-in-name`: `count`
 * - `too-many-links`: `count`; `limit`, the number from which comments are held
 * - `link-shortener`, `link-to-chat`: `domain`
 * - `repeated-by-author`, `same-text-by-others`: `count` of earlier comments
 * - `near-text-by-others`: `count`; `percent`, the likeness of the closest one
 * - `direction-override`, `split-word`, `piled-marks`: `count` of places
 * - `capitals`: `percent` of the Latin letters
 * - `stretched-letters`, `repeated-punctuation`, `many-emoji`: `count`
 * - `phone-number`, `email-address`: `count`
 * - `reads-offensive`, `reads-hateful`, `reads-obscene`, `reads-threatening`, `reads-promotional`: `percent`, how likely
 * - `no-letters`: none
 * - `check-failed`: `check`, its name
 * - `blind-sample`: none
 */
export const FINDING_CODES = [
  'blocked-word',
  'blocked-word-disguised',
  'blocked-word-in-name',
  'link',
  'links-in-name',
  'too-many-links',
  'link-shortener',
  'link-to-chat',
  'repeated-by-author',
  'same-text-by-others',
  'near-text-by-others',
  'direction-override',
  'split-word',
  'piled-marks',
  'capitals',
  'stretched-letters',
  'repeated-punctuation',
  'many-emoji',
  'phone-number',
  'email-address',
  'reads-offensive',
  'reads-hateful',
  'reads-obscene',
  'reads-threatening',
  'reads-promotional',
  'no-letters',
  'check-failed',
  'blind-sample',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** What one check says about one comment. Stored with the decision, shown to moderators, never cut off. */
export interface Finding {
  /** Name of the check in the ordered list, such as `blocked-words`. */
  readonly check: string;
  readonly category: Category;
  readonly severity: Severity;
  /** Probability, 0 to 1, that a moderator would reject the comment for this alone. */
  readonly score: number;
  /** Key of the sentence that explains the finding, `finding.<code>` in the messages. */
  readonly code: FindingCode;
  /** Values for that sentence. Never an e-mail, a telephone number or a network address. */
  readonly params: Readonly<Record<string, string | number>>;
  readonly evidence: readonly Span[];
}
