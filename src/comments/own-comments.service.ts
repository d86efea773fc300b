import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isUUID } from 'class-validator';
import type { Locale } from '../i18n/locale.js';
import { Problem } from '../http/problem.js';
import type { Reader } from '../readers/reader.js';
import type { Site } from '../sites/site.entity.js';
import { OWN_COLUMNS, viewOwnComment, type OwnCommentRow, type OwnCommentView } from './comment.view.js';

const MOST_SHOWN = 50;

/** The comment `c` and the policy's decision `d` on its present revision. */
const FROM_OWN = `FROM comment c LEFT JOIN decision d
  ON d.site_id = c.site_id AND d.comment_id = c.id AND d.revision = c.revision AND d.actor = 'policy'`;

/** What an author sees of the own comments, whatever became of them. */
@Injectable()
export class OwnCommentsService {
  constructor(private readonly dataSource: DataSource) {}

  /** The author's comments on one article that are not public, newest first; the public ones are on its page. */
  async list(reader: Reader, site: Site, articleKey: string, locale: Locale): Promise<OwnCommentView[]> {
    if (reader.authorId === null) return [];
    const rows = await this.dataSource.query<OwnCommentRow[]>(
      `SELECT ${OWN_COLUMNS} ${FROM_OWN} JOIN article a ON a.site_id = c.site_id AND a.id = c.article_id
       WHERE c.site_id = $1 AND c.author_id = $2 AND a.key = $3 AND c.status IN ('pending', 'held', 'rejected')
       ORDER BY c.id DESC LIMIT $4`,
      [site.id, reader.authorId, articleKey, MOST_SHOWN],
    );
    return rows.map((row) => viewOwnComment(row, locale));
  }

  /**
   * One comment: an approved one for everybody, one's own in any status.
   * @throws Problem `comment-unknown`, the same for what does not exist and what is not the caller's to see
   */
  async find(reader: Reader, site: Site, id: string, locale: Locale): Promise<OwnCommentView> {
    if (!isUUID(id)) throw new Problem('comment-unknown');
    const [row] = await this.dataSource.query<OwnCommentRow[]>(
      `SELECT ${OWN_COLUMNS} ${FROM_OWN}
       WHERE c.site_id = $1 AND c.id = $2 AND (c.status = 'approved' OR c.author_id = $3)`,
      [site.id, id, reader.authorId],
    );
    if (!row) throw new Problem('comment-unknown');
    return viewOwnComment(row, locale);
  }
}
