import { DISGUISES, type Disguise } from '../reading/disguise.js';
import type { LexiconHit } from '../lexicon/lexicon.js';
import type { Check } from './check.js';
import type { CheckContext } from './facts.js';
import type { Finding, Severity } from './finding.js';
import { toldIn } from '../evidence/quotation.js';
import { readSubmittedText, type SubmittedText } from '../evidence/submitted-text.js';

const MILDER: Readonly<Record<Severity, Severity>> = { flag: 'flag', hold: 'flag', reject: 'hold' };
const SCORE: Readonly<Record<Severity, number>> = { flag: 0.3, hold: 0.75, reject: 0.97 };

export const blockedWords: Check = {
  name: 'blocked-words',
  run: (context) => [...findInBody(context), ...findInName(context)],
};

function findInBody({ text, settings, now }: CheckContext): readonly Finding[] {
  const found = settings.lexicon.find(text, now);
  if (found.length === 0) return [];
  const isTold = toldBy(text);
  return byEntry(found, (hit) => `${hit.disguise} ${isTold(hit)}`).map(([hit, all]) => {
    const { entry, list, disguise } = hit;
    return {
      ...judge(hit, isTold(hit)),
      code: isTold(hit) ? 'blocked-word-quoted' : disguise ? 'blocked-word-disguised' : 'blocked-word',
      params: { word: entry.text, list, ...(disguise && { disguise }) },
      evidence: all.map(({ span }) => span),
    };
  });
}

/** Evidence points into the body, so a name has none. */
function findInName({ authorName, settings, now }: CheckContext): readonly Finding[] {
  return byEntry(settings.lexicon.find(readSubmittedText(authorName), now), () => '').map(([hit]) => {
    const { entry, list } = hit;
    return { ...judge(hit, false), code: 'blocked-word-in-name', params: { word: entry.text, list }, evidence: [] };
  });
}

/** Whether the writer passes on somebody else's words: those who object to an insult repeat it, news repeats threats. */
function toldBy(text: SubmittedText): (hit: LexiconHit) => boolean {
  const told = toldIn(text);
  return ({ entry, span, disguise }) =>
    !isDeliberate(disguise) && (told.isQuoted(span) || (entry.category === 'threat' && told.isReported(span)));
}

/** What would only be flagged is held when somebody took pains to hide it; what is told of others weighs one step less. */
function judge(
  { entry, disguise }: LexiconHit,
  isTold: boolean,
): Pick<Finding, 'check' | 'category' | 'severity' | 'score'> {
  const written = entry.severity === 'flag' && isDeliberate(disguise) ? 'hold' : entry.severity;
  const severity = isTold ? MILDER[written] : written;
  return { check: blockedWords.name, category: entry.category, severity, score: SCORE[severity] };
}

/** Nobody writes a listed word like this by accident; leet is ordinary in names of models, which are on no list. */
function isDeliberate(disguise: Disguise | null): boolean {
  return disguise !== null && (disguise === 'leet' || DISGUISES[disguise] === 'rare');
}

/** The first hit of each entry, and all of them; hits of one kind go together. */
function byEntry(
  hits: readonly LexiconHit[],
  kindOf: (hit: LexiconHit) => string,
): readonly (readonly [LexiconHit, readonly LexiconHit[]])[] {
  const groups = new Map<string, [LexiconHit, ...LexiconHit[]]>();
  for (const hit of hits) {
    const key = `${hit.entry.text}\n${kindOf(hit)}`;
    const known = groups.get(key);
    if (known) known.push(hit);
    else groups.set(key, [hit]);
  }
  return Array.from(groups.values(), (group) => [group[0], group] as const);
}
