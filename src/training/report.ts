import { CLASSES, type Class } from '../classifier/classifier.js';
import { mixedLogOdds } from './build-model.js';
import type { Chooser, Example } from './corpus.js';
import { fitHead, type TrainingSet } from './fit-head.js';
import { figuresOf, thresholdFor, type Figures } from './figures.js';
import { OWN_SOURCE } from './labels.js';
import { mentionsGroup } from './mentions.js';

/** Part of the corpus that no fit of a report sees. */
const REPORTED_PART = 0;
/** Fewer rows of either label than this say nothing. */
const FEWEST = 20;

/** The source of comments to news whose clean rows stand for what a newspaper publishes. */
const NEWS_SOURCE = 'mpold';

/** What each source is written in, as its authors say. */
const DIALECT_OF: Readonly<Record<string, string>> = {
  mpold: 'comments to news, mixed',
  alakrot: 'mixed dialects (YouTube)',
  osact4: 'mixed (Twitter)',
  osact5: 'mixed (Twitter)',
  mlma: 'mixed (Twitter)',
  aref: 'mixed (Twitter)',
  sohateful: 'mixed (Twitter)',
  omcd: 'Moroccan',
  mdoldd: 'Moroccan, a third in Latin letters',
  saudi: 'Gulf',
  egy5: 'Egyptian',
  letmi: 'Levantine',
  armi: 'Levantine and mixed',
};

/** Figures of one group of rows. */
export interface GroupFigures {
  readonly name: string;
  readonly figures: Figures;
}

export interface Report {
  /** Held-out rows of the sources trained on, by source. */
  readonly sameSource: readonly GroupFigures[];
  /** Every row of a source, trained on all others. */
  readonly leftOut: readonly GroupFigures[];
  readonly dialects: readonly GroupFigures[];
  readonly mentions: readonly GroupFigures[];
  /** Share of clean rows above the score that 3 in 100 clean comments to news exceed, with and without a group named. */
  readonly alarms: readonly { readonly name: string; readonly rows: number; readonly share: number }[];
  readonly classes: readonly (GroupFigures & { readonly of: Class })[];
}

interface Scored {
  readonly example: Example;
  readonly score: number;
  readonly label: number;
}

/** Trains without what is then measured on. Some twenty fits: minutes. */
export function measure(set: TrainingSet, mayTrain: Chooser, say: (line: string) => void): Report {
  const held = scoreHeldOut(set, 'offensive', mayTrain).filter(({ example }) => example.source !== OWN_SOURCE);
  say('held-out rows measured');
  const sources = [...new Set(held.map(({ example }) => example.source))];
  const leftOut = sources
    .filter((source) => DIALECT_OF[source] !== undefined)
    .flatMap((source) => {
      say(`measuring ${source}, left out`);
      return groupFigures(source, scoreLeftOut(set, source, mayTrain));
    });
  return {
    sameSource: byName(held, ({ source }) => source),
    leftOut,
    dialects: byName(held, ({ source }) => DIALECT_OF[source] ?? null),
    mentions: byName(
      held.filter(({ example }) => example.lang === 'ar'),
      nameMention,
    ),
    alarms: alarmsOf(held),
    classes: CLASSES.filter((of) => of !== 'offensive').flatMap((of) => {
      say(`measuring ${of}`);
      const scored = scoreHeldOut(set, of, mayTrain).filter(({ example }) => example.source !== OWN_SOURCE);
      return [...groupFigures('all sources', scored), ...byName(scored, ({ source }) => source)].map((figures) => ({
        of,
        ...figures,
      }));
    }),
  };
}

function scoreHeldOut(set: TrainingSet, of: Class, mayTrain: Chooser): readonly Scored[] {
  return score(
    set,
    of,
    (example) => mayTrain(example) && example.part !== REPORTED_PART,
    ({ part }) => part === REPORTED_PART,
  );
}

function scoreLeftOut(set: TrainingSet, source: string, mayTrain: Chooser): readonly Scored[] {
  return score(
    set,
    'offensive',
    (example) => mayTrain(example) && example.source !== source,
    (example) => example.source === source,
  );
}

function score(set: TrainingSet, of: Class, isTrained: Chooser, isMeasured: Chooser): readonly Scored[] {
  const head = fitHead(set, of, isTrained);
  if (!head) return [];
  return set.examples.flatMap((example, row) => {
    const label = example.labels[of];
    if (label === null || !isMeasured(example)) return [];
    return [{ example, label, score: mixedLogOdds(set, head, row) }];
  });
}

function byName(scored: readonly Scored[], name: (example: Example) => string | null): readonly GroupFigures[] {
  const names = [...new Set(scored.map(({ example }) => name(example)))];
  return names.flatMap((one) =>
    one === null
      ? []
      : groupFigures(
          one,
          scored.filter(({ example }) => name(example) === one),
        ),
  );
}

function groupFigures(name: string, scored: readonly Scored[]): readonly GroupFigures[] {
  const positives = scored.filter(({ label }) => label === 1).length;
  if (positives < FEWEST || scored.length - positives < FEWEST) return [];
  return [
    {
      name,
      figures: figuresOf(
        scored.map((one) => one.score),
        scored.map(({ label }) => label),
        0,
      ),
    },
  ];
}

function nameMention({ reading }: Example): string {
  return mentionsGroup(reading) ? 'names a people, religion, sect, or women' : 'names none';
}

function alarmsOf(held: readonly Scored[]): Report['alarms'] {
  const clean = held.filter(({ label, example }) => label === 0 && example.lang === 'ar');
  const news = clean.filter(({ example }) => example.source === NEWS_SOURCE);
  const threshold = thresholdFor(
    news.map((one) => one.score),
    0.03,
  );
  const share = (name: string, rows: readonly Scored[]): Report['alarms'][number] => ({
    name,
    rows: rows.length,
    share: rows.filter((one) => one.score > threshold).length / Math.max(1, rows.length),
  });
  return [
    share('clean comments to news', news),
    ...['names a people, religion, sect, or women', 'names none'].map((name) =>
      share(
        `clean, ${name}`,
        clean.filter(({ example }) => nameMention(example) === name),
      ),
    ),
  ];
}
