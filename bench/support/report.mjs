import { mkdir, writeFile } from 'node:fs/promises';

/**
 * One measured figure.
 * @typedef {object} Row
 * @property {string} name what was measured
 * @property {number} value
 * @property {string} unit
 * @property {{ name: string, value: number }} [beside] the limit measured in the same run, or a peer's figure
 * @property {string} [note] kept in the JSON only
 * @property {{ ratio?: number, within?: number, atLeast?: number, atMost?: number }} [goal]
 */

const number = (value) =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toLocaleString('en', { maximumSignificantDigits: 3 });

export const ratioOf = ({ value, beside }) => (beside ? value / beside.value : undefined);

/** @returns {boolean | undefined} whether the goal is met; undefined for a row without one */
export function isMet(row) {
  const { goal, value } = row;
  if (!goal) return undefined;
  if (goal.ratio !== undefined) return ratioOf(row) >= goal.ratio;
  if (goal.within !== undefined) return Math.abs(ratioOf(row) - 1) <= goal.within;
  return goal.atLeast === undefined ? value <= goal.atMost : value >= goal.atLeast;
}

/** A ratio below half of its goal: more than machines differ. Figures that are not ratios never fail a run. */
export function isFarBelow(row) {
  const { ratio, within } = row.goal ?? {};
  const least = ratio ?? (within === undefined ? 0 : 1 - within);
  return (ratioOf(row) ?? Infinity) < least / 2;
}

export function goalText({ goal, unit }) {
  if (!goal) return '';
  if (goal.ratio !== undefined) return `ratio ≥ ${goal.ratio}`;
  if (goal.within !== undefined) return `ratio 1 ± ${goal.within}`;
  return goal.atLeast === undefined ? `≤ ${number(goal.atMost)} ${unit}` : `≥ ${number(goal.atLeast)} ${unit}`;
}

const MARKS = new Map([
  [true, 'yes'],
  [false, '**no**'],
  [undefined, ''],
]);

const inColumns = (cells) => `| ${cells.join(' | ')} |`;

/** A row of the table in Markdown. */
export function toLine(row) {
  const beside = row.beside ? `${number(row.beside.value)} ${row.unit} (${row.beside.name})` : '';
  const ratio = row.beside ? ratioOf(row).toFixed(2) : '';
  const figure = `${number(row.value)} ${row.unit}`;
  return inColumns([row.name, figure, beside, ratio, goalText(row), MARKS.get(isMet(row))]);
}

/** @param {{ about: Record<string, string>, rows: Row[] }} result */
export function toMarkdown({ about, rows }) {
  const head = ['measured', 'figure', 'beside it', 'ratio', 'goal', 'met'];
  const table = [inColumns(head), inColumns(head.map(() => '---')), ...rows.map(toLine)].join('\n');
  const facts = Object.entries(about).map(([name, value]) => `- ${name}: ${value}`);
  return `# Measured\n\n${facts.join('\n')}\n\n${table}\n`;
}

/** Writes the result as `latest.json` and `latest.md`. */
export async function writeResult(folder, result) {
  await mkdir(folder, { recursive: true });
  const rows = result.rows.map((row) => ({ ...row, ratio: ratioOf(row), isMet: isMet(row) }));
  await writeFile(new URL('latest.json', folder), `${JSON.stringify({ ...result, rows }, null, 2)}\n`);
  await writeFile(new URL('latest.md', folder), toMarkdown(result));
}
