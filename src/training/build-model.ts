import { CLASSES, type Class } from '../classifier/classifier.js';
import type { Head, LinearModel, ModelCard } from '../classifier/model.js';
import { writingOf } from '../classifier/views.js';
import { sourcesOf, type Chooser, type Example } from './corpus.js';
import { fitHead, logOddsOf, quantise, silentHead, type FloatHead, type TrainingSet } from './fit-head.js';
import { calibrate } from './platt.js';
import { OWN_SOURCE } from './labels.js';
import { RECIPES, SOURCE_COSTS } from './recipe.js';

/** Groups of rows that are left out in turn to calibrate on: of whole sources where the class means the same in all. */
const CALIBRATION_GROUPS = 4;

/** Trains every class on the chosen examples, and calibrates it on such as were left out in turn. */
export function buildModel(set: TrainingSet, isChosen: Chooser, card: ModelCard): LinearModel {
  return { card, heads: CLASSES.map((of) => buildHead(set, of, isChosen)) };
}

function buildHead(set: TrainingSet, of: Class, isChosen: Chooser): Head {
  const head = fitHead(set, of, isChosen);
  return head ? quantise(head, calibrateHead(set, of, isChosen)) : silentHead(of);
}

/** Calibrates on Arabic where there is any: English sets were gathered by looking for abuse. */
function calibrateHead(set: TrainingSet, of: Class, isChosen: Chooser): Head['calibration'] {
  const known = (example: Example): boolean => isChosen(example) && example.labels[of] !== null;
  const sources = sourcesOf(set.examples.filter((example) => known(example) && isMeasured(example)));
  const bySource = RECIPES[of].transfers && sources.length >= CALIBRATION_GROUPS;
  const groupOf = ({ source, part }: Example): number =>
    (bySource && sources.includes(source) ? sources.indexOf(source) : part) % CALIBRATION_GROUPS;
  const scores: number[] = [];
  const labels: number[] = [];
  for (let group = 0; group < CALIBRATION_GROUPS; group += 1) {
    const head = fitHead(set, of, (example) => known(example) && groupOf(example) !== group);
    if (!head) continue;
    set.examples.forEach((example, row) => {
      if (!known(example) || !isMeasured(example) || groupOf(example) !== group) return;
      scores.push(mixedLogOdds(set, head, row));
      labels.push(example.labels[of] ?? 0);
    });
  }
  return calibrate(scores, labels, RECIPES[of].prevalence);
}

/** Rows whose labels are worth calibrating to. */
function isMeasured({ source, lang }: Example): boolean {
  return source !== OWN_SOURCE && lang === 'ar' && (SOURCE_COSTS[source] ?? 1) >= 1;
}

/** The log-odds of an example as the shipped model would mix them. */
export function mixedLogOdds(set: TrainingSet, head: FloatHead, row: number): number {
  const example = set.examples[row];
  if (!example) return 0;
  const shares = RECIPES[head.of].shares[writingOf(example.reading)];
  const { plain, skeleton } = logOddsOf(set, head, row);
  return shares.plain * plain + shares.skeleton * skeleton + shares.bias;
}
