import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Reaction } from '../comments/reactions.service.js';
import type { Reader } from '../readers/reader.js';
import type { Site } from '../sites/site.entity.js';

/** What a reader said of an article, to show the button as pressed. */
@Injectable()
export class ReactionQuery {
  constructor(private readonly dataSource: DataSource) {}

  async find(reader: Reader, site: Site, articleKey: string): Promise<Reaction> {
    if (reader.authorId === null) return 'none';
    const [row] = await this.dataSource.query<{ value: Reaction }[]>(
      `SELECT r.value FROM article_reaction r JOIN article a ON a.site_id = r.site_id AND a.id = r.article_id
       WHERE r.site_id = $1 AND r.author_id = $2 AND a.key = $3`,
      [site.id, reader.authorId, articleKey],
    );
    return row?.value ?? 'none';
  }
}
