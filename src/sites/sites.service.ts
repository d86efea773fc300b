import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LRUCache } from 'lru-cache';
import { In, Repository } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Problem } from '../http/problem.js';
import { explainSettingsProblem } from '../i18n/messages.js';
import { problemsOf } from '../policy/settings-problems.js';
import { NodeEvents } from '../queue/node-events.js';
import { applyWish, changesBetween } from './settings-change.js';
import { writeSettings } from './settings-history.js';
import type { SiteSettings } from './site-settings.js';
import { Site } from './site.entity.js';

const MAX_CACHED = 1_000;
/** Hints make changes visible at once; this bounds the delay when one is lost. */
const CACHE_MS = 10_000;
const UNKNOWN = Symbol('unknown site');

/** Sites by public key, from memory on every request. */
@Injectable()
export class SitesService {
  private readonly cache: LRUCache<string, Site | typeof UNKNOWN>;

  constructor(
    @InjectRepository(Site) private readonly sites: Repository<Site>,
    private readonly events: NodeEvents,
  ) {
    const fetchMethod = (key: string) => this.load(key);
    // Who asked before a hint gets what was read; by default they would all get an error when the cache is cleared.
    this.cache = new LRUCache({ max: MAX_CACHED, ttl: CACHE_MS, fetchMethod, ignoreFetchAbort: true });
    events.onHint((hint) => hint.type === 'site' && this.cache.delete(hint.siteKey));
    events.onGap(() => this.cache.clear());
  }

  /** @throws Problem `site-unknown` */
  async find(key: string): Promise<Site> {
    const site = this.cache.get(key) ?? (await this.cache.fetch(key));
    if (site === undefined || site === UNKNOWN) throw new Problem('site-unknown');
    return site;
  }

  /** Sites by id, or all of them, in the order of their keys. */
  list(ids?: readonly string[]): Promise<Site[]> {
    const where = ids === undefined ? {} : { id: In([...ids]) };
    return this.sites.find({ where, order: { key: 'ASC' } });
  }

  /** Makes a site, or gives the one that has this key already. @throws Error when a setting is wrong */
  async add(key: string, name: string, settings: Partial<SiteSettings> = {}): Promise<Site> {
    refuseWrong(settings);
    const row = { id: uuidv7(), key, name, ownSettings: settings };
    await this.sites.createQueryBuilder().insert().values(row).orIgnore().execute();
    this.events.publish({ type: 'site', siteKey: key });
    return this.sites.findOneByOrFail({ key });
  }

  /** On behalf of nobody. @throws Error when a setting is wrong; Problem `version-conflict` when somebody was faster */
  async changeSettings(key: string, change: Partial<SiteSettings>): Promise<void> {
    refuseWrong(change);
    const { id: siteId, ownSettings, settingsVersion: version } = await this.sites.findOneByOrFail({ key });
    const settings = applyWish(ownSettings, change);
    const changes = changesBetween(ownSettings, settings);
    const step = { siteId, version, accountId: null, note: null, restores: null, changes, settings };
    if (changes.length > 0) await writeSettings(this.sites.manager, step);
    this.events.publish({ type: 'site', siteKey: key });
  }

  private async load(key: string): Promise<Site | typeof UNKNOWN> {
    if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(key)) return UNKNOWN;
    return (await this.sites.findOneBy({ key })) ?? UNKNOWN;
  }
}

/** Contradictions have a defined outcome and are saved; what the policy does not know is not. */
function refuseWrong(settings: Partial<SiteSettings>): void {
  const wrong = problemsOf(settings).filter(({ isContradiction }) => !isContradiction);
  if (wrong.length > 0) throw new Error(wrong.map((problem) => explainSettingsProblem('en', problem)).join(' '));
}
