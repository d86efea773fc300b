import { findPhoneNumbers } from '../evidence/phone-numbers.js';
import { findMoneyPromises, findPromotion } from '../evidence/promotion.js';
import { findRepetition } from '../evidence/repetition.js';
import type { SubmittedText } from '../evidence/submitted-text.js';
import type { Check } from './check.js';
import type { Finding, Span } from './finding.js';
import { untrustedLinks } from './links.check.js';
import type { CheckContext } from './facts.js';

/** What an offer, a hint of one, a way to answer it and a link add up to: from here on it is an advertisement. */
const POINTS = { offer: 2, hint: 1, contact: 2, contactWord: 1, link: 1 } as const;
const TO_HOLD = 3;
const TO_REJECT = 8;

/** A prayer or a chant is said many times in good faith; an advertisement fills the page with itself. */
const REPEATS_TO_FLAG = 4;
const REPEATS_TO_HOLD = 20;
const LEAST_SHARE = 0.5;

export const spam: Check = {
  name: 'spam',
  run: (context) => [...judgePromotion(context), ...judgeRepetition(context.text)],
};

function judgePromotion(context: CheckContext): readonly Finding[] {
  const { text } = context;
  const phrases = distinct(findPromotion(text));
  const offers = [...phrases.filter(({ kind }) => kind === 'offer'), ...findMoneyPromises(text).slice(0, 1)];
  const hints = phrases.filter(({ kind }) => kind === 'hint');
  if (offers.length + hints.length === 0) return [];
  const [contacts, links] = [contactsIn(text), untrustedLinks(context)];
  const contactWords = contacts.length > 0 ? [] : phrases.filter(({ kind }) => kind === 'contact');
  const promises = offers.length * POINTS.offer + hints.length * POINTS.hint;
  const answers =
    Math.min(1, contacts.length) * POINTS.contact +
    Math.min(1, contactWords.length) * POINTS.contactWord +
    Math.min(1, links.length) * POINTS.link;
  const evidence = [...offers, ...hints, ...contacts, ...contactWords, ...links].map(({ start, end }) => ({
    start,
    end,
  }));
  const common = { check: spam.name, category: 'spam', evidence } as const;
  if (promises + answers < TO_HOLD) {
    const params = { count: offers.length + hints.length };
    return [{ ...common, severity: 'flag', score: offers.length > 0 ? 0.4 : 0.15, code: 'promotion', params }];
  }
  const isCertain = promises + answers >= TO_REJECT && contacts.length > 0 && offers.length > 1;
  const [severity, score] = isCertain ? (['reject', 0.97] as const) : (['hold', 0.8] as const);
  return [{ ...common, severity, score, code: 'advertisement', params: {} }];
}

/** The same phrase twice is one promise. */
function distinct<Hit extends { readonly phrase: string }>(hits: readonly Hit[]): readonly Hit[] {
  return hits.filter(({ phrase }, at) => hits.findIndex((other) => other.phrase === phrase) === at);
}

const contactsIn = (text: SubmittedText): readonly Span[] => [...findPhoneNumbers(text), ...text.addresses.emails];

function judgeRepetition(text: SubmittedText): readonly Finding[] {
  const repetition = findRepetition(text);
  if (!repetition || repetition.count < REPEATS_TO_FLAG || repetition.share < LEAST_SHARE) return [];
  const { count, evidence } = repetition;
  const [severity, score] = count < REPEATS_TO_HOLD ? (['flag', 0.2] as const) : (['hold', 0.45] as const);
  return [
    { check: spam.name, category: 'spam', severity, score, code: 'repeated-inside', params: { count }, evidence },
  ];
}
