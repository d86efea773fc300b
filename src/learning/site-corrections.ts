import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { NodeEvents } from '../queue/node-events.js';
import type { Site } from '../sites/site.entity.js';
import { CorrectionStore, type ActiveCorrection } from './correction.store.js';
import { ModelInUse } from './model-in-use.js';

const MAX_CACHED = 500;
/** Hints make changes visible at once; this bounds the delay when one is lost. */
const CACHE_MS = 10_000;
const NONE = Symbol('no correction');

/** The correction that each site uses, from memory. */
@Injectable()
export class SiteCorrections {
  private readonly cache: LRUCache<string, ActiveCorrection | typeof NONE, Site>;

  constructor(
    private readonly store: CorrectionStore,
    events: NodeEvents,
    private readonly model: ModelInUse,
  ) {
    this.cache = new LRUCache({
      max: MAX_CACHED,
      ttl: CACHE_MS,
      ignoreFetchAbort: true,
      fetchMethod: (_key, known, { context }) => this.load(context, known),
    });
    events.onHint((hint) => hint.type === 'site' && this.cache.delete(hint.siteKey));
    events.onGap(() => this.cache.clear());
  }

  /** Null where the site has none for the model in use. */
  async of(site: Site): Promise<ActiveCorrection | null> {
    const found = this.cache.get(site.key) ?? (await this.cache.fetch(site.key, { context: site }));
    return found === undefined || found === NONE ? null : found;
  }

  private async load(site: Site, known?: ActiveCorrection | typeof NONE): Promise<ActiveCorrection | typeof NONE> {
    const loaded = await this.store.active(site.id, this.model.classifier.version, known === NONE ? undefined : known);
    return loaded ?? NONE;
  }
}
