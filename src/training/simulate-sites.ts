import { parseArgs } from 'node:util';
import { CLASSES, type Class } from '../classifier/classifier.js';
import { LinearClassifier } from '../classifier/linear-classifier.js';
import { buildModel } from './build-model.js';
import { mayTrain, readCorpus, type Example } from './corpus.js';
import type { TrainingSet } from './fit-head.js';
import { hashRows } from './hashed-rows.js';
import { meanOf, simulateSite, toExample, type Realised, type SiteFigures } from './site-simulation.js';
import { table } from './table.js';

const USAGE =
  'npm run simulate -- FOLDER [--site SOURCE]… [--decisions 50,200,500,2000] [--npv 0.97] [--precision 0.95]';
const SITES = ['mpold', 'alakrot', 'omcd', 'sohateful', 'mdoldd'];
const DRAWS = [1, 2, 3];
/** A simulation that leaves fewer comments to be judged says nothing. */
const MOST_USED = 0.8;

/** Prints what sites of the corpus would gain by their own decisions: each with a model that never saw it. */
function simulate(words: readonly string[]): void {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      site: { type: 'string', multiple: true },
      decisions: { type: 'string', default: '50,200,500,2000' },
      npv: { type: 'string', default: '0.97' },
      precision: { type: 'string', default: '0.95' },
    },
  });
  const [folder] = positionals;
  if (folder === undefined) throw new Error(`Say which folder: ${USAGE}`);
  const examples = readCorpus(folder).map(onlyOffensive);
  const set = { examples, rows: { plain: hashRows(examples, 'plain'), skeleton: hashRows(examples, 'skeleton') } };
  const targets = { npv: Number(values.npv), precision: Number(values.precision) };
  const rows = (values.site ?? SITES).flatMap((site) => {
    const own = decidedBy(site, set);
    const sizes = values.decisions.split(',').map(Number);
    return sizes
      .filter((k) => k <= MOST_USED * own.length)
      .map((k) =>
        line(
          site,
          DRAWS.map((seed) => simulateSite(own, k, seed, { targets })),
        ),
      );
  });
  const headings = [
    'site',
    'decisions',
    'kept',
    'AUC before',
    'AUC',
    'R@90P',
    'approved (NPV)',
    'rejected (precision)',
  ];
  process.stdout.write(table(headings, rows));
}

/** The comments of one source as a model sees them that was trained on all others. */
function decidedBy(site: string, set: TrainingSet) {
  const isOther = (example: Example): boolean =>
    example.source !== site && mayTrain(example, { onlyPermissive: false, exclude: [] });
  const model = buildModel(set, isOther, { name: `without ${site}`, sources: [], note: '' });
  const classifier = new LinearClassifier('simulation', model);
  return set.examples
    .filter(({ source }) => source === site)
    .map(({ reading, label }) => toExample(reading, label === 1, classifier));
}

/** Only the broad class is corrected: the others need not be trained. */
function onlyOffensive(example: Example): Example {
  const labels = Object.fromEntries(CLASSES.map((of) => [of, of === 'offensive' ? example.labels[of] : null]));
  return { ...example, labels: labels as Record<Class, Example['labels'][Class]> };
}

function line(site: string, draws: readonly SiteFigures[]): string[] {
  const mean = (figure: (draw: SiteFigures) => number): string => meanOf(draws.map(figure)).toFixed(3);
  return [
    site,
    String(draws[0]?.decisions ?? 0),
    `${draws.filter(({ isLearnt }) => isLearnt).length} of ${draws.length}`,
    mean(({ aucBefore }) => aucBefore),
    mean(({ auc }) => auc),
    mean(({ recallAt90 }) => recallAt90),
    describe(draws.map(({ approve }) => approve)),
    describe(draws.map(({ reject }) => reject)),
  ];
}

/** Mean share over all draws, a draw without a threshold counting as none, and what was achieved where there was one. */
function describe(draws: readonly (Realised | null)[]): string {
  const proven = draws.filter((one) => one !== null);
  if (proven.length === 0) return 'none';
  const share = meanOf(draws.map((one) => one?.share ?? 0));
  return `${(100 * share).toFixed(1)} % (${meanOf(proven.map(({ agreed }) => agreed)).toFixed(3)})`;
}

simulate(process.argv.slice(2));
