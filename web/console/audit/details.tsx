import { Link } from 'wouter';
import type { Messages, Words } from '../i18n/ar.js';
import type { auditPageInAr } from '../i18n/audit-page-ar.js';
import { useWording, type Wording } from '../i18n/language.js';
import type { Entry } from './entry.js';

type PageWords = Words<typeof auditPageInAr>;

interface Props {
  readonly entry: Entry;
  readonly words: PageWords;
}

const PAGES: Readonly<Record<string, string>> = { comment: '/comments/', author: '/authors/' };

/** What it was done to, and with which values. */
export function Details({ entry: { subject, details, isErased }, words }: Props) {
  const wording = useWording();
  const type = words.subjects[subject.type as keyof typeof words.subjects] ?? subject.type;
  const page = PAGES[subject.type];
  const shown = Object.entries(details ?? {}).filter(([, value]) => value !== null && value !== '');
  return (
    <p className="small soft">
      {page === undefined ? type : <Link href={page + subject.id}>{type}</Link>}{' '}
      <code>
        <bdi>{subject.id.slice(-12)}</bdi>
      </code>
      {isErased && ` · ${words.erased}`}
      {shown.map(([name, value]) => (
        <span key={name}>
          {' · '}
          {words.details[name as keyof typeof words.details] ?? name}: <bdi>{valueInWords(value, wording, words)}</bdi>
        </span>
      ))}
    </p>
  );
}

/** A value as people say it where it is one of the console's words, else as it stands. */
function valueInWords(value: unknown, wording: Wording, words: PageWords): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return wording.formats.number(value);
  if (typeof value === 'string') return wordFor(value, wording.m) ?? value;
  if (Array.isArray(value)) return value.map((one) => valueInWords(one, wording, words)).join('، ');
  return JSON.stringify(value);
}

function wordFor(value: string, m: Messages): string | undefined {
  const dictionaries: readonly Readonly<Record<string, string>>[] = [
    m.clauses,
    m.status,
    m.roles,
    { approve: m.decide.approve, reject: m.decide.reject, hold: m.decide.hold },
  ];
  return dictionaries.find((dictionary) => Object.hasOwn(dictionary, value))?.[value];
}
