import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { abilitiesOn } from '../accounts/abilities.js';
import type { Actor } from '../accounts/actor.js';
import { COMMENT_STATUSES, type CommentStatus } from '../comments/comment.view.js';
import { Runtime } from '../config/runtime.js';
import { borderOf, byId, cutPage } from '../http/keyset.js';
import { CursorCodec, readLimit, type PageLinks } from '../http/paging.js';
import { Problem } from '../http/problem.js';
import { PolicyTexts } from '../sites/policy-texts.js';
import type { Locale } from '../i18n/locale.js';
import { AuthorFinder, type FoundAuthor } from './author.finder.js';
import {
  viewHistory,
  viewNote,
  viewSanction,
  type HistoryRow,
  type NoteRow,
  type SanctionRow,
  type Wording,
} from './author.rows.js';
import type { AuthorCountsView, AuthorView, HistoryView, LinkedAuthorView } from './author.view.js';
import { COUNTS, historySql, LINKED, NAMES, NOTES, SANCTIONS } from './authors.sql.js';

/** Query parameters as they arrive. */
export type HistoryParameters = Readonly<Record<string, unknown>>;

interface HistoryRequest {
  readonly status: CommentStatus | null;
  /** Whether the comments of linked authors are wanted, too. */
  readonly isLinked: boolean;
  readonly limit: number;
  readonly cursor: string | null;
}

const KNOWN = ['status', 'linked', 'limit', 'cursor'];
const NONE: AuthorCountsView = { approved: 0, held: 0, rejected: 0, withdrawn: 0, pending: 0 };

/** What moderators see of an author. The e-mail, by which authors are linked, is not among it. */
@Injectable()
export class AuthorsService {
  private readonly cursors: CursorCodec;

  constructor(
    private readonly dataSource: DataSource,
    private readonly authors: AuthorFinder,
    private readonly policies: PolicyTexts,
    { keys }: Runtime,
  ) {
    this.cursors = new CursorCodec(keys.for('cursor'));
  }

  /** @throws Problem `author-unknown`, `not-allowed`, `bad-parameter`, `bad-cursor` */
  async show(
    actor: Actor,
    id: string,
    parameters: HistoryParameters,
    locale: Locale,
  ): Promise<{ view: AuthorView; page: PageLinks }> {
    const wanted = readHistoryRequest(parameters);
    const author = await this.authors.find(actor, 'queue.read', id);
    const key = [author.site.id, author.id];
    const linked = await this.findLinked(author);
    const wording = { policy: await this.policies.of(author.site.id), locale };
    const comments = await this.history(author, linked, wanted, wording);
    const names = await this.dataSource.query<{ name: string }[]>(NAMES, key);
    const notes = await this.dataSource.query<NoteRow[]>(NOTES, [...key, author.emailIndex]);
    const sanctions = await this.dataSource.query<SanctionRow[]>(SANCTIONS, [...key, author.emailIndex]);
    const head = {
      ...{ id: author.id, site: author.site.key, createdAt: author.createdAt.toISOString() },
      isConfirmed: author.isConfirmed,
      ...{ names: names.length > 0 ? names.map(({ name }) => name) : [author.name], linked },
      ...{ counts: await this.count(author), abilities: abilitiesOn(actor, author.site.id) },
    };
    const view = {
      author: head,
      sanctions: sanctions.map((row) => viewSanction(row, wording)),
      notes: notes.map(viewNote),
      comments,
    };
    return { view, page: comments.page };
  }

  private async count({ site, id }: FoundAuthor): Promise<AuthorCountsView> {
    const rows = await this.dataSource.query<{ status: CommentStatus; count: number }[]>(COUNTS, [site.id, id]);
    return { ...NONE, ...Object.fromEntries(rows.map(({ status, count }) => [status, count])) };
  }

  private async findLinked({ site, id, emailIndex }: FoundAuthor): Promise<LinkedAuthorView[]> {
    const rows = await this.dataSource.query<{ id: string; name: string; created_at: Date }[]>(LINKED, [
      site.id,
      id,
      emailIndex,
    ]);
    return rows.map((row) => ({ id: row.id, name: row.name, createdAt: row.created_at.toISOString() }));
  }

  private async history(
    { site, id }: FoundAuthor,
    linked: readonly LinkedAuthorView[],
    { status, isLinked, limit, cursor }: HistoryRequest,
    wording: Wording,
  ): Promise<HistoryView> {
    const list = `author/${site.id}/${id}/${status ?? ''}/${isLinked}`;
    const position = cursor === null ? null : this.cursors.read(list, cursor);
    const authorIds = [id, ...(isLinked ? linked.map((one) => one.id) : [])];
    const sql = historySql(status !== null, position && borderOf(position));
    const rows = await this.dataSource.query<HistoryRow[]>(sql, [
      ...[site.id, authorIds, limit + 1],
      ...(status === null ? [] : [status]),
      ...(position === null ? [] : [position.id]),
    ]);
    const { items, page } = cutPage(this.cursors, { list, limit, position }, rows, byId);
    return { items: items.map((row) => viewHistory(row, wording)), page };
  }
}

function readHistoryRequest(parameters: HistoryParameters): HistoryRequest {
  const unknown = Object.keys(parameters).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) throw bad(unknown.slice(0, 40));
  const { status = null, linked = 'false', limit, cursor = null } = parameters;
  if (status !== null && !isStatus(status)) throw bad('status');
  if (linked !== 'true' && linked !== 'false') throw bad('linked');
  if (limit !== undefined && typeof limit !== 'string') throw bad('limit');
  if (cursor !== null && typeof cursor !== 'string') throw new Problem('bad-cursor');
  return { status, isLinked: linked === 'true', limit: readLimit(limit), cursor };
}

const bad = (name: string): Problem => new Problem('bad-parameter', { params: { name } });
const isStatus = (value: unknown): value is CommentStatus => COMMENT_STATUSES.some((status) => status === value);
