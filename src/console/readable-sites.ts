import { Injectable } from '@nestjs/common';
import { can } from '../accounts/abilities.js';
import type { Actor } from '../accounts/actor.js';
import { Problem } from '../http/problem.js';
import { SitesService } from '../sites/sites.service.js';

/** The sites whose comments an actor may read. */
@Injectable()
export class ReadableSites {
  constructor(private readonly sites: SitesService) {}

  /**
   * @param key of the only site that is asked for; null for all
   * @returns ids
   * @throws Problem `site-unknown` for one that is not there, or not the actor's to read
   */
  async idsFor(actor: Actor, key: string | null): Promise<string[]> {
    if (key === null) return (await this.all(actor)).filter((id) => can(actor, 'queue.read', id));
    const { id } = await this.sites.find(key);
    if (!can(actor, 'queue.read', id)) throw new Problem('site-unknown');
    return [id];
  }

  private async all({ isOwner, siteId, roles }: Actor): Promise<string[]> {
    if (siteId !== null) return [siteId];
    return isOwner ? (await this.sites.list()).map(({ id }) => id) : Object.keys(roles);
  }
}
