import type { EntityManager } from 'typeorm';
import { Problem } from '../http/problem.js';
import type { SiteSettings } from './site-settings.js';

/** One step in the history of a site's settings. */
export interface SettingsStep {
  readonly siteId: string;
  /** The version that it starts from. */
  readonly version: number;
  /** Null for what is done on the command line. */
  readonly accountId: string | null;
  readonly note: string | null;
  /** The version that it goes back to, null for a change of its own. */
  readonly restores: number | null;
  readonly changes: readonly object[];
  readonly settings: Partial<SiteSettings>;
}

/**
 * Writes settings and what changed together, only where nobody was faster.
 * @returns the new version
 * @throws Problem `version-conflict`
 */
export async function writeSettings(manager: EntityManager, step: SettingsStep): Promise<number> {
  const { siteId, version, accountId, note, restores, changes, settings } = step;
  const parameters = [siteId, version, JSON.stringify(settings), accountId, note, restores, JSON.stringify(changes)];
  const [row] = await manager.query<{ version: number }[]>(WRITE, parameters);
  if (!row) throw new Problem('version-conflict');
  return row.version;
}

const WRITE = `
  WITH changed AS (
    UPDATE site SET settings = $3::jsonb, settings_version = settings_version + 1
    WHERE id = $1 AND settings_version = $2 RETURNING id, settings_version
  )
  INSERT INTO site_settings_version (site_id, version, account_id, note, restores, changes)
  SELECT id, settings_version, $4::uuid, $5, $6::int, $7::jsonb FROM changed RETURNING version`;
