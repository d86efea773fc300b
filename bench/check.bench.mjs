import { statSync } from 'node:fs';
import { readSubmittedText } from '../dist/src/evidence/submitted-text.js';
import { NO_FACTS } from '../dist/src/checks/facts.js';
import { modelFolder } from '../dist/src/config/model-file.js';
import { tuneMemory } from '../dist/src/config/tune-memory.js';
import { loadClassifier } from '../dist/src/learning/model-in-use.js';
import { defaultRules, siteLexicon } from '../dist/src/lexicon/default-lists.js';
import { defaultPolicySettings } from '../dist/src/policy/default-settings.js';
import { checkComment } from '../dist/src/policy/pipeline.js';
import { median, quantile } from './support/rounds.mjs';
import { makeComments } from './support/texts.mjs';

const LONGEST = 1_500;
const MOST_UNITS = 6_000;
const WARM_UP = 2_000;
const TEXTS_PER_SECOND = 300;
/** Of so many texts one is four times as long. */
const ONE_LONGER_IN = 10;
const WORST_WARM_UP = 40;
const WORST_RUNS = 25;
const SITES = 100;
const ENTRIES_PER_SITE = 500;
const BYTES_PER_MB = 1_000_000;

/** What a text of the greatest length can be made of, to cost as much as possible. */
const WORST = [
  ...[
    'ك\u0301\u0301\u0301',
    'ك',
    '\uFDFA',
    'ك ',
    'a.',
    'a@b.com ',
    'http://',
    '1-',
    '+1 ',
    'ا\u200C',
    '\u202E',
    '\u{1D41A}',
  ],
  ...[
    'ك.ل.ب ',
    'ك*ب ',
    'كلب* ',
    'f*ck ',
    'سأقتلك ',
    '"اقتلوهم"',
    'فوركس ',
    'SA03 ',
    'asdfgh ',
    'يا رب ارحم ',
    '\u{20000}',
    '*',
  ],
];

/** The whole policy on one comment, from the text as it was stored to the verdict, on one core. */
export async function measureChecking({ seconds, say }) {
  say('checking …');
  tuneMemory();
  const lists = weighLists();
  const settings = { ...defaultPolicySettings(), classifier: loadClassifier('default') };
  const judge = (body) => {
    const started = performance.now();
    checkComment({ text: readSubmittedText(body), authorName: 'قارئ', facts: NO_FACTS, settings }, 'automatic');
    return performance.now() - started;
  };
  const texts = makeTexts(LONGEST, WARM_UP + TEXTS_PER_SECOND * seconds);
  const longer = makeTexts(4 * LONGEST, texts.length / ONE_LONGER_IN);
  const [times, fourfold] = [[], []];
  // In turns, so that what else the machine does meets both alike.
  for (const [n, text] of texts.entries()) {
    times.push(judge(text));
    if (n % ONE_LONGER_IN === 0) fourfold.push(judge(longer[n / ONE_LONGER_IN]));
  }
  times.splice(0, WARM_UP);
  fourfold.splice(0, WARM_UP / ONE_LONGER_IN);
  const worst = WORST.map((unit) => {
    const runs = repeat(WORST_WARM_UP + WORST_RUNS, () => judge(fill(unit)));
    return { unit, ms: median(runs.slice(WORST_WARM_UP)) };
  });
  const slowest = worst.toSorted((a, b) => b.ms - a.ms)[0];
  const p50 = median(times);
  return [
    { name: `All checks, ${LONGEST} Arabic characters, median`, value: p50, unit: 'ms', goal: { atMost: 1 } },
    { name: 'The same, 99th percentile', value: quantile(times, 0.99), unit: 'ms', goal: { atMost: 3 } },
    {
      ...{ name: `All checks, ${4 * LONGEST} characters`, value: median(fourfold), unit: 'ms' },
      ...{ beside: { name: `four times ${LONGEST}`, value: 4 * p50 }, goal: { within: 0.3 } },
    },
    {
      ...{
        name: `All checks, ${MOST_UNITS} code units of ${JSON.stringify(slowest.unit)}, the worst of ${WORST.length}`,
      },
      ...{ value: slowest.ms, unit: 'ms', goal: { atMost: 10 } },
    },
    {
      name: `Word lists of ${SITES} sites, ${ENTRIES_PER_SITE} own entries each`,
      ...lists,
      goal: { atMost: 20 },
    },
    {
      ...{ name: 'Models on disk', value: sizeOf('default') + sizeOf('permissive'), unit: 'MB' },
      goal: { atMost: 1.5 },
    },
  ];
}

/** Comments in a row, as long as asked for. */
function makeTexts(length, count) {
  const bodies = makeComments(2_000, 7).map(({ body }) => body);
  return Array.from({ length: count }, (_, n) => {
    let text = '';
    for (let at = n; text.length < length; at += 1) text += `${bodies[at % bodies.length]} `;
    return text.slice(0, length);
  });
}

const fill = (unit) => unit.repeat(Math.ceil(MOST_UNITS / unit.length)).slice(0, MOST_UNITS);
const repeat = (count, make) => Array.from({ length: count }, make);

/** What the lists hold in memory; the entries themselves belong to the site's settings. Needs --expose-gc. */
function weighLists() {
  defaultRules();
  const words = makeComments(5_000, 11).flatMap(({ body }) => body.split(/\s+/));
  const entries = (site) =>
    repeat(ENTRIES_PER_SITE, (_, n) => ({
      ...{ text: `${words[(site * 97 + n * 31) % words.length]} ${words[(site * 13 + n) % words.length]}` },
      ...{ category: 'insult', severity: 'hold' },
    }));
  const own = repeat(SITES, (_, site) => entries(site));
  globalThis.gc();
  const before = process.memoryUsage();
  const lists = own.map((each) => siteLexicon(each));
  globalThis.gc();
  const after = process.memoryUsage();
  const bytes = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  return { value: lists.length === SITES ? bytes / BYTES_PER_MB : NaN, unit: 'MB' };
}

const sizeOf = (name) => statSync(`${modelFolder()}/${name}.bin`).size / BYTES_PER_MB;
