import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeModel } from '../classifier/model-format.js';
import type { ModelCard } from '../classifier/model.js';
import { modelFolder, packModel, type ModelName } from '../config/model-file.js';
import { buildModel } from './build-model.js';
import { mayTrain, readCorpus, sourcesOf, type CorpusChoice, type Example } from './corpus.js';
import type { TrainingSet } from './fit-head.js';
import { hashRows } from './hashed-rows.js';

const USAGE = 'npm run train -- FOLDER [--only-permissive] [--exclude SOURCE]… [--out FOLDER]';

/** Trains the models of the service from a folder of TSVs and writes them where the service looks for them. */
export function train(words: readonly string[]): void {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      'only-permissive': { type: 'boolean' },
      exclude: { type: 'string', multiple: true },
      out: { type: 'string' },
    },
  });
  const [folder] = positionals;
  if (folder === undefined) throw new Error(`Say which folder: ${USAGE}`);
  const exclude = values.exclude ?? [];
  const out = values.out ?? modelFolder();
  mkdirSync(out, { recursive: true });
  const examples = readCorpus(folder);
  const set: TrainingSet = {
    examples,
    rows: { plain: hashRows(examples, 'plain'), skeleton: hashRows(examples, 'skeleton') },
  };
  if (!values['only-permissive']) writeBuild(set, 'default', { onlyPermissive: false, exclude }, out);
  writeBuild(set, 'permissive', { onlyPermissive: true, exclude }, out);
}

function writeBuild(set: TrainingSet, name: ModelName, choice: CorpusChoice, out: string): void {
  const isChosen = (example: Example): boolean => mayTrain(example, choice);
  const model = buildModel(set, isChosen, cardOf(name, set.examples.filter(isChosen)));
  const packed = packModel(writeModel(model));
  writeFileSync(join(out, `${name}.bin`), packed);
  writeFileSync(join(out, `${name}.card.json`), `${JSON.stringify(model.card, null, 2)}\n`);
  process.stdout.write(`${name}: ${packed.length} bytes, ${set.examples.filter(isChosen).length} rows\n`);
}

function cardOf(name: ModelName, chosen: readonly Example[]): ModelCard {
  const sources = sourcesOf(chosen).map((source) => {
    const own = chosen.filter((example) => example.source === source);
    return { source, licence: own[0]?.licence ?? 'U', rows: own.length };
  });
  return { name, sources, note: 'See docs/model-card.md.' };
}

train(process.argv.slice(2));
