import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isUUID } from 'class-validator';
import type { Locale } from '../i18n/locale.js';
import { Problem } from '../http/problem.js';
import type { Reader } from '../readers/reader.js';
import { PolicyTexts } from '../sites/policy-texts.js';
import type { Site } from '../sites/site.entity.js';
import type { OwnCommentView } from './comment.view.js';
import { SELECT_OWN, type OwnCommentRow } from './own-comment.row.js';
import { viewOwnComment } from './own-comment.view.js';

const MOST_SHOWN = 50;

/** What an author sees of the own comments, whatever became of them. */
@Injectable()
export class OwnCommentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly policies: PolicyTexts,
  ) {}

  /** The author's comments on one article that are not public, newest first; the public ones are on its page. */
  async list(reader: Reader, site: Site, articleKey: string, locale: Locale): Promise<OwnCommentView[]> {
    if (reader.authorId === null) return [];
    const rows = await this.dataSource.query<OwnCommentRow[]>(
      `${SELECT_OWN} WHERE c.site_id = $1 AND c.author_id = $2 AND a.key = $3 AND c.status IN ('pending', 'held', 'rejected')
       ORDER BY c.id DESC LIMIT $4`,
      [site.id, reader.authorId, articleKey, MOST_SHOWN],
    );
    return Promise.all(rows.map((row) => this.view(row, reader, site, locale)));
  }

  /**
   * One comment: an approved one for everybody, one's own in any status.
   * @throws Problem `comment-unknown`, the same for what does not exist and what is not the caller's to see
   */
  async find(reader: Reader, site: Site, id: string, locale: Locale): Promise<OwnCommentView> {
    if (!isUUID(id)) throw new Problem('comment-unknown');
    const [row] = await this.dataSource.query<OwnCommentRow[]>(
      `${SELECT_OWN} WHERE c.site_id = $1 AND c.id = $2 AND (c.status = 'approved' OR c.author_id = $3)`,
      [site.id, id, reader.authorId],
    );
    if (!row) throw new Problem('comment-unknown');
    return this.view(row, reader, site, locale);
  }

  /** The caller's own comment as it stands. @throws Problem `comment-unknown` for one that is not */
  async findOwn(reader: Reader, site: Site, id: string): Promise<OwnCommentRow> {
    if (!isUUID(id) || reader.authorId === null) throw new Problem('comment-unknown');
    const [row] = await this.dataSource.query<OwnCommentRow[]>(
      `${SELECT_OWN} WHERE c.site_id = $1 AND c.id = $2 AND c.author_id = $3`,
      [site.id, id, reader.authorId],
    );
    if (!row) throw new Problem('comment-unknown');
    return row;
  }

  async view(
    row: OwnCommentRow,
    reader: Reader,
    site: Site,
    locale: Locale,
    now = new Date(),
  ): Promise<OwnCommentView> {
    const { editWindowMinutes } = site.settings;
    const policy = await this.policies.of(site.id);
    return viewOwnComment(row, { authorId: reader.authorId, locale, policy, editWindowMinutes, now });
  }
}
