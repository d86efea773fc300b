import { ApiProperty } from '@nestjs/swagger';
import { PageView } from '../http/openapi.js';
import { DEFAULT_AUTO_REJECT } from '../policy/policy-settings.js';
import { compareLists, SETTING_KEYS, type OwnSettings, type SettingChange } from '../sites/settings-change.js';
import { DEFAULT_SITE_SETTINGS, type SiteSettings } from '../sites/site-settings.js';
import { SettingsDto } from './settings.dto.js';
import type { WarningCode } from './settings-faults.js';

/** Of a list as long as a word list, the history shows the first items that came or went. */
const MOST_SHOWN = 50;
const ANY = { description: 'A value of the setting; null where the default held', example: 'balanced', nullable: true };

export class WarningView {
  @ApiProperty({ example: 'rules-contradict' })
  code: WarningCode;

  @ApiProperty({ example: 'القاعدتان «أ» و«ب» متعارضتان وأولويتهما واحدة، فيُعمَل بالأشد.' })
  detail: string;
}

export class SettingsView {
  @ApiProperty({ type: SettingsDto, description: 'As they count now, defaults included' })
  settings: SiteSettings;

  @ApiProperty({ type: SettingsDto, description: 'What counts where the site has set nothing' })
  defaults: SiteSettings;

  @ApiProperty({ type: [String], example: ['preset'], description: 'What the site has set itself' })
  own: string[];

  @ApiProperty({ example: 3, description: 'To be sent back with a change' })
  version: number;

  @ApiProperty({ type: [WarningView], description: 'What has a defined effect, yet is probably not meant' })
  warnings: WarningView[];
}

export class EditorView {
  @ApiProperty({ example: '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b' })
  id: string;

  @ApiProperty({ example: 'هدى الراوي' })
  name: string;
}

/** How a list changed; the first 50 items of each, and how many there are. */
export class ListDifferenceView {
  @ApiProperty({ type: 'array', items: {}, example: ['ar'] })
  added: readonly unknown[];

  @ApiProperty({ type: 'array', items: {}, example: [] })
  removed: readonly unknown[];

  @ApiProperty({ example: 1 })
  addedCount: number;

  @ApiProperty({ example: 0 })
  removedCount: number;
}

export class SettingChangeView {
  @ApiProperty({ enum: SETTING_KEYS, example: 'preset' })
  key: string;

  @ApiProperty({ ...ANY, description: `${ANY.description}, and for a list, see \`list\`` })
  before: unknown;

  @ApiProperty(ANY)
  after: unknown;

  @ApiProperty({ type: ListDifferenceView, nullable: true, description: 'For settings that are lists' })
  list: ListDifferenceView | null;
}

export class SettingsVersionView {
  @ApiProperty({ example: 3 })
  version: number;

  @ApiProperty({ example: '2026-11-22T08:00:00.000Z' })
  createdAt: string;

  @ApiProperty({ type: EditorView, nullable: true, description: 'Null for the command line' })
  by: EditorView | null;

  @ApiProperty({ type: String, nullable: true, example: 'بعد موجة الإعلانات' })
  note: string | null;

  @ApiProperty({ type: Number, nullable: true, example: null, description: 'The version that this one goes back to' })
  restores: number | null;

  @ApiProperty({ type: [SettingChangeView] })
  changes: SettingChangeView[];
}

export class SettingsVersionsView {
  @ApiProperty({ type: [SettingsVersionView] })
  items: SettingsVersionView[];

  @ApiProperty({ type: PageView })
  page: PageView;
}

/** One version with whole values, and the settings as they counted then. */
export class SettingsVersionDetailView extends SettingsVersionView {
  @ApiProperty({ type: SettingsDto })
  settings: SiteSettings;
}

export interface VersionRow {
  readonly version: number;
  readonly created_at: Date;
  readonly account_id: string | null;
  readonly account_name: string | null;
  readonly note: string | null;
  readonly restores: number | null;
  readonly changes: readonly SettingChange[];
}

/** What counts, with every category of `autoReject` said. */
export const inEffect = (own: OwnSettings): SiteSettings => {
  const settings = { ...DEFAULT_SITE_SETTINGS, ...own };
  return { ...settings, autoReject: { ...DEFAULT_AUTO_REJECT, ...settings.autoReject } };
};

/** @param isWhole with the whole of long lists */
export function viewVersion(row: VersionRow, isWhole = false): SettingsVersionView {
  const { version, created_at, account_id: id, account_name: name, note, restores, changes } = row;
  const by = id === null ? null : { id, name: name ?? '' };
  const view = (change: SettingChange): SettingChangeView => viewChange(change, isWhole);
  return { version, createdAt: created_at.toISOString(), by, note, restores, changes: changes.map(view) };
}

function viewChange(change: SettingChange, isWhole: boolean): SettingChangeView {
  const { key, before, after } = change;
  const difference = compareLists(change);
  if (difference === null) return { key, before, after, list: null };
  const { added, removed } = difference;
  const list = {
    added: added.slice(0, MOST_SHOWN),
    removed: removed.slice(0, MOST_SHOWN),
    addedCount: added.length,
    removedCount: removed.length,
  };
  return isWhole ? { key, before, after, list } : { key, before: null, after: null, list };
}
