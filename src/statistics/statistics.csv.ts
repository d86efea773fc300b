import { stringify } from 'csv-stringify/sync';
import { Problem } from '../http/problem.js';
import type { Locale } from '../i18n/locale.js';
import { messagesIn } from '../i18n/messages.js';
import type { StatisticsView } from './statistics.view.js';

export const TABLES = ['moderators', 'days', 'reasons', 'checks'] as const;
export type Table = (typeof TABLES)[number];

const COLUMNS = {
  moderators: ['name', 'id', 'decisions', 'approved', 'rejected', 'held', 'undone', 'medianSeconds'],
  days: ['day', 'received', 'approved', 'held', 'rejected'],
  reasons: ['title', 'key', 'shown', 'agreed', 'overturned'],
  checks: ['key', 'shown', 'agreed', 'overturned'],
} as const satisfies Record<Table, readonly string[]>;

/** @throws Problem `bad-parameter` */
export function readTable(value: unknown): Table {
  const table = TABLES.find((known) => known === value);
  if (table === undefined) throw new Problem('bad-parameter', { params: { name: 'table' } });
  return table;
}

/**
 * A table as RFC 4180 has it, with a byte order mark, without which spreadsheets take UTF-8 for something else. A cell
 * that a spreadsheet would take for a formula is made one that it does not.
 */
export function writeCsv(table: Table, statistics: StatisticsView, locale: Locale): string {
  const rows: readonly object[] = {
    moderators: statistics.perModerator,
    days: statistics.perDay,
    reasons: statistics.perReason,
    checks: statistics.perCheck,
  }[table];
  const words = messagesIn(locale).statistics;
  const columns = COLUMNS[table].map((key) => ({ key, header: words[key] }));
  return stringify([...rows], { columns, header: true, bom: true, record_delimiter: 'windows', escape_formulas: true });
}

/** Letters, digits and hyphens alone: a site's key has no others. */
export const csvName = (site: string, table: Table, { from, to }: StatisticsView): string =>
  `${site}-${table}-${from}-${to}.csv`;
