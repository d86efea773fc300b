import { Link } from 'wouter';
import type { Words } from '../i18n/ar.js';
import type { auditPageInAr } from '../i18n/audit-page-ar.js';
import { useWording, type Wording } from '../i18n/language.js';
import { settingsInAr } from '../i18n/settings-ar.js';
import { settingsInEn } from '../i18n/settings-en.js';
import { nameOf, valuesIn } from '../settings/settings.js';
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
  const shown = Object.entries(details ?? {}).filter(([, value]) => isTelling(value));
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

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const MOMENT = /^\d{4}-\d\d-\d\dT/;

/** Ids of what stands beside the subject say nothing to people. */
const isTelling = (value: unknown): boolean =>
  value !== null && value !== '' && value !== 0 && !(typeof value === 'string' && UUID.test(value));

/**
 * A value as people say it where it is one of the console's words, else as it stands.
 * @param setting whose value it is: the same code is another word for each
 */
function valueInWords(value: unknown, wording: Wording, words: PageWords, setting?: string): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return wording.formats.number(value);
  if (typeof value === 'string') {
    if (MOMENT.test(value)) return wording.formats.dateTime(value);
    return wordFor(value, wording, words.values, setting) ?? value;
  }
  if (Array.isArray(value)) return value.map((one) => valueInWords(one, wording, words, setting)).join('، ');
  const { key, ...parts } = value as Readonly<Record<string, unknown>>;
  const said = Object.entries(parts)
    .filter(([, part]) => isTelling(part))
    .map(
      ([name, part]) =>
        `${words.details[name as keyof typeof words.details] ?? name}: ${valueInWords(part, wording, words, typeof key === 'string' ? key : setting)}`,
    );
  const list = said.join('، ');
  return typeof key === 'string' ? `${settingName(key, wording)} (${list})` : list;
}

function settingName(key: string, { language }: Wording): string {
  return nameOf(key, language === 'ar' ? settingsInAr : settingsInEn);
}

function wordFor(
  value: string,
  { m, language }: Wording,
  values: PageWords['values'],
  setting: string | undefined,
): string | undefined {
  const ofSettings = valuesIn(language === 'ar' ? settingsInAr : settingsInEn);
  const dictionaries: readonly Readonly<Record<string, string>>[] = [
    (setting !== undefined && ofSettings[setting]) || {},
    values,
    m.clauses,
    m.status,
    m.roles,
    { approve: m.decide.approve, reject: m.decide.reject, hold: m.decide.hold },
  ];
  return dictionaries.find((dictionary) => Object.hasOwn(dictionary, value))?.[value];
}
