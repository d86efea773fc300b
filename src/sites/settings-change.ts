import { DEFAULT_SITE_SETTINGS, type SiteSettings } from './site-settings.js';

export type SettingKey = keyof SiteSettings;
/** What a site has set itself, the difference from the defaults. */
export type OwnSettings = Partial<SiteSettings>;
/** Fields to change; null goes back to the default, what is left out stays. */
export type SettingsWish = { readonly [Key in SettingKey]?: unknown };

export const SETTING_KEYS = Object.keys(DEFAULT_SITE_SETTINGS) as SettingKey[];

/** One setting that changed: the site's own values, null where the default held or holds. */
export interface SettingChange {
  readonly key: SettingKey;
  readonly before: unknown;
  readonly after: unknown;
}

/** The own settings after a change. Copies field by field, so that nothing but settings is stored. */
export function applyWish(own: OwnSettings, wish: SettingsWish): OwnSettings {
  const values = SETTING_KEYS.flatMap((key) => {
    const value = wish[key] === undefined ? own[key] : toJson(wish[key]);
    const isDefault = value === undefined || value === null || isSame(value, DEFAULT_SITE_SETTINGS[key]);
    return isDefault ? [] : [[key, value] as const];
  });
  return Object.fromEntries(values);
}

/** Which settings differ, in the order of the settings. */
export const changesBetween = (before: OwnSettings, after: OwnSettings): SettingChange[] =>
  SETTING_KEYS.filter((key) => !isSame(before[key] ?? null, after[key] ?? null)).map((key) => ({
    key,
    before: before[key] ?? null,
    after: after[key] ?? null,
  }));

/** Equal as JSON, whatever the order of keys: PostgreSQL does not keep it. */
const isSame = (one: unknown, other: unknown): boolean => textOf(one) === textOf(other);

const textOf = (value: unknown): string => JSON.stringify(value, sortKeys);

const sortKeys = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
    : value;

const toJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** How a list changed: what came, and what went. */
export interface ListDifference {
  readonly added: readonly unknown[];
  readonly removed: readonly unknown[];
}

/** Compares lists item by item, whatever their order; null for values that are no lists. */
export function compareLists({ key, before, after }: SettingChange): ListDifference | null {
  if (!Array.isArray(DEFAULT_SITE_SETTINGS[key])) return null;
  const [old, now] = [before ?? [], after ?? []] as [unknown[], unknown[]];
  return { added: without(now, old), removed: without(old, now) };
}

function without(items: readonly unknown[], others: readonly unknown[]): unknown[] {
  const known = new Set(others.map(textOf));
  return items.filter((item) => !known.has(textOf(item)));
}
