import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import { authorise, can } from '../accounts/abilities.js';
import { roleOn, type Actor } from '../accounts/actor.js';
import { isAuditAction, type AuditAction } from '../audit/audit-actions.js';
import { INSTALLATION } from '../audit/audit-chain.js';
import { Runtime } from '../config/runtime.js';
import { borderOf, byId, cutPage } from '../http/keyset.js';
import { CursorCodec, readLimit } from '../http/paging.js';
import { Problem } from '../http/problem.js';
import type { Locale } from '../i18n/locale.js';
import { SitesService } from '../sites/sites.service.js';
import { viewTrailEntry, type TrailRow, type TrailView } from './trail.view.js';

/** Query parameters as they arrive. */
export type TrailParameters = Readonly<Record<string, unknown>>;

interface TrailRequest {
  readonly site: string | null;
  readonly actor: string | null;
  readonly action: AuditAction | null;
  readonly subject: string | null;
  readonly limit: number;
  readonly cursor: string | null;
}

const KNOWN = ['site', 'actor', 'action', 'subject', 'limit', 'cursor'];
const LONGEST = 100;

/** What people have done, for those who answer for it. */
@Injectable()
export class TrailService {
  private readonly cursors: CursorCodec;

  constructor(
    private readonly dataSource: DataSource,
    private readonly sites: SitesService,
    { keys }: Runtime,
  ) {
    this.cursors = new CursorCodec(keys.for('cursor'));
  }

  /**
   * Newest first: of one site, or of all that the actor may read, for the owner with those of the installation.
   * @throws Problem `site-unknown`, `not-allowed`, `bad-parameter`, `bad-cursor`
   */
  async list(actor: Actor, parameters: TrailParameters, locale: Locale): Promise<TrailView> {
    const wanted = readTrailRequest(parameters);
    const { limit, cursor, ...selection } = wanted;
    const list = `audit/${JSON.stringify(selection)}`;
    const position = cursor === null ? null : this.cursors.read(list, cursor);
    const chains = await this.chainsFor(actor, wanted.site);
    const rows = await this.dataSource.query<TrailRow[]>(listSql(borderOf(position)), [
      ...[chains, limit + 1, position?.id ?? null, wanted.actor, wanted.action, wanted.subject],
    ]);
    const { items, page } = cutPage(this.cursors, { list, limit, position }, rows, byId);
    return { items: items.map((row) => viewTrailEntry(row, locale)), page };
  }

  private async chainsFor(actor: Actor, key: string | null): Promise<string[]> {
    if (key === null) {
      const sites = (await this.sites.list()).filter(({ id }) => can(actor, 'audit.read', id));
      return [...sites.map(({ id }) => id), ...(can(actor, 'installation.manage', '') ? [INSTALLATION] : [])];
    }
    const { id } = await this.sites.find(key);
    if (roleOn(actor, id) === null) throw new Problem('site-unknown');
    authorise(actor, 'audit.read', id);
    return [id];
  }
}

function readTrailRequest(parameters: TrailParameters): TrailRequest {
  const unknown = Object.keys(parameters).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) throw bad(unknown.slice(0, 40));
  const [site, actor, action, subject, limit, cursor] = KNOWN.map((name) => readText(parameters, name));
  if (actor !== undefined && !isUUID(actor)) throw bad('actor');
  if (action !== undefined && !isAuditAction(action)) throw bad('action');
  if (subject !== undefined && (subject.length > LONGEST || subject.includes('\u0000'))) throw bad('subject');
  return {
    ...{ site: site ?? null, actor: actor ?? null, action: action ?? null, subject: subject ?? null },
    ...{ limit: readLimit(limit), cursor: cursor ?? null },
  };
}

function readText(parameters: TrailParameters, name: string): string | undefined {
  const value = parameters[name];
  if (value === undefined || typeof value === 'string') return value;
  throw bad(name);
}

const bad = (name: string): Problem => new Problem('bad-parameter', { params: { name } });

/** The newest of each chain by its index, then the newest of those. */
const listSql = ({ sign, order }: { sign: string; order: string }): string => `
  SELECT e.id, s.key AS site_key, e.seq, e.at, e.actor_id, a.name AS actor_name, e.action, e.subject_type, e.subject_id,
         d.details, e.details_digest IS NOT NULL AND d.seq IS NULL AS is_erased, e.hash
  FROM (
    SELECT found.* FROM unnest($1::uuid[]) AS chain (site_id)
    CROSS JOIN LATERAL (
      SELECT * FROM audit_entry e
      WHERE e.site_id = chain.site_id AND ($3::uuid IS NULL OR e.id ${sign} $3)
        AND ($4::uuid IS NULL OR e.actor_id = $4) AND ($5::text IS NULL OR e.action = $5)
        AND ($6::text IS NULL OR e.subject_id = $6)
      ORDER BY e.id ${order} LIMIT $2
    ) found ORDER BY found.id ${order} LIMIT $2
  ) e
  LEFT JOIN audit_details d ON d.site_id = e.site_id AND d.seq = e.seq
  LEFT JOIN site s ON s.id = e.site_id
  LEFT JOIN account a ON a.id = e.actor_id
  ORDER BY e.id ${order}`;
