import type { ModelCard } from '../classifier/model.js';
import type { Figures } from './figures.js';
import type { GroupFigures, Report } from './report.js';
import { table } from './table.js';

const LICENCES: Readonly<Record<string, string>> = {
  P: 'permissive licence seen',
  U: 'none stated, or not seen',
  NC: 'non-commercial',
};
const HEADINGS = [
  'rows',
  'label 1',
  'AUC',
  'recall at 1 % FPR',
  'at 5 % FPR',
  'precision at 90 % recall',
  'F1 macro at 0',
];

/** One build as the page shows it. */
export interface Build {
  readonly card: ModelCard;
  readonly version: string;
  readonly packedBytes: number;
}

/** docs/model-card.md: what each build was trained on, and the figures of the default recipe as measured. */
export function renderModelCard(builds: readonly Build[], report: Report): string {
  return [
    '# Model card',
    'Written by `npm run train -- FOLDER --report`; do not edit by hand. What the classifier is and how it is chosen: ' +
      '[decision 8](decisions/0008-linear-classifier.md).',
    INTENDED_USE,
    ...builds.map(describeBuild),
    '## Figures',
    'Measured by fits that had not seen the rows: weights not yet rounded to eight bits, which costs less than 0.002 AUC.',
    section(
      'Held-out rows of the same sources (one in five, by a hash of the folded text)',
      'source',
      report.sameSource,
    ),
    section('Sources left out: trained on all others, measured on every row', 'source', report.leftOut),
    section('Held-out rows by dialect', 'dialect', report.dialects),
    section('Held-out Arabic rows by whether a group is named', 'text', report.mentions),
    alarms(report),
    ...['hate', 'obscene', 'threat', 'spam'].map((of) =>
      section(
        `Class ${of}, held-out rows`,
        'source',
        report.classes.filter((one) => one.of === of),
      ),
    ),
  ].join('\n\n');
}

const INTENDED_USE = `## What it is for

It tells a moderator which comments to look at first, in Arabic (standard and dialects), Arabic in Latin letters, and
English. By itself it holds, and never rejects. It misses much abuse that a reader understands from what goes before,
and takes some harmless text for abuse; texts that name a people, a religion, a sect or women are where its errors hurt
most, so they are shown apart below. Nobody who speaks the dialects has reviewed the labels of the public sets.`;

function describeBuild({ card, version, packedBytes }: Build): string {
  const rows = card.sources.map(({ source, licence, rows: n }) => [source, LICENCES[licence] ?? licence, String(n)]);
  const total = card.sources.reduce((sum, { rows: n }) => sum + n, 0);
  return [
    `## Build \`${card.name}\`, version \`${version}\``,
    `${total} rows, ${packedBytes} bytes on disk. \`own\` are sentences written for this project.`,
    table(['source', 'licence', 'rows'], rows),
  ].join('\n\n');
}

function section(title: string, by: string, groups: readonly GroupFigures[]): string {
  const mean = groups.reduce((sum, { figures }) => sum + figures.auc, 0) / Math.max(1, groups.length);
  const rows = groups.map(({ name, figures }) => [name, ...cells(figures)]);
  return [`### ${title}`, `Mean AUC ${mean.toFixed(3)}.`, table([by, ...HEADINGS], rows)].join('\n\n');
}

function cells({ n, positives, auc, recallAt1, recallAt5, precisionAt90, f1 }: Figures): readonly string[] {
  return [
    String(n),
    String(positives),
    ...[auc, recallAt1, recallAt5, precisionAt90, f1].map((figure) => figure.toFixed(3)),
  ];
}

function alarms({ alarms: groups }: Report): string {
  const rows = groups.map(({ name, rows: n, share }) => [name, String(n), `${(100 * share).toFixed(1)} %`]);
  return [
    '### False alarms',
    'Above the score that 3 in 100 clean comments to news exceed (clean rows of mpold, the nearest to what a newspaper publishes).',
    table(['clean held-out rows', 'rows', 'above'], rows),
  ].join('\n\n');
}
