import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Class } from '../classifier/classifier.js';
import { readText, type Reading } from '../reading/reading.js';
import { labelsOf, type Label } from './labels.js';
import { ownRows } from './own-examples.js';
import { readRows, type Row } from './rows.js';

/** Parts that a corpus is split into by a hash of the folded text; part 0 is kept for reporting. */
export const PARTS = 5;

/** Comments that a newspaper published: every alarm on them is a false one. */
export const PUBLISHED_SOURCE = 'hespress_pub2';

/** A row that is trained on or reported on. */
export interface Example extends Pick<Row, 'label' | 'source' | 'sub' | 'lang' | 'licence'> {
  readonly reading: Reading;
  readonly part: number;
  readonly labels: Readonly<Record<Class, Label>>;
}

/** Picks the examples that something is done with. */
export type Chooser = (example: Example) => boolean;

export interface CorpusChoice {
  /** Only rows whose licence is known to be permissive. */
  readonly onlyPermissive: boolean;
  readonly exclude: readonly string[];
}

/** All labelled rows of the TSVs of a folder, in the order of file names, with the project's own rows. */
export function readCorpus(folder: string): Example[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.tsv'));
  const rows = files.toSorted().flatMap((name) => readRows(join(folder, name)));
  return toExamples([...rows, ...ownRows()]);
}

/** Each folded text once: the first of several rows. */
export function toExamples(rows: readonly Row[]): Example[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const reading = readText(row.text);
    const key = reading.folded.text;
    if (seen.has(key)) return [];
    seen.add(key);
    const { label, source, sub, lang, licence } = row;
    return [{ reading, label, source, sub, lang, licence, part: partOf(key), labels: labelsOf(row) }];
  });
}

/** Whether a row may be trained on: never what was given for non-commercial use only, nor what false alarms are counted on. */
export function mayTrain({ licence, source }: Example, { onlyPermissive, exclude }: CorpusChoice): boolean {
  return (
    licence !== 'NC' && source !== PUBLISHED_SOURCE && (!onlyPermissive || licence === 'P') && !exclude.includes(source)
  );
}

/** The sources of the examples, in the order in which they are met. */
export function sourcesOf(examples: readonly Example[]): readonly string[] {
  return [...new Set(examples.map(({ source }) => source))];
}

function partOf(foldedText: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < foldedText.length; i += 1) hash = Math.imul(hash ^ foldedText.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) % PARTS;
}
