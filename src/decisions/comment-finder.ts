import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import { can, type Ability } from '../accounts/abilities.js';
import type { Actor } from '../accounts/actor.js';
import { runPrepared } from '../database/prepared.js';
import { Problem } from '../http/problem.js';

export interface CommentPlace {
  readonly siteId: string;
  readonly commentId: string;
}

interface PlaceRow {
  readonly site_id: string;
  readonly id: string;
}

/** Finds comments by their ids alone on the sites that an actor may read; what is elsewhere does not exist for them. */
@Injectable()
export class CommentFinder {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Problem `comment-unknown`; `not-allowed` on a site where the actor reads but may not do this */
  async find(actor: Actor, ability: Ability, id: string): Promise<CommentPlace> {
    if (!isUUID(id)) throw new Problem('comment-unknown');
    const [place] = await this.findAll(actor, [id]);
    if (!place) throw new Problem('comment-unknown');
    if (!can(actor, ability, place.siteId)) throw new Problem('not-allowed');
    return place;
  }

  /** Those of the ids that the actor may read. */
  async findAll(actor: Actor, ids: readonly string[]): Promise<CommentPlace[]> {
    const sites = actor.isOwner ? null : Object.keys(actor.roles);
    const rows = await runPrepared<PlaceRow>(this.dataSource, FIND, [ids, sites, actor.siteId]);
    return rows
      .map(({ site_id, id }) => ({ siteId: site_id, commentId: id }))
      .filter(({ siteId }) => can(actor, 'queue.read', siteId));
  }
}

/** Each by its whole key on each site in question: that of a site comes first in every index. */
const FIND = {
  name: 'find-comments-of-actor',
  text: `
    SELECT c.site_id, c.id
    FROM site s CROSS JOIN unnest($1::uuid[]) AS wanted (id)
    CROSS JOIN LATERAL (SELECT site_id, id FROM comment WHERE site_id = s.id AND id = wanted.id LIMIT 1) c
    WHERE ($2::uuid[] IS NULL OR s.id = ANY ($2::uuid[])) AND ($3::uuid IS NULL OR s.id = $3)`,
};
