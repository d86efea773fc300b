import type { ListEntry, WordList } from './entry.js';
import { joinRules, type Lexicon } from './lexicon.js';
import { AR_EGYPTIAN, AR_GULF, AR_IRAQI, AR_LEVANTINE, AR_MAGHREBI } from './packs-ar-dialects.js';
import { AR_MSA } from './packs-ar.js';
import { EN } from './packs-en.js';
import { AR_LATIN, FR } from './packs-latin.js';
import { compileRules, type RuleSet } from './rule-set.js';

/**
 * The lists a new site starts with; its own entries take the place of theirs for the same words. Where packs disagree
 * about a word, the severer counts.
 */
export const DEFAULT_LISTS: readonly WordList[] = [
  AR_MSA,
  AR_IRAQI,
  AR_LEVANTINE,
  AR_GULF,
  AR_EGYPTIAN,
  AR_MAGHREBI,
  AR_LATIN,
  FR,
  EN,
];

let compiled: RuleSet | undefined;

/** The default lists, compiled once for all sites. */
export function defaultRules(): RuleSet {
  return (compiled ??= compileRules(DEFAULT_LISTS));
}

/**
 * The default lists, and what a site has of its own: entries, and phrases in which no entry of any list counts, such as
 * the name of somebody who is often written about.
 */
export function siteLexicon(entries: readonly ListEntry[] = [], exceptions: readonly string[] = []): Lexicon {
  return joinRules([defaultRules(), compileRules([{ name: 'own', entries, exceptions }])]);
}
