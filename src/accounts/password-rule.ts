import type { FieldFault } from '../http/problem.js';

export const LEAST_LENGTH = 12;
/** For whoever reads one from a request; far beyond what anybody types. */
export const MOST_LENGTH = 4_096;

/** What is left once everything that guessers try first is taken out has to have this many different characters. */
const LEAST_DIFFERENT = 5;

/** Stems of the passwords that lists of leaked ones begin with, in the languages of the installation. */
const COMMON = [
  ...['password', 'passwort', 'passw0rd', 'p@ssw0rd', 'letmein', 'welcome', 'admin', 'moderator', 'iloveyou', 'secret'],
  ...[
    'qwerty',
    'azerty',
    'asdfgh',
    'zxcvbn',
    'qazwsx',
    '1q2w3e4r',
    'monkey',
    'dragon',
    'football',
    'hashiya',
    'changeme',
  ],
  ...['كلمةالسر', 'كلمةالمرور', 'كلمةسر', 'الرقمالسري', 'محمد', 'احمد', 'حبيبي', 'ضصثقفغ', 'شسيبلا', 'حاشية', 'مرحبا'],
];

/**
 * What is wrong with a new password; null for nothing. A rule and no list: of the 3,000 passwords that ASVS 6.2.4 asks to
 * refuse hardly one has 12 characters, and those that have are a common word, a name, a run or a repetition, filled up.
 * There is no rule on kinds of characters (NIST SP 800-63B advises against it).
 * @param about e-mail and name of the account, which it must not be made of
 */
export function faultOf(password: string, about: readonly string[]): FieldFault | null {
  const characters = Array.from(password.normalize('NFC'));
  if (characters.length < LEAST_LENGTH) return 'password-too-short';
  return isGuessable(characters.join(''), about) ? 'password-guessable' : null;
}

function isGuessable(password: string, about: readonly string[]): boolean {
  const own = about.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length > 2);
  const bare = password.toLowerCase().replace(/[\s_.-]+/g, '');
  const rest = [...own, ...COMMON].reduce((text, word) => text.replaceAll(word, ''), bare);
  return new Set(withoutRuns(rest)).size < LEAST_DIFFERENT;
}

/** Leaves out every character that is the one before it, or its neighbour in order: `aaaa`, `12345`, `fedcba`. */
function withoutRuns(text: string): string[] {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  return codes
    .filter((code, n) => n === 0 || Math.abs(code - (codes[n - 1] ?? 0)) > 1)
    .map((code) => String.fromCodePoint(code));
}
