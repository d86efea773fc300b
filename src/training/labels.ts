import { CLASSES, type Class } from '../classifier/classifier.js';
import type { Row } from './rows.js';

/** 1 belongs to the class, 0 does not, null: the source does not say. */
export type Label = 0 | 1 | null;

type FineLabel = Pick<Row, 'label' | 'source' | 'sub'>;

/** Own-written rows name their classes in `sub`, separated by spaces; `none` for none. */
export const OWN_SOURCE = 'own';

const HATE = /hate|^HS[1-6]$|Racism|Religious|Sexism|misogyny|stereotyping|dominance|discredit|damning/;
/** Sources whose offensive rows say whether they are hateful. */
const TELLS_HATE = new Set([
  'osact4',
  'osact5',
  'mpold',
  'sohateful',
  'egy5',
  'letmi',
  'armi',
  'mlma',
  'aref',
  'davidson_en',
]);
const OBSCENE = /vulgar|sexual/;
const TELLS_OBSCENE = new Set(['osact5', 'mpold', 'sohateful']);
const THREAT = /violence/;
const TELLS_THREAT = new Set(['sohateful', 'armi']);

/** What the fine label of a row says of each class. Where a source is clean it is clean of everything but advertising. */
export function labelsOf(row: FineLabel): Readonly<Record<Class, Label>> {
  if (row.source === OWN_SOURCE) return ownLabels(row.sub);
  if (row.source.startsWith('spam_')) {
    return { offensive: null, hate: null, obscene: null, threat: null, spam: row.label };
  }
  return {
    offensive: row.label,
    hate: fine(row, HATE, TELLS_HATE),
    obscene: fine(row, OBSCENE, TELLS_OBSCENE),
    threat: fine(row, THREAT, TELLS_THREAT),
    spam: 0,
  };
}

function fine({ label, source, sub }: FineLabel, pattern: RegExp, tellers: ReadonlySet<string>): Label {
  if (label === 0) return 0;
  if (pattern.test(sub)) return 1;
  return tellers.has(source) ? 0 : null;
}

function ownLabels(sub: string): Readonly<Record<Class, Label>> {
  const named = sub.split(' ');
  const has = (of: Class): Label => (named.includes(of) ? 1 : 0);
  const [offensive = 0, hate = 0, obscene = 0, threat = 0, spam = 0] = CLASSES.map(has);
  return { offensive, hate, obscene, threat, spam };
}
