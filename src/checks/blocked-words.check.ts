import type { Disguise } from '../lexicon/disguise.js';
import type { LexiconHit } from '../lexicon/lexicon.js';
import type { Check } from './check.js';
import type { CheckContext } from './facts.js';
import type { Finding, Severity } from './finding.js';
import { readSubmittedText } from '../evidence/submitted-text.js';

const SCORE: Readonly<Record<Severity, number>> = { flag: 0.3, hold: 0.75, reject: 0.97 };

/** Nobody writes a word like this by accident: what would only be flagged is held then. */
const DELIBERATE: ReadonlySet<Disguise | null> = new Set<Disguise>(['zero-width', 'spaced', 'dotted', 'look-alike']);

export const blockedWords: Check = {
  name: 'blocked-words',
  run: (context) => [...findInBody(context), ...findInName(context)],
};

function findInBody({ text, settings }: CheckContext): readonly Finding[] {
  const byEntry = new Map<string, LexiconHit[]>();
  for (const hit of settings.lexicon.find(text)) {
    const key = `${hit.entry.text}\n${hit.disguise}`;
    const known = byEntry.get(key);
    if (known) known.push(hit);
    else byEntry.set(key, [hit]);
  }
  return [...byEntry.values()].flatMap(describe);
}

function describe(hits: readonly LexiconHit[]): readonly Finding[] {
  const [first] = hits;
  if (!first) return [];
  const { entry, disguise } = first;
  const severity = entry.severity === 'flag' && DELIBERATE.has(disguise) ? 'hold' : entry.severity;
  return [
    {
      check: blockedWords.name,
      category: entry.category,
      severity,
      score: SCORE[severity],
      code: disguise ? 'blocked-word-disguised' : 'blocked-word',
      params: disguise ? { word: entry.text, disguise } : { word: entry.text },
      evidence: hits.map((hit) => hit.span),
    },
  ];
}

/** Evidence points into the body, so a name has none. */
function findInName({ authorName, settings }: CheckContext): readonly Finding[] {
  return settings.lexicon.find(readSubmittedText(authorName)).map(({ entry }) => ({
    check: blockedWords.name,
    category: entry.category,
    severity: entry.severity,
    score: SCORE[entry.severity],
    code: 'blocked-word-in-name',
    params: { word: entry.text },
    evidence: [],
  }));
}
