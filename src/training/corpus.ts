import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CLASSES, type Class } from '../classifier/classifier.js';
import { readText, type Reading } from '../text/reading.js';
import { labelsOf, type Label } from './labels.js';
import { readRows, type Row } from './rows.js';

/** Parts that a corpus is split into by a hash of the folded text; part 0 is kept for reporting. */
export const PARTS = 5;

/** A row that is trained on or reported on. */
export interface Example extends Pick<Row, 'label' | 'source' | 'sub' | 'lang' | 'licence'> {
  readonly reading: Reading;
  readonly part: number;
  readonly labels: Readonly<Record<Class, Label>>;
}

export interface CorpusChoice {
  /** Only rows whose licence is known to be permissive. */
  readonly onlyPermissive: boolean;
  readonly exclude: readonly string[];
}

/** All labelled rows of the TSVs of a folder, in the order of file names, each folded text once in a language. */
export function readCorpus(folder: string): Example[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .toSorted();
  return toExamples(files.flatMap((name) => readRows(join(folder, name))));
}

/** Takes the first of several rows that fold to the same text. */
export function toExamples(rows: readonly Row[]): Example[] {
  const seen = new Set<string>();
  return rows.flatMap(({ text, label, source, sub, lang, licence }) => {
    const reading = readText(text);
    const key = reading.folded.text;
    if (seen.has(key)) return [];
    seen.add(key);
    return [
      { reading, label, source, sub, lang, licence, part: partOf(key), labels: labelsOf({ label, source, sub }) },
    ];
  });
}

/** Whether a row may be trained on: never what was given for non-commercial use only. */
export function mayTrain({ licence, source }: Example, { onlyPermissive, exclude }: CorpusChoice): boolean {
  return licence !== 'NC' && (!onlyPermissive || licence === 'P') && !exclude.includes(source);
}

/** Sources with at least this many rows of both labels of some class. */
export function sourcesOf(examples: readonly Example[]): readonly string[] {
  return [...new Set(examples.map(({ source }) => source))];
}

/** Which classes a corpus has both labels of. */
export function classesOf(examples: readonly Example[]): readonly Class[] {
  return CLASSES.filter((of) => [0, 1].every((label) => examples.some(({ labels }) => labels[of] === label)));
}

function partOf(foldedText: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < foldedText.length; i += 1) hash = Math.imul(hash ^ foldedText.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) % PARTS;
}
