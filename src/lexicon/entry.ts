/** What a finding is about. The site's policy clauses refer to these words. */
export type Category =
  'insult' | 'hate' | 'obscene' | 'threat' | 'spam' | 'personal-data' | 'disguise' | 'style' | 'fault';

/**
 * How far a finding goes when nothing else is known: `reject` is a certain violation, `hold` asks for a moderator,
 * `flag` is only shown to one.
 */
export type Severity = 'flag' | 'hold' | 'reject';

/** One entry of a site's word list, as editors write it. */
export interface BlockedWord {
  readonly text: string;
  readonly category: Category;
  readonly severity: Severity;
}
