import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { compileSettings, DEFAULT_OWN_SETTINGS, type OwnPolicySettings } from '../policy/own-settings.js';
import type { ModerationMode, PolicySettings } from '../policy/policy-settings.js';
import type { Commenting } from '../sites/article.entity.js';
import type { Site } from '../sites/site.entity.js';

const MAX_SITES = 500;

/** The policy of each site, its lists compiled once per change of its settings. */
@Injectable()
export class SitePolicies {
  private readonly compiled = new LRUCache<string, PolicySettings>({ max: MAX_SITES });

  of(site: Site): PolicySettings {
    const own = pickOwn(site.settings);
    const text = JSON.stringify(own);
    const known = this.compiled.get(text);
    if (known) return known;
    const base = compileSettings(own);
    const digest = createHash('sha256').update(text).digest('hex').slice(0, 12);
    const settings = { ...base, version: `${base.version}-${digest}` };
    this.compiled.set(text, settings);
    return settings;
  }
}

function pickOwn(settings: OwnPolicySettings): OwnPolicySettings {
  const keys = Object.keys(DEFAULT_OWN_SETTINGS) as (keyof OwnPolicySettings)[];
  return Object.fromEntries(keys.map((key) => [key, settings[key]])) as unknown as OwnPolicySettings;
}

/** An article that is read before publishing overrules a milder setting of its site. */
export const modeFor = (site: Site, commenting: Commenting): ModerationMode =>
  commenting === 'premoderated' ? 'pre' : site.settings.moderation;
