import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { authorise } from '../accounts/abilities.js';
import type { Actor } from '../accounts/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import { Idempotency, type Answer, type KeyedRequest } from '../http/idempotency.js';
import { invalid, Problem } from '../http/problem.js';
import type { Locale } from '../i18n/locale.js';
import { PolicyTexts } from '../sites/policy-texts.js';
import { SUSPENSION_HOURS } from '../readers/sanctions.js';
import { AuthorFinder, type FoundAuthor } from './author.finder.js';
import { viewNote, viewSanction, type NoteRow, type SanctionRow } from './author.rows.js';
import type { AuthorNoteView, SanctionView } from './author.view.js';
import type { NewNoteDto, NewSanctionDto } from './authors.dto.js';
import { SANCTION_COLUMNS, SANCTION_PEOPLE } from './authors.sql.js';

/** What was made, or what the first request with the same key made. */
export interface Made<View> {
  readonly view: View;
  readonly isReplay: boolean;
}

/** The key of a request and the language that its answer is given in. */
export interface Asked {
  readonly key: string | null;
  readonly locale: Locale;
}

/** What moderators impose on authors, and what they write down about them. */
@Injectable()
export class SanctionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly authors: AuthorFinder,
    private readonly policies: PolicyTexts,
    private readonly audit: AuditLog,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * It counts for the author, and for whoever writes with the author's e-mail.
   * @throws Problem `author-unknown`, `not-allowed`, `invalid-input`, and those of the idempotency key
   */
  async impose(actor: Actor, authorId: string, dto: NewSanctionDto, asked: Asked): Promise<Made<SanctionView>> {
    const author = await this.authors.find(actor, 'authors.sanction', authorId);
    if (dto.kind === 'ban') authorise(actor, 'authors.ban', author.site.id);
    if (dto.kind === 'suspension' && dto.duration === undefined) throw invalid('/duration', 'required');
    if (dto.kind !== 'suspension' && dto.duration !== undefined) throw invalid('/duration', 'unknown-field');
    const policy = await this.policies.of(author.site.id);
    return this.once(actor, author, 'sanctions', dto, asked, async (manager) => {
      const row = await insertSanction(manager, actor, author, dto);
      const { id, kind, reason, ends_at: endsAt } = row;
      const details = { sanction: id, kind, reason, endsAt: endsAt?.toISOString() ?? null };
      await this.note(manager, actor, author, 'sanction.imposed', details);
      return viewSanction(row, { policy, locale: asked.locale });
    });
  }

  /** It ends at once. @throws Problem `author-unknown`, `not-allowed`, `sanction-unknown` unless it is in force */
  async lift(actor: Actor, authorId: string, id: string): Promise<void> {
    const author = await this.authors.find(actor, 'authors.sanction', authorId);
    if (!isUUID(id)) throw new Problem('sanction-unknown');
    await this.dataSource.transaction(async (manager) => {
      const values = [author.site.id, id, author.id, author.emailIndex, actor.accountId];
      const [row] = await manager.query<{ kind: string; author_id: string }[]>(LIFT, values);
      if (!row) throw new Problem('sanction-unknown');
      if (row.kind === 'ban') authorise(actor, 'authors.ban', author.site.id);
      const details = { sanction: id, kind: row.kind };
      await this.note(manager, actor, { ...author, id: row.author_id }, 'sanction.lifted', details);
    });
  }

  /** @throws Problem `author-unknown`, `not-allowed`, and those of the idempotency key */
  async addNote(actor: Actor, authorId: string, dto: NewNoteDto, asked: Asked): Promise<Made<AuthorNoteView>> {
    const author = await this.authors.find(actor, 'authors.sanction', authorId);
    return this.once(actor, author, 'notes', dto, asked, async (manager) => {
      const values = [author.site.id, uuidv7(), author.id, author.emailIndex, dto.text, actor.accountId];
      const [row] = await manager.query<NoteRow[]>(INSERT_NOTE, values);
      if (!row) throw new Error('A note was not written.');
      await this.note(manager, actor, author, 'author-note.added', { note: row.id });
      return viewNote(row);
    });
  }

  private note(
    manager: EntityManager,
    { accountId: actorId }: Actor,
    { site, id }: FoundAuthor,
    action: 'sanction.imposed' | 'sanction.lifted' | 'author-note.added',
    details: object,
  ): Promise<string> {
    return this.audit.write(manager, { siteId: site.id, actorId, action, subject: { type: 'author', id }, details });
  }

  /** Does the deed in a transaction; a second request of the account with the same key gets the answer of the first. */
  private async once<View extends object>(
    { accountId }: Actor,
    { site, id }: FoundAuthor,
    what: string,
    dto: object,
    { key, locale }: Asked,
    deed: (manager: EntityManager) => Promise<View>,
  ): Promise<Made<View>> {
    if (key === null) return { view: await this.dataSource.transaction(deed), isReplay: false };
    const hash = this.idempotency.hash([dto, locale]);
    const request: KeyedRequest = { siteId: site.id, scope: `POST authors/${id}/${what} by ${accountId}`, key, hash };
    const { answer, isReplay } = await this.idempotency.once(request, () =>
      this.dataSource.transaction(async (manager): Promise<Answer> => {
        const kept: Answer = { status: 201, headers: {}, body: await deed(manager) };
        await this.idempotency.keep(manager, request, kept);
        return kept;
      }),
    );
    return { view: answer.body as View, isReplay };
  }
}

async function insertSanction(
  manager: EntityManager,
  { accountId }: Actor,
  { site, id: authorId, emailIndex }: FoundAuthor,
  { kind, duration, reason, message }: NewSanctionDto,
): Promise<SanctionRow> {
  const hours = duration === undefined ? null : SUSPENSION_HOURS[duration];
  const values = [site.id, uuidv7(), authorId, emailIndex, kind, reason, message ?? null, hours, accountId];
  const [row] = await manager.query<SanctionRow[]>(INSERT_SANCTION, values);
  if (!row) throw new Error('A sanction was not written.');
  return row;
}

const INSERT_SANCTION = `WITH s AS (
    INSERT INTO sanction (site_id, id, author_id, email_index, kind, reason, message, ends_at, account_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(hours => $8::int), $9) RETURNING *)
  SELECT ${SANCTION_COLUMNS} FROM s ${SANCTION_PEOPLE}`;

const LIFT = `WITH lifted AS (
    UPDATE sanction SET lifted_at = now(), lifted_by = $5
    WHERE site_id = $1 AND id = $2 AND (author_id = $3 OR email_index = $4)
      AND lifted_at IS NULL AND (ends_at IS NULL OR ends_at > now())
    RETURNING kind, author_id)
  SELECT kind, author_id FROM lifted`;

const INSERT_NOTE = `WITH n AS (
    INSERT INTO author_note (site_id, id, author_id, email_index, text, account_id)
    VALUES ($1, $2, $3, $4, $5, $6) RETURNING *)
  SELECT n.id, n.author_id, n.text, n.created_at, n.account_id, a.name AS account_name
  FROM n JOIN account a ON a.id = n.account_id`;
