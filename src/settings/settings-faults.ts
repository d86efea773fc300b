import type { FieldError, FieldFault } from '../http/problem.js';
import type { IgnoreReason, ListEntry } from '../lexicon/entry.js';
import { compileRules } from '../lexicon/rule-set.js';
import { mayBeSaved } from '../policy/rule-form.js';
import { problemsOf, type SettingsProblem } from '../policy/settings-problems.js';
import { DEFAULT_SITE_SETTINGS } from '../sites/site-settings.js';
import { fold } from '../text/fold.js';
import { findUnstorable } from '../text/normalize.js';
import type { OwnSettings, SettingKey } from '../sites/settings-change.js';

const LONGEST_TEXT = 300;
const TEXTS = ['allowedPhrases', 'trustedDomains', 'protectedNames', 'designatedGroups', 'allowedOrigins'] as const;

/** What the lexicon says of an entry, as a fault of its field. */
const ENTRY_FAULTS: Readonly<Record<IgnoreReason, FieldFault>> = {
  malformed: 'entry-malformed',
  empty: 'entry-empty',
  'too-short': 'entry-too-short',
  'only-clitics': 'entry-only-clitics',
  'too-long': 'entry-too-long',
  'bad-gap': 'gap-out-of-range',
  'bad-date': 'date-invalid',
  'ends-before-it-starts': 'ends-before-it-starts',
  'bad-pattern': 'pattern-invalid',
  'matches-everything': 'matches-everything',
  'too-many-patterns': 'too-many-patterns',
  'exception-matches-everything': 'exception-matches-everything',
  'exception-covers-entry': 'exception-covers-entry',
};

/**
 * Everything that is wrong with the changed settings beyond their shape.
 * @param own what the site would have set after the change
 * @param changed only these are looked at: what was stored earlier hinders no other change
 * @param at JSON pointer of the settings in the request
 */
export function faultsOf(own: OwnSettings, changed: readonly SettingKey[], at: string): FieldError[] {
  const now = Object.fromEntries(changed.map((key) => [key, own[key]])) as OwnSettings;
  const faults = [
    ...TEXTS.flatMap((key) => (now[key] ?? []).flatMap((text, i) => textFaults(`/${key}/${i}`, text))),
    ...(now.allowedOrigins ?? []).flatMap((origin, i) => (isOrigin(origin) ? [] : [fault('allowedOrigins', i)])),
    ...(now.protectedNames ?? []).flatMap((name, i) => nameFaults(name, i)),
    ...entryFaults(now.blockedWords ?? [], now.allowedPhrases ?? []),
    ...groupFaults(now.designatedGroups ?? []),
    ...keyFaults(now),
    ...ruleFaults(now),
    ...policyFaults(own, changed),
  ];
  const first = faults.filter(({ pointer }, i) => faults.findIndex((other) => other.pointer === pointer) === i);
  return first.map((one) => ({ ...one, pointer: at + one.pointer }));
}

/** What has a defined effect, yet is probably not meant: two rules, or two entries, that contradict each other. */
export function contradictionsOf(own: OwnSettings): { code: WarningCode; params: SettingsProblem['params'] }[] {
  const { conflicts } = compileRules([{ name: 'own', entries: own.blockedWords ?? [] }]);
  const problems = problemsOf({ ...DEFAULT_SITE_SETTINGS, ...own }).filter(({ isContradiction }) => isContradiction);
  return [
    ...problems.map(({ code, params }) => ({ code, params })),
    ...conflicts.map(({ kept }) => ({ code: 'entries-contradict' as const, params: { word: kept.text } })),
  ];
}

export type WarningCode = SettingsProblem['code'] | 'entries-contradict';

const fault = (key: 'allowedOrigins', i: number): FieldError => ({ pointer: `/${key}/${i}`, code: 'not-an-origin' });

function textFaults(pointer: string, text: string): FieldError[] {
  if (text.trim() === '') return [{ pointer, code: 'entry-empty' }];
  if (text.length > LONGEST_TEXT) return [{ pointer, code: 'too-long', params: { limit: LONGEST_TEXT } }];
  return findUnstorable(text) === null ? [] : [{ pointer, code: 'not-storable' }];
}

/** RFC 6454, as browsers send it: scheme, host, and a port that is not the scheme's own. */
function isOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text;
}

const nameFaults = (name: string, i: number): FieldError[] =>
  /[\p{L}\p{N}]/u.test(fold(name).text) ? [] : [{ pointer: `/protectedNames/${i}`, code: 'entry-empty' }];

function entryFaults(entries: readonly ListEntry[], phrases: readonly string[]): FieldError[] {
  const places = new Map(entries.map((entry, i) => [entry, `/blockedWords/${i}`]));
  const { ignored } = compileRules([{ name: 'own', entries, exceptions: phrases }]);
  return [
    ...entries.flatMap(({ exceptions = [] }, i) =>
      exceptions.flatMap((text, n) => textFaults(`/blockedWords/${i}/exceptions/${n}`, text)),
    ),
    ...ignored.map(({ entry, why, exception }) => {
      const code = ENTRY_FAULTS[why];
      const place = places.get(entry);
      if (place === undefined) return { pointer: `/allowedPhrases/${phrases.indexOf(entry.text)}`, code };
      const exceptionAt = exception === undefined ? -1 : (entry.exceptions ?? []).indexOf(exception);
      return { pointer: exceptionAt < 0 ? `${place}/${fieldOf(why)}` : `${place}/exceptions/${exceptionAt}`, code };
    }),
  ];
}

function fieldOf(why: IgnoreReason): keyof ListEntry {
  if (why === 'bad-gap') return 'gap';
  if (why === 'bad-date') return 'from';
  return why === 'ends-before-it-starts' ? 'until' : 'text';
}

/** Groups are found like entries of a list, so what would be no entry names no group. */
function groupFaults(groups: readonly string[]): FieldError[] {
  const entries = groups.map((text): ListEntry => ({ text, category: 'hate', severity: 'hold' }));
  const { ignored } = compileRules([{ name: 'groups', entries }]);
  return ignored.map(({ entry, why }) => ({
    pointer: `/designatedGroups/${entries.indexOf(entry)}`,
    code: ENTRY_FAULTS[why],
  }));
}

/** Keys are fetched over https only. One that holds its private part, or is a shared secret, must not lie in settings. */
function keyFaults({ readerJwksUrl: url, readerKeys = [] }: OwnSettings): FieldError[] {
  return [
    ...(typeof url === 'string' && !isHttpsUrl(url)
      ? [{ pointer: '/readerJwksUrl', code: 'url-invalid' as const }]
      : []),
    ...readerKeys.flatMap((key, i) =>
      isPublicKey(key) ? [] : [{ pointer: `/readerKeys/${i}`, code: 'not-a-public-key' as const }],
    ),
  ];
}

const isHttpsUrl = (text: string): boolean => URL.canParse(text) && /^https:\/\/[^@]*$/.test(new URL(text).href);

/** RFC 7517 and 7518: the types of key pairs, without what only their owner has. */
const isPublicKey = (key: object): boolean =>
  'kty' in key && typeof key.kty === 'string' && ['OKP', 'EC', 'RSA'].includes(key.kty) && !('d' in key);

function ruleFaults({ rules = [] }: OwnSettings): FieldError[] {
  return rules.flatMap((rule, i) => {
    const { id } = rule as { readonly id?: unknown };
    const params = { rule: typeof id === 'string' ? id.slice(0, 80) : '?' };
    return mayBeSaved(rule) ? [] : [{ pointer: `/rules/${i}`, code: 'rule-malformed' as const, params }];
  });
}

function policyFaults(own: OwnSettings, changed: readonly SettingKey[]): FieldError[] {
  if (ruleFaults(own).length > 0) return [];
  const wrong = problemsOf({ ...DEFAULT_SITE_SETTINGS, ...own }).filter(({ isContradiction }) => !isContradiction);
  return wrong.flatMap(({ code, params }) => {
    const { key, place } = placeOf(code, params, own);
    return changed.includes(key) ? [{ pointer: `/${key}${place}`, code, params }] : [];
  });
}

function placeOf(
  code: SettingsProblem['code'],
  { setting, value = '', rule = '' }: SettingsProblem['params'],
  { rules = [], blockedDomains = [], trustedDomains = [] }: OwnSettings,
): { key: SettingKey; place: string } {
  if (code === 'unknown-value') return { key: setting as SettingKey, place: '' };
  if (code.startsWith('rule')) return { key: 'rules', place: `/${rules.findLastIndex(({ id }) => id === rule)}` };
  const at = blockedDomains.findIndex(({ domain }) => domain === value);
  if (at >= 0) return { key: 'blockedDomains', place: `/${at}/domain` };
  return { key: 'trustedDomains', place: `/${trustedDomains.indexOf(value)}` };
}
