import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Runtime } from '../config/runtime.js';
import { cutPage, readKeyset, type KeysetParameters } from '../http/keyset.js';
import { CursorCodec } from '../http/paging.js';
import { Problem } from '../http/problem.js';
import { applyWish, type OwnSettings, type SettingKey } from '../sites/settings-change.js';
import { Site } from '../sites/site.entity.js';
import {
  inEffect,
  viewVersion,
  type SettingsVersionDetailView,
  type SettingsVersionsView,
  type VersionRow,
} from './settings.view.js';

/** The number of a version as it stands in a path. @throws Problem `version-unknown` for what no version could have */
export function readVersion(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Problem('version-unknown');
  return Number(text);
}

/** Who changed a site's settings when, and how they were before. */
@Injectable()
export class SettingsVersions {
  private readonly cursors: CursorCodec;

  constructor(
    private readonly dataSource: DataSource,
    { keys }: Runtime,
  ) {
    this.cursors = new CursorCodec(keys.for('cursor'));
  }

  /** Newest first. @throws Problem `bad-parameter`, `bad-cursor` */
  async list({ id }: Site, parameters: KeysetParameters): Promise<SettingsVersionsView> {
    const request = readKeyset(this.cursors, `settings-versions/${id}`, parameters);
    const { position, limit } = request;
    const sql = position?.direction === 'previous' ? NEWER : OLDER;
    const rows = await this.dataSource.query<VersionRow[]>(sql, [id, position?.key ?? null, limit + 1]);
    const { items: shown, page } = cutPage(this.cursors, request, rows, ({ version }) => ({ key: version, id }));
    return { items: shown.map((row) => viewVersion(row)), page };
  }

  /** @throws Problem `version-unknown` */
  async find({ id }: Site, version: number): Promise<SettingsVersionDetailView> {
    const [row] = await this.dataSource.query<VersionRow[]>(ONE, [id, version]);
    if (!row) throw new Problem('version-unknown');
    const site = await this.dataSource.getRepository(Site).findOneByOrFail({ id });
    return { ...viewVersion(row, true), settings: inEffect(await this.settingsAt(site, version)) };
  }

  /**
   * The own settings as they were in a version; 0 is how the site was made. Goes back from the given ones: of each
   * setting that changed since, what it was before the first of those changes.
   * @throws Problem `version-unknown` for one that is yet to come
   */
  async settingsAt({ id, ownSettings, settingsVersion }: Site, version: number): Promise<OwnSettings> {
    if (version > settingsVersion) throw new Problem('version-unknown');
    const rows = await this.dataSource.query<{ key: SettingKey; before: unknown }[]>(CHANGED_SINCE, [
      id,
      version,
      settingsVersion,
    ]);
    return applyWish(ownSettings, Object.fromEntries(rows.map(({ key, before }) => [key, before])));
  }
}

const list = (comparison: '<' | '>', order: 'ASC' | 'DESC'): string => `
  SELECT v.version, v.created_at, v.account_id, a.name AS account_name, v.note, v.restores, v.changes
  FROM site_settings_version v LEFT JOIN account a ON a.id = v.account_id
  WHERE v.site_id = $1 AND ($2::int IS NULL OR v.version ${comparison} $2) ORDER BY v.version ${order} LIMIT $3`;
const OLDER = list('<', 'DESC');
const NEWER = list('>', 'ASC');

const ONE = `
  SELECT v.version, v.created_at, v.account_id, a.name AS account_name, v.note, v.restores, v.changes
  FROM site_settings_version v LEFT JOIN account a ON a.id = v.account_id
  WHERE v.site_id = $1 AND v.version = $2`;

const CHANGED_SINCE = `
  SELECT DISTINCT ON (c.change ->> 'key') c.change ->> 'key' AS key, c.change -> 'before' AS before
  FROM site_settings_version v CROSS JOIN LATERAL jsonb_array_elements(v.changes) AS c (change)
  WHERE v.site_id = $1 AND v.version > $2 AND v.version <= $3
  ORDER BY c.change ->> 'key', v.version`;
