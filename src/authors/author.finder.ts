import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import { authorise, type Ability } from '../accounts/abilities.js';
import { roleOn, type Actor } from '../accounts/actor.js';
import { Problem } from '../http/problem.js';
import type { Site } from '../sites/site.entity.js';
import { SitesService } from '../sites/sites.service.js';

/** An author and the site that the author belongs to. */
export interface FoundAuthor {
  readonly site: Site;
  readonly id: string;
  readonly name: string;
  /** Null for a signed-in reader of whom the site gives no e-mail. */
  readonly emailIndex: Buffer | null;
  /** Whether a guest has confirmed it by a link. */
  readonly isConfirmed: boolean;
  readonly createdAt: Date;
}

interface AuthorRow {
  readonly site_id: string;
  readonly id: string;
  readonly name: string;
  readonly email_index: Buffer | null;
  readonly is_confirmed: boolean;
  readonly created_at: Date;
}

/** Finds the author that a moderator speaks of. */
@Injectable()
export class AuthorFinder {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sites: SitesService,
  ) {}

  /**
   * @throws Problem `author-unknown`, the same for authors of sites on which the actor is nobody; `not-allowed` for an
   * actor who may see the site but not do this
   */
  async find(actor: Actor, ability: Ability, id: string): Promise<FoundAuthor> {
    if (!isUUID(id)) throw new Problem('author-unknown');
    const sites = (await this.sites.list()).filter((site) => roleOn(actor, site.id) !== null);
    const rows = await this.dataSource.query<AuthorRow[]>(FIND, [sites.map((site) => site.id), id]);
    const [row] = rows;
    const site = sites.find((one) => one.id === row?.site_id);
    if (!row || !site) throw new Problem('author-unknown');
    authorise(actor, ability, site.id);
    const { name, email_index: emailIndex, is_confirmed: isConfirmed, created_at: createdAt } = row;
    return { site, id: row.id, name, emailIndex, isConfirmed, createdAt };
  }
}

const FIND = `
  SELECT site_id, id, name, email_index, email_confirmed_at IS NOT NULL AS is_confirmed, created_at FROM author
  WHERE site_id = ANY($1::uuid[]) AND id = $2`;
