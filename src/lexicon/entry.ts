/** What a finding is about. The site's policy clauses refer to these words. */
export type Category =
  'insult' | 'hate' | 'obscene' | 'threat' | 'spam' | 'personal-data' | 'disguise' | 'style' | 'fault';

/**
 * How far a finding goes when nothing else is known: `reject` is a certain violation, `hold` asks for a moderator,
 * `flag` is only shown to one.
 */
export type Severity = 'flag' | 'hold' | 'reject';

/**
 * How an entry is compared with a text. All but `pattern` match whole words; `*` stands for any letters of a word.
 * - `exact`: as written, after NFC; capitals, hamzas and vowel signs count
 * - `folded`: all spellings that read alike (see `fold`)
 * - `clitics`: folded, and the article, prepositions and conjunctions that lean on an Arabic word are taken off
 * - `stem`: clitics, and the other forms of the word: suffixes and broken plurals (see `stemsOf`)
 * - `phrase`: clitics, with up to `gap` other words between two words of the entry
 * - `pattern`: an RE2 expression, anywhere in the folded text
 */
export const MATCH_MODES = ['exact', 'folded', 'clitics', 'stem', 'phrase', 'pattern'] as const;
export type MatchMode = (typeof MATCH_MODES)[number];

/** One entry of a word list, as editors write it. Only what stands there when nothing else is said is optional. */
export interface ListEntry {
  readonly text: string;
  readonly category: Category;
  readonly severity: Severity;
  /** `clitics` unless said. */
  readonly match?: MatchMode;
  /** Other words that may stand between two words of a `phrase`: 0 (unless said) to 5. */
  readonly gap?: number;
  /** Phrases in which the entry does not count, such as the police dogs. They are compared like `clitics`. */
  readonly exceptions?: readonly string[];
  /** First moment or day (ISO 8601) on which the entry counts. A day is one in UTC. */
  readonly from?: string;
  /** Last moment or day (ISO 8601) on which the entry counts. */
  readonly until?: string;
  /** Who put the entry on the list, and why. Not read by the policy. */
  readonly author?: string;
  readonly note?: string;
}

/** A list with a name of its own, which findings mention. */
export interface WordList {
  readonly name: string;
  readonly entries: readonly ListEntry[];
  /** Phrases in which no entry of this or any other list counts. */
  readonly exceptions?: readonly string[];
}

/** Why an entry, or one of its exceptions, is left out. */
export const IGNORE_REASONS = [
  'malformed',
  'empty',
  'too-short',
  'only-clitics',
  'too-long',
  'bad-gap',
  'bad-date',
  'ends-before-it-starts',
  'bad-pattern',
  'matches-everything',
  'too-many-patterns',
  'exception-matches-everything',
  'exception-covers-entry',
] as const;
export type IgnoreReason = (typeof IGNORE_REASONS)[number];

/** An entry that does not count, or counts without the exception that is named. */
export interface IgnoredEntry {
  readonly entry: ListEntry;
  readonly why: IgnoreReason;
  readonly exception?: string;
}

/** Two entries for the same words that say different things; the severer counts, of equals the first. */
export interface Conflict {
  readonly kept: ListEntry;
  readonly dropped: ListEntry;
}

export const SEVERITY_RANK: Readonly<Record<Severity, number>> = { flag: 0, hold: 1, reject: 2 };
