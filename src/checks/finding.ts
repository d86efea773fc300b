import type { Category, Severity } from '../lexicon/entry.js';
import type { Span } from '../reading/reading.js';

export type { Category, Severity, Span };

/**
 * Every sentence a finding can need, with its values:
 * - `blocked-word`, `blocked-word-quoted`, `blocked-word-in-name`: `word`, the entry of a list; `list`, its name (see `DEFAULT_LISTS`; `own`)
 * - `blocked-word-disguised`: `word`; `list`; `disguise`, how it was hidden (see `Disguise`)
 * - `link`, `links-in-name`: `count`
 * - `too-many-links`: `count`; `limit`, the number from which comments are held
 * - `link-shortener`, `link-to-chat`: `domain`
 * - `repeated-by-author`, `same-text-by-others`: `count` of earlier comments
 * - `near-text-by-others`: `count`; `percent`, the likeness of the closest one
 * - `campaign`: `count` of comments; `authors`; `campaign`, the key that its comments share
 * - `flood`: `count` of comments in the minutes before
 * - `link-blocked`: `domain`; `link-look-alike`: `host`, and `domain`, the trusted one that it resembles or itself
 * - `promotion`: `count` of phrases; `advertisement`: none; `repeated-inside`: `count`
 * - `bank-account`, `national-id`, `postal-address`: `count`
 * - `threat`, `call-to-violence`, `threat-reported`: none
 * - `praise-of-group`: `group`, as the site's list names it
 * - `impersonation`: `name`, as the site's list names it; `staff-title`: `title`
 * - `language-not-accepted`: `language`, one of `LANGUAGES`
 * - `gibberish`: `percent` of the letters
 * - `rare-disguise`: `count`; `disguise`, that of the first one
 * - `direction-override`, `split-word`, `piled-marks`: `count` of places
 * - `capitals`: `percent` of the Latin letters
 * - `stretched-letters`, `repeated-punctuation`, `many-emoji`: `count`
 * - `phone-number`, `email-address`: `count`
 * - `reads-offensive`, `reads-hateful`, `reads-obscene`, `reads-threatening`, `reads-promotional`: `percent`, how likely
 * - `no-letters`: none
 * - `check-failed`: `check`, its name
 * - `author-sanctioned`, `email-sanctioned`: `sanction`, its kind; `by`, the moderator’s name
 * - `unproven`, `reworded`: none
 * - `blind-sample`: none
 */
export const FINDING_CODES = [
  'blocked-word',
  'blocked-word-disguised',
  'blocked-word-quoted',
  'blocked-word-in-name',
  'link',
  'links-in-name',
  'too-many-links',
  'link-shortener',
  'link-to-chat',
  'repeated-by-author',
  'same-text-by-others',
  'near-text-by-others',
  'campaign',
  'flood',
  'link-blocked',
  'link-look-alike',
  'promotion',
  'advertisement',
  'repeated-inside',
  'bank-account',
  'national-id',
  'postal-address',
  'threat',
  'call-to-violence',
  'threat-reported',
  'praise-of-group',
  'impersonation',
  'staff-title',
  'language-not-accepted',
  'gibberish',
  'rare-disguise',
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
  'author-sanctioned',
  'email-sanctioned',
  'unproven',
  'reworded',
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
  /** Somebody may be in danger: a moderator should look before anything else. */
  readonly urgent?: boolean;
}
