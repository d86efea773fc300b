import type { Check } from './check.js';
import type { CheckContext } from './facts.js';
import type { Finding } from './finding.js';

/** Shorter texts are what many readers say by themselves: a thank-you, a prayer, a congratulation. */
const SHORTEST_CAMPAIGN_LETTERS = 24;
const FEWEST_COMMENTS = 5;
const FEWEST_AUTHORS = 3;

export const nearDuplicates: Check = {
  name: 'near-duplicates',
  run: (context) => {
    if (context.text.letters < SHORTEST_CAMPAIGN_LETTERS) return [];
    return [...judgeSame(context), ...judgeNear(context), ...judgeCampaign(context)];
  },
};

function judgeSame({ facts, settings }: CheckContext): readonly Finding[] {
  const count = facts.sameText.byOthers;
  if (count < settings.sameTextToHold) return [];
  return [{ ...COMMON, score: 0.6, code: 'same-text-by-others', params: { count } }];
}

function judgeNear({ facts, settings }: CheckContext): readonly Finding[] {
  const { count, similarity } = facts.nearText;
  if (count < settings.sameTextToHold) return [];
  const percent = Math.round(similarity * 100);
  return [{ ...COMMON, score: 0.5, code: 'near-text-by-others', params: { count, percent } }];
}

/** Several people, or several names of one, within an hour: moderators see all of it under one key. */
function judgeCampaign({ facts: { campaign } }: CheckContext): readonly Finding[] {
  if (!campaign) return [];
  const { comments: count, authors, key, isKnown } = campaign;
  if (!isKnown && (count < FEWEST_COMMENTS || authors < FEWEST_AUTHORS)) return [];
  return [{ ...COMMON, score: 0.7, code: 'campaign', params: { count, authors, campaign: key } }];
}

const COMMON = { check: nearDuplicates.name, category: 'spam', severity: 'hold', evidence: [] } as const;
