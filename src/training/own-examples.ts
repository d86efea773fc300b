import type { Class } from '../classifier/classifier.js';
import * as contrasts from './own-contrasts.js';
import { ENGLISH } from './own-english.js';
import { GROUPS, type Group } from './own-groups.js';
import { ORDINARY_TRADE, PROMOTION } from './own-promotion.js';
import * as templates from './own-templates.js';
import { OWN_SOURCE } from './labels.js';
import type { Row } from './rows.js';
import { SeededRandom } from './seeded-random.js';

const SEED = 7;
/** How many groups each sentence is written for. */
const UNKIND_COPIES = 10;
const KIND_COPIES = 20;
/** How many unkind sentences each frame is put around. */
const FRAMED_COPIES = 40;
const PROMOTION_COPIES = 12;
const PREFIXES = ['05', '+9665', '07', '+9647', '010', '06', '00971'];
const HOSTS = ['offers', 'shop', 'win', 'news', 't', 'go'];

/**
 * Own-written rows, the same every time: sentences for and against groups, what denies and quotes them, and harmless
 * sharp words. They teach that naming a group is not hating it; no public set has enough of this in Arabic.
 */
export function ownRows(): Row[] {
  const random = new SeededRandom(SEED, OWN_SOURCE);
  const unkind = [...templates.DEROGATORY, ...templates.EXCLUDING, ...contrasts.UNKIND_BY_PRONOUN];
  const kind = [...templates.KIND, ...templates.DENYING, ...contrasts.KIND_BY_PRONOUN];
  return [
    ...forGroups(random, unkind, UNKIND_COPIES, ['offensive', 'hate']),
    ...forGroups(random, templates.THREATENING, UNKIND_COPIES, ['offensive', 'hate', 'threat']),
    ...forGroups(random, kind, KIND_COPIES, []),
    ...framed(random, templates.REJECTING, [...unkind, ...templates.THREATENING], []),
    ...framed(random, templates.AGREEING, unkind, ['offensive', 'hate']),
    ...[...templates.HARMLESS, ...contrasts.DISPUTE].map((text) => toRow(text, 'ar', [])),
    ...contrasts.ABUSIVE.map((text) => toRow(text, 'ar', ['offensive'])),
    ...contrasts.ABOUT_THINGS.flatMap((text) =>
      contrasts.THINGS.map((thing) => toRow(text.replace('{t}', thing), 'ar', [])),
    ),
    ...forGroups(random, ENGLISH.unkind, UNKIND_COPIES, ['offensive', 'hate'], 'en'),
    ...forGroups(random, ENGLISH.threatening, UNKIND_COPIES, ['offensive', 'hate', 'threat'], 'en'),
    ...forGroups(random, ENGLISH.kind, KIND_COPIES, [], 'en'),
    ...framed(random, ENGLISH.rejecting, [...ENGLISH.unkind, ...ENGLISH.threatening], [], 'en'),
    ...withNumbers(random, PROMOTION, ['spam']),
    ...withNumbers(random, ORDINARY_TRADE, []),
  ];
}

function forGroups(
  random: SeededRandom,
  sentences: readonly string[],
  copies: number,
  classes: readonly Class[],
  lang = 'ar',
): Row[] {
  return sentences.flatMap((sentence) =>
    Array.from({ length: copies }, () => toRow(nameGroup(sentence, random.pick(GROUPS)), lang, classes)),
  );
}

function framed(
  random: SeededRandom,
  frames: readonly string[],
  sentences: readonly string[],
  classes: readonly Class[],
  lang = 'ar',
): Row[] {
  return frames.flatMap((frame) =>
    Array.from({ length: FRAMED_COPIES }, () => {
      const quoted = nameGroup(random.pick(sentences), random.pick(GROUPS));
      return toRow(
        frame.replace('{q}', () => quoted),
        lang,
        classes,
      );
    }),
  );
}

/** Trade, with numbers, links and amounts drawn anew. */
function withNumbers(random: SeededRandom, sentences: readonly string[], classes: readonly Class[]): Row[] {
  return sentences.flatMap((sentence) =>
    Array.from({ length: PROMOTION_COPIES }, () => {
      const text = sentence
        .replace('{n}', () => `${random.pick(PREFIXES)}${10_000 + random.below(90_000)}00`)
        .replace('{l}', () => `https://${random.pick(HOSTS)}.example/${random.below(10_000)}`)
        .replace('{p}', () => String(5 * (1 + random.below(60))));
      return toRow(text, /[a-z]{3} /.test(sentence) ? 'en' : 'ar', classes);
    }),
  );
}

function nameGroup(sentence: string, { subject, object, english }: Group): string {
  return sentence.replaceAll('{s}', subject).replaceAll('{o}', object).replaceAll('{g}', english);
}

function toRow(text: string, lang: string, classes: readonly Class[]): Row {
  const sub = classes.join(' ') || 'none';
  return { text, label: classes.length > 0 ? 1 : 0, source: OWN_SOURCE, sub, lang, licence: 'P' };
}
