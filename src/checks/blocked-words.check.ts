import { DISGUISES, type Disguise } from '../text/disguise.js';
import type { LexiconHit } from '../lexicon/lexicon.js';
import type { Check } from './check.js';
import type { CheckContext } from './facts.js';
import type { Finding, Severity } from './finding.js';
import { readSubmittedText } from '../evidence/submitted-text.js';

const SCORE: Readonly<Record<Severity, number>> = { flag: 0.3, hold: 0.75, reject: 0.97 };

export const blockedWords: Check = {
  name: 'blocked-words',
  run: (context) => [...findInBody(context), ...findInName(context)],
};

function findInBody({ text, settings, now }: CheckContext): readonly Finding[] {
  return byEntry(settings.lexicon.find(text, now), ({ disguise }) => disguise).map(([hit, hits]) => {
    const { entry, list, disguise } = hit;
    return {
      ...judge(hit),
      code: disguise ? 'blocked-word-disguised' : 'blocked-word',
      params: { word: entry.text, list, ...(disguise && { disguise }) },
      evidence: hits.map(({ span }) => span),
    };
  });
}

/** Evidence points into the body, so a name has none. */
function findInName({ authorName, settings, now }: CheckContext): readonly Finding[] {
  return byEntry(settings.lexicon.find(readSubmittedText(authorName), now), () => null).map(([hit]) => {
    const { entry, list } = hit;
    return { ...judge(hit), code: 'blocked-word-in-name', params: { word: entry.text, list }, evidence: [] };
  });
}

/** What would only be flagged is held when somebody took pains to hide it. */
function judge({ entry, disguise }: LexiconHit): Pick<Finding, 'check' | 'category' | 'severity' | 'score'> {
  const severity = entry.severity === 'flag' && isDeliberate(disguise) ? 'hold' : entry.severity;
  return { check: blockedWords.name, category: entry.category, severity, score: SCORE[severity] };
}

/** Nobody writes a listed word like this by accident; leet is ordinary in names of models, which are on no list. */
function isDeliberate(disguise: Disguise | null): boolean {
  return disguise !== null && (disguise === 'leet' || DISGUISES[disguise] === 'rare');
}

/** The first hit of each entry, and all of them; hits in the same disguise go together. */
function byEntry(
  hits: readonly LexiconHit[],
  disguiseOf: (hit: LexiconHit) => Disguise | null,
): readonly (readonly [LexiconHit, readonly LexiconHit[]])[] {
  const groups = new Map<string, [LexiconHit, ...LexiconHit[]]>();
  for (const hit of hits) {
    const key = `${hit.entry.text}\n${disguiseOf(hit)}`;
    const known = groups.get(key);
    if (known) known.push(hit);
    else groups.set(key, [hit]);
  }
  return Array.from(groups.values(), (group) => [group[0], group] as const);
}
