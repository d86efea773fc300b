import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readModel, writeModel } from '../classifier/model-format.js';
import type { ModelCard } from '../classifier/model.js';
import { modelFolder, packModel, type ModelName } from '../config/model-file.js';
import { buildModel } from './build-model.js';
import { mayTrain, readCorpus, sourcesOf, type Chooser, type CorpusChoice, type Example } from './corpus.js';
import type { TrainingSet } from './fit-head.js';
import { hashRows } from './hashed-rows.js';
import { renderModelCard, type Build } from './model-card.js';
import { measure } from './report.js';

const USAGE = 'npm run train -- FOLDER [--only-permissive] [--exclude SOURCE]… [--out FOLDER] [--report]';

/** Trains the models of the service from a folder of TSVs and writes them where the service looks for them. */
export function train(words: readonly string[]): void {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      'only-permissive': { type: 'boolean', default: false },
      exclude: { type: 'string', multiple: true, default: [] },
      out: { type: 'string', default: modelFolder() },
      report: { type: 'boolean', default: false },
    },
  });
  const [folder] = positionals;
  if (folder === undefined) throw new Error(`Say which folder: ${USAGE}`);
  const { exclude, out } = values;
  mkdirSync(out, { recursive: true });
  const set = readTrainingSet(folder);
  const names: readonly ModelName[] = values['only-permissive'] ? ['permissive'] : ['default', 'permissive'];
  const builds = names.map((name) =>
    writeBuild(set, name, choose({ onlyPermissive: name === 'permissive', exclude }), out),
  );
  if (!values.report) return;
  const report = measure(set, choose({ onlyPermissive: values['only-permissive'], exclude }), say);
  writeFileSync(join(dirname(modelFolder()), 'docs', 'model-card.md'), renderModelCard(builds, report));
}

function readTrainingSet(folder: string): TrainingSet {
  const examples = readCorpus(folder);
  say(`${examples.length} texts`);
  return { examples, rows: { plain: hashRows(examples, 'plain'), skeleton: hashRows(examples, 'skeleton') } };
}

function choose(choice: CorpusChoice): Chooser {
  return (example) => mayTrain(example, choice);
}

function writeBuild(set: TrainingSet, name: ModelName, isChosen: Chooser, out: string): Build {
  const model = buildModel(set, isChosen, cardOf(name, set.examples.filter(isChosen)));
  const bytes = writeModel(model);
  const packed = packModel(bytes);
  const { version } = readModel(bytes);
  writeFileSync(join(out, `${name}.bin`), packed);
  writeFileSync(join(out, `${name}.card.json`), `${JSON.stringify({ version, ...model.card }, null, 2)}\n`);
  say(`${name} ${version}: ${packed.length} bytes`);
  return { card: model.card, version, packedBytes: packed.length };
}

function cardOf(name: ModelName, chosen: readonly Example[]): ModelCard {
  const sources = sourcesOf(chosen).map((source) => {
    const own = chosen.filter((example) => example.source === source);
    return { source, licence: own[0]?.licence ?? 'U', rows: own.length };
  });
  return { name, sources, note: 'Figures and limits: docs/model-card.md.' };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

if (process.argv[1]?.endsWith('train.js') === true) train(process.argv.slice(2));
