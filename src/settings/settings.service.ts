import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../accounts/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { Runtime } from '../config/runtime.js';
import { Problem, type FieldError } from '../http/problem.js';
import type { Locale } from '../i18n/locale.js';
import { explainSettingsProblem } from '../i18n/messages.js';
import { NodeEvents } from '../queue/node-events.js';
import {
  applyWish,
  changesBetween,
  compareLists,
  SETTING_KEYS,
  type SettingKey,
  type OwnSettings,
  type SettingChange,
  type SettingsWish,
} from '../sites/settings-change.js';
import { writeSettings, type SettingsStep } from '../sites/settings-history.js';
import { DEFAULT_SITE_SETTINGS } from '../sites/site-settings.js';
import { Site } from '../sites/site.entity.js';
import { contradictionsOf, faultsOf } from './settings-faults.js';
import type { RestoreDto, SettingsChangeDto } from './settings-requests.dto.js';
import { SettingsVersions } from './settings.versions.js';
import { inEffect, type SettingsView } from './settings.view.js';

/** Where the settings stand in the requests that carry them. */
type SettingsPointer = '/settings' | '/changes';

/** The settings of a site, with every change kept. */
@Injectable()
export class SettingsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly versions: SettingsVersions,
    private readonly audit: AuditLog,
    private readonly events: NodeEvents,
    private readonly runtime: Runtime,
  ) {}

  /** From the database: what is in memory may be a moment old, and its version is what a change starts from. */
  async read({ id }: Site, locale: Locale): Promise<SettingsView> {
    const { ownSettings, settingsVersion } = await this.load(id);
    return view(ownSettings, settingsVersion, locale);
  }

  /** @throws Problem `invalid-input`, `version-conflict` */
  async change(actor: Actor, site: Site, { version, settings: wish, note }: SettingsChangeDto): Promise<void> {
    const before = await this.load(site.id);
    if (before.settingsVersion !== version) throw new Problem('version-conflict');
    const settings = this.plan(before, wish, '/settings');
    await this.write(actor, before, { settings, note: note ?? null, restores: null });
  }

  /** Goes back to the settings of an earlier version, by a new one. @throws Problem `version-unknown`, `version-conflict` */
  async restore(actor: Actor, site: Site, restores: number, { version, note }: RestoreDto): Promise<void> {
    const before = await this.load(site.id);
    if (before.settingsVersion !== version) throw new Problem('version-conflict');
    const settings = await this.versions.settingsAt(before, restores);
    await this.write(actor, before, { settings, note: note ?? null, restores });
  }

  /** The site as it would be after a change that nobody saves. @throws Problem `invalid-input` */
  async imagine(site: Site, wish: SettingsWish): Promise<{ present: Site; changed: Site }> {
    const present = await this.load(site.id);
    const ownSettings = this.plan(present, wish, '/changes');
    return { present, changed: Object.assign(new Site(), present, { ownSettings }) };
  }

  private plan({ ownSettings }: Site, wish: SettingsWish, at: SettingsPointer): OwnSettings {
    const next = applyWish(ownSettings, wish);
    const changed = changesBetween(ownSettings, next).map(({ key }) => key);
    const errors = [...faultsOf(next, changed, at), ...this.mailFaults(next, changed, at)];
    if (errors.length > 0) throw new Problem('invalid-input', { errors });
    return next;
  }

  /** Nobody could confirm an e-mail where no mail is sent, and nobody would where the e-mail may be left out. */
  private mailFaults(next: OwnSettings, changed: readonly SettingKey[], at: SettingsPointer): FieldError[] {
    const setting = next.emailConfirmation ?? 'off';
    const wasChanged = changed.includes('emailConfirmation');
    if (wasChanged && setting !== 'off' && this.runtime.env.mail === null)
      return [{ pointer: `${at}/emailConfirmation`, code: 'no-mail-server' }];
    if (setting !== 'required' || next.guests !== 'name' || !(wasChanged || changed.includes('guests'))) return [];
    return [{ pointer: `${at}/${wasChanged ? 'emailConfirmation' : 'guests'}`, code: 'needs-email' }];
  }

  private async write(
    actor: Actor,
    { id: siteId, key, ownSettings, settingsVersion: version }: Site,
    deed: Pick<SettingsStep, 'settings' | 'note' | 'restores'>,
  ): Promise<void> {
    const changes = changesBetween(ownSettings, deed.settings);
    if (changes.length === 0) return;
    const { accountId } = actor;
    await this.dataSource.transaction(async (manager) => {
      const written = await writeSettings(manager, { ...deed, siteId, version, accountId, changes });
      const action = deed.restores === null ? 'settings.changed' : 'settings.restored';
      const details = { version: written, restores: deed.restores, changes: changes.map(summarise) };
      await this.audit.write(manager, {
        siteId,
        actorId: accountId,
        action,
        subject: { type: 'site', id: siteId },
        details,
      });
    });
    this.events.publish({ type: 'site', siteKey: key });
  }

  private load(id: string): Promise<Site> {
    return this.dataSource.getRepository(Site).findOneByOrFail({ id });
  }
}

/** Lists are as long as people make them: the log says how much came and went, the version says what. */
function summarise(change: SettingChange): object {
  const difference = compareLists(change);
  if (difference === null) return change;
  return { key: change.key, added: difference.added.length, removed: difference.removed.length };
}

function view(own: OwnSettings, version: number, locale: Locale): SettingsView {
  return {
    settings: inEffect(own),
    defaults: inEffect(DEFAULT_SITE_SETTINGS),
    own: SETTING_KEYS.filter((key) => key in own),
    version,
    warnings: contradictionsOf(own).map(({ code, params }) => ({
      code,
      detail: explainSettingsProblem(locale, { code, params }),
    })),
  };
}
