import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../accounts/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { Runtime } from '../config/runtime.js';
import { cutPage, readKeyset, type KeysetParameters } from '../http/keyset.js';
import { CursorCodec } from '../http/paging.js';
import { invalid, Problem } from '../http/problem.js';
import { NodeEvents } from '../queue/node-events.js';
import { AS_SHIPPED, type PolicyContent, type PolicyText } from '../sites/policy-texts.js';
import type { Site } from '../sites/site.entity.js';
import { applyPolicyRestore, applyPolicyWish, policyChangesBetween } from './policy-change.js';
import type { OwnPolicyView, PolicyChangeDto, PolicyVersionsView } from './policy-text.dto.js';
import { viewOwnPolicy, viewPolicyVersion, type PolicyVersionRow } from './policy-text.view.js';
import type { RestoreDto } from './settings-requests.dto.js';

/** The words of a site's policy, with every version kept. */
@Injectable()
export class PolicyTextService {
  private readonly cursors: CursorCodec;

  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditLog,
    private readonly events: NodeEvents,
    { keys }: Runtime,
  ) {
    this.cursors = new CursorCodec(keys.for('cursor'));
  }

  async read({ id }: Site): Promise<OwnPolicyView> {
    return viewOwnPolicy(await this.load(id));
  }

  /** @throws Problem `version-conflict`, `invalid-input` for a clause that is named twice */
  async change(actor: Actor, site: Site, dto: PolicyChangeDto): Promise<void> {
    const codes = (dto.clauses ?? []).map(({ code }) => code);
    const twice = codes.findIndex((code, i) => codes.indexOf(code) < i);
    if (twice >= 0) throw invalid(`/clauses/${twice}/code`, 'twice');
    const before = await this.load(site.id);
    const after = applyPolicyWish(before.content, dto);
    await this.write(actor, site, { before, after, version: dto.version, note: dto.note ?? null, restores: null });
  }

  /** Goes back to earlier words, by a new version. @throws Problem `version-unknown`, `version-conflict` */
  async restore(actor: Actor, site: Site, restores: number, { version, note }: RestoreDto): Promise<void> {
    const before = await this.load(site.id);
    if (restores > before.version) throw new Problem('version-unknown');
    const then = restores === 0 ? AS_SHIPPED : await this.load(site.id, restores);
    const after = applyPolicyRestore(before.content, then.content);
    await this.write(actor, site, { before, after, version, note: note ?? null, restores });
  }

  /** Newest first. @throws Problem `bad-parameter`, `bad-cursor` */
  async list({ id }: Site, parameters: KeysetParameters): Promise<PolicyVersionsView> {
    const request = readKeyset(this.cursors, `policy-versions/${id}`, parameters);
    const { position, limit } = request;
    const sql = position?.direction === 'previous' ? NEWER : OLDER;
    const rows = await this.dataSource.query<PolicyVersionRow[]>(sql, [id, position?.key ?? null, limit + 1]);
    const { items: shown, page } = cutPage(this.cursors, request, rows, ({ version }) => ({ key: version, id }));
    return { items: shown.map(viewPolicyVersion), page };
  }

  private async write(
    { accountId }: Actor,
    { id: siteId, key }: Site,
    deed: { before: PolicyText; after: PolicyContent; version: number; note: string | null; restores: number | null },
  ): Promise<void> {
    const { before, after, version, note, restores } = deed;
    if (before.version !== version) throw new Problem('version-conflict');
    const changes = policyChangesBetween(before.content, after);
    if (changes.length === 0) return;
    await this.dataSource.transaction(async (manager) => {
      const parameters = [siteId, version + 1, accountId, note, restores, JSON.stringify(after)];
      const rows: unknown[] = await manager.query(WRITE, parameters);
      if (rows.length === 0) throw new Problem('version-conflict');
      const places = changes.map(({ clause, field, locale }) => ({ clause, field, locale }));
      const details = { version: version + 1, restores, changes: places };
      const subject = { type: 'site', id: siteId };
      await this.audit.write(manager, { siteId, actorId: accountId, action: 'policy.changed', subject, details });
    });
    this.events.publish({ type: 'site', siteKey: key });
  }

  /** From the database: what is in memory may be a moment old. */
  private async load(siteId: string, version: number | null = null): Promise<PolicyText> {
    const [row] = await this.dataSource.query<{ version: number; created_at: Date; content: PolicyContent }[]>(LOAD, [
      siteId,
      version,
    ]);
    return row ? { version: row.version, changedAt: row.created_at, content: row.content } : AS_SHIPPED;
  }
}

const LOAD = `
  SELECT version, created_at, content FROM policy_text
  WHERE site_id = $1 AND ($2::int IS NULL OR version = $2) ORDER BY version DESC LIMIT 1`;

const WRITE = `
  INSERT INTO policy_text (site_id, version, account_id, note, restores, content)
  VALUES ($1, $2, $3, $4, $5, $6::jsonb) ON CONFLICT (site_id, version) DO NOTHING RETURNING version`;

const list = (comparison: '<' | '>', order: 'ASC' | 'DESC'): string => `
  SELECT v.version, v.created_at, v.account_id, a.name AS account_name, v.note, v.restores, v.content,
         before.content AS before
  FROM policy_text v LEFT JOIN account a ON a.id = v.account_id
  LEFT JOIN policy_text before ON before.site_id = v.site_id AND before.version = v.version - 1
  WHERE v.site_id = $1 AND ($2::int IS NULL OR v.version ${comparison} $2) ORDER BY v.version ${order} LIMIT $3`;
const OLDER = list('<', 'DESC');
const NEWER = list('>', 'ASC');
