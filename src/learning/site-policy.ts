import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { SiteCorrection } from '../classifier/site-correction.js';
import { compileSettings, DEFAULT_OWN_SETTINGS, type OwnPolicySettings } from '../policy/own-settings.js';
import type { ModerationMode, PolicySettings } from '../policy/policy-settings.js';
import type { Commenting } from '../sites/article.entity.js';
import type { Site } from '../sites/site.entity.js';
import { ModelInUse } from './model-in-use.js';

const MAX_SITES = 500;

/** The policy of each site, its lists compiled once per change of its settings. */
@Injectable()
export class SitePolicies {
  private readonly compiled = new LRUCache<string, PolicySettings>({ max: MAX_SITES });
  /** By the site in memory, which is another one after each change: its settings need not be written out for each comment. */
  private readonly bySite = new WeakMap<Site, PolicySettings>();

  constructor(private readonly model: ModelInUse) {}

  /** @param correction what the site's moderators taught, when the caller judges for the site */
  of(site: Site, correction: SiteCorrection | null = null): PolicySettings {
    return withCorrection(this.bySite.get(site) ?? this.compile(site), correction);
  }

  /** The same for settings that are only tried, so that they take no room from those in use. */
  trial(site: Site, correction: SiteCorrection | null = null): PolicySettings {
    const own = pickOwn(site.settings);
    return withCorrection(this.make(own, JSON.stringify(own)), correction);
  }

  private compile(site: Site): PolicySettings {
    const own = pickOwn(site.settings);
    const text = JSON.stringify(own);
    const settings = this.compiled.get(text) ?? this.make(own, text);
    this.compiled.set(text, settings);
    this.bySite.set(site, settings);
    return settings;
  }

  private make(own: OwnPolicySettings, text: string): PolicySettings {
    const base = compileSettings(own, this.model.classifier);
    const digest = createHash('sha256').update(text).digest('hex').slice(0, 12);
    return { ...base, version: `${base.version}-${digest}` };
  }
}

function withCorrection(settings: PolicySettings, correction: SiteCorrection | null): PolicySettings {
  if (correction === null) return settings;
  return { ...settings, correction, version: `${settings.version}+c${correction.version}` };
}

function pickOwn(settings: OwnPolicySettings): OwnPolicySettings {
  const keys = Object.keys(DEFAULT_OWN_SETTINGS) as (keyof OwnPolicySettings)[];
  return Object.fromEntries(keys.map((key) => [key, settings[key]])) as unknown as OwnPolicySettings;
}

/** An article that is read before publishing overrules a milder setting of its site. */
export const modeFor = (site: Site, commenting: Commenting): ModerationMode =>
  commenting === 'premoderated' ? 'pre' : site.settings.moderation;
