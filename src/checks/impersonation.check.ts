import { onceForEach } from '../evidence/once-for-each.js';
import { compilePhrases, phrasesIn } from '../evidence/phrases.js';
import { fold } from '../text/fold.js';
import { splitWords, type Word } from '../text/words.js';
import type { Check } from './check.js';
import type { CheckContext } from './facts.js';
import type { Finding } from './finding.js';

/** Names that only staff would carry. A title of one word is one only when it is the whole name: Musharraf is a surname. */
const TITLES =
  'ادارة الموقع، ادارة التحرير، هيئة التحرير، رئيس التحرير، مدير التحرير، فريق التحرير، محرر الموقع، مشرف الموقع، المشرف العام، ' +
  'فريق الاشراف، ادارة التعليقات، الدعم الفني، الادارة، المحرر، المحررة، المشرف، المشرفة, site admin, site administrator, ' +
  'editor in chief, editorial team, moderation team, comments team, support team, admin, administrator, moderator, ' +
  'editor, webmaster, staff';
const findTitles = compilePhrases({ title: phrasesIn(TITLES) });
const SHORTEST_NAME = 8;
const lettersOfAll = onceForEach((names: readonly string[]) => names.map((name) => lettersOf(splitWords(fold(name)))));

export const impersonation: Check = {
  name: 'impersonation',
  run: (context) => {
    if (context.authorName === '') return [];
    const words = splitWords(fold(context.authorName));
    return [...judgeProtected(words, context), ...judgeTitle(words)];
  },
};

/** Folding makes look-alike letters of all alphabets equal; spacing and signs do not count. */
function judgeProtected(words: readonly Word[], { settings: { protectedNames } }: CheckContext): readonly Finding[] {
  const name = findTaken(words, protectedNames);
  return name === undefined ? [] : [{ ...COMMON, score: 0.8, code: 'impersonation', params: { name } }];
}

/** The protected name that a name is, or resembles; undefined for none. The list is compiled once, so it must not change. */
export const takenName = (written: string, names: readonly string[]): string | undefined =>
  names.length === 0 ? undefined : findTaken(splitWords(fold(written)), names);

function findTaken(words: readonly Word[], names: readonly string[]): string | undefined {
  const written = lettersOf(words);
  return names[lettersOfAll(names).findIndex((letters) => isTaken(written, letters))];
}

/** The whole name, or the name with something before or after it. */
function isTaken(written: string, own: string): boolean {
  return own.length >= SHORTEST_NAME ? written.includes(own) : own !== '' && written === own;
}

const lettersOf = (words: readonly Word[]): string => words.map(({ text }) => text).join('');

function judgeTitle(words: readonly Word[]): readonly Finding[] {
  const variants = words.map(({ text }) => [text]);
  const hit = findTitles({ words, variants }).find(({ from, to }) => to - from > 1 || words.length === 1);
  return hit ? [{ ...COMMON, score: 0.6, code: 'staff-title', params: { title: hit.phrase } }] : [];
}

const COMMON = { check: impersonation.name, category: 'disguise', severity: 'hold', evidence: [] } as const;
