import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { CLASSES, type Class, type Classifier } from '../classifier/classifier.js';
import { readModel } from '../classifier/model-format.js';
import { MODELS, modelFolder, readModelFile } from '../config/model-file.js';
import { defaultPolicySettings } from '../policy/default-settings.js';
import { firstComment } from '../checks/first-comment.js';
import { checkComment } from '../policy/pipeline.js';
import { PRESET_NAMES, type PresetName } from '../policy/presets.js';
import { readText } from '../reading/reading.js';
import { disguise, DISGUISES } from './disguise-generator.js';
import { calibrationBins, figuresOf } from './figures.js';
import { readRows, type Row } from './rows.js';
import { table } from './table.js';

const USAGE =
  'npm run evaluate -- [FILE.tsv]… [--model default|permissive] [--models FOLDER] ' +
  '[--class offensive|hate|obscene|threat|spam] [--disguises]';

interface Judged {
  readonly row: Row;
  /** The probability of the class that is asked for. */
  readonly probability: number;
  /** The largest probability of any class. */
  readonly worst: number;
  readonly statuses: Readonly<Record<PresetName, string>>;
}

/** Prints how well the policy judges labelled text: the files that are named, or the project's own. */
function evaluate(words: readonly string[]): void {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      model: { type: 'string', default: 'default' },
      models: { type: 'string', default: modelFolder() },
      class: { type: 'string', default: 'offensive' },
      disguises: { type: 'boolean', default: false },
    },
  });
  const model = MODELS.find((name) => name === values.model);
  const of = CLASSES.find((name) => name === values.class);
  if (!model || !of) throw new Error(`Use it like this: ${USAGE}`);
  const classifier = readModel(readModelFile(model, values.models));
  say(`# Model ${model}, version ${classifier.version}, class ${of}`);
  for (const file of positionals.length > 0 ? positionals : ownFiles()) {
    if (values.disguises) reportDisguises(file, classifier, of);
    else report(file, classifier, of);
  }
}

function ownFiles(): string[] {
  const folder = join(dirname(modelFolder()), 'evaluation');
  const names = readdirSync(folder).filter((name) => name.endsWith('.tsv'));
  return names.toSorted().map((name) => join(folder, name));
}

function report(file: string, classifier: Classifier, of: Class): void {
  const judged = judge(readRows(file), classifier, of);
  say(`\n## ${basename(file)}\n`);
  for (const by of ['source', 'lang', 'sub'] as const) {
    const groups = groupBy(judged, (one) => one.row[by]);
    if (by !== 'source' && (groups.size < 2 || groups.size > 60)) continue;
    say(
      table(
        [by, ...HEADINGS],
        [...groups].map(([name, members]) => [name || '–', ...describe(members)]),
      ),
    );
  }
  if (judged.some(({ row }) => row.label === 1)) say(describeCalibration(judged));
}

/** What is caught of the texts with label 1 where 5 and 1 in 100 of the others, as they are, would be stopped. */
function reportDisguises(file: string, classifier: Classifier, of: Class): void {
  const rows = readRows(file);
  const read = (label: Row['label'], write = asItIs): number[] =>
    rows.flatMap((row) =>
      row.label === label ? [classifier.classify(readText(write(row.text))).probabilities[of]] : [],
    );
  const plain = { bad: read(1), clean: read(0) };
  const falling = plain.clean.toSorted((x, y) => y - x);
  const [at5 = 1, at1 = 1] = [0.05, 0.01].map((share) => falling[Math.floor(share * falling.length)]);
  const describeOne = (name: string, { bad, clean }: typeof plain): string[] => {
    const ratios = [at5, at1].map((threshold) => shareAbove(bad, threshold) / shareAbove(plain.bad, threshold));
    const figures = [shareAbove(bad, at5), shareAbove(bad, at1), ...ratios, shareAbove(clean, at5)];
    return [name, ...figures.map((figure) => figure.toFixed(3))];
  };
  const lines = DISGUISES.map((kind) => {
    const write = (text: string): string => disguise(text, kind, 1);
    return describeOne(kind, { bad: read(1, write), clean: read(0, write) });
  });
  say(`\n## ${basename(file)}, ${plain.bad.length} texts with label 1 and ${plain.clean.length} others, disguised\n`);
  const headings = ['disguise', 'recall at 5 %', 'at 1 %', 'of plain at 5 %', 'at 1 %', 'others above'];
  say(table(headings, [describeOne('none', plain), ...lines]));
}

const asItIs = (text: string): string => text;

const shareAbove = (values: readonly number[], threshold: number): number =>
  values.filter((value) => value > threshold).length / values.length;

function judge(rows: readonly Row[], classifier: Classifier, of: Class): readonly Judged[] {
  return rows.map((row) => {
    const { probabilities } = classifier.classify(readText(row.text));
    const statusIn = (preset: PresetName): string => {
      const settings = { ...defaultPolicySettings(undefined, preset), classifier };
      return checkComment(firstComment(row.text, settings), 'automatic').status;
    };
    const statuses = { careful: statusIn('careful'), balanced: statusIn('balanced'), open: statusIn('open') };
    return {
      row,
      probability: probabilities[of],
      worst: Math.max(...CLASSES.map((one) => probabilities[one])),
      statuses,
    };
  });
}

const HEADINGS = [
  'rows',
  'label 1',
  'AUC',
  'AUC any class',
  'recall at 1 % FPR',
  'at 5 %',
  'precision at 90 % recall',
  'F1 macro at 0.5',
  ...PRESET_NAMES.map((preset) => `${preset}: rejected / held %`),
];

function describe(judged: readonly Judged[]): readonly string[] {
  const labels = judged.map(({ row }) => row.label);
  const all = figuresOf(
    judged.map(({ probability }) => probability),
    labels,
    0.5,
  );
  const any = figuresOf(
    judged.map(({ worst }) => worst),
    labels,
    0.5,
  );
  const share = (preset: PresetName, status: string): string =>
    ((100 * judged.filter(({ statuses }) => statuses[preset] === status).length) / judged.length).toFixed(1);
  const figures = [all.auc, any.auc, all.recallAt1, all.recallAt5, all.precisionAt90, all.f1];
  return [
    String(all.n),
    String(all.positives),
    ...figures.map((figure) =>
      Number.isFinite(figure) && all.positives > 0 && all.positives < all.n ? figure.toFixed(3) : '–',
    ),
    ...PRESET_NAMES.map((preset) => `${share(preset, 'rejected')} / ${share(preset, 'held')}`),
  ];
}

function describeCalibration(judged: readonly Judged[]): string {
  const bins = calibrationBins(
    judged.map(({ probability }) => probability),
    judged.map(({ row }) => row.label),
  );
  const rows = bins.map(({ from, rows: n, mean, share }) => [
    from.toFixed(1),
    String(n),
    mean.toFixed(3),
    share.toFixed(3),
  ]);
  return table(['probability from', 'rows', 'mean probability', 'share with label 1'], rows);
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  evaluate(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
