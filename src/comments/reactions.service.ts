import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Problem } from '../http/problem.js';
import { NodeEvents } from '../queue/node-events.js';
import type { Reader } from '../readers/reader.js';
import { ArticlesService } from '../sites/articles.service.js';
import type { Site } from '../sites/site.entity.js';

export const REACTIONS = ['like', 'dislike', 'none'] as const;
export type Reaction = (typeof REACTIONS)[number];

export interface ReactionCounts {
  readonly like: number;
  readonly dislike: number;
}

/** "Did you like this article?" and likes of comments: one per reader, changeable. */
@Injectable()
export class ReactionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly articles: ArticlesService,
    private readonly events: NodeEvents,
  ) {}

  /** Sets the reader's reaction; a reader who is not known yet becomes one, and is told by the id. */
  async reactToArticle(
    reader: Reader,
    site: Site,
    articleKey: string,
    value: Reaction,
  ): Promise<{ authorId: string; counts: ReactionCounts }> {
    const authorId = reader.authorId ?? uuidv7();
    const article = await this.articles.ensure(site, articleKey);
    const counts = await this.dataSource.transaction(async (manager) => {
      // The article's row is locked first, so that two changes of one reader follow each other.
      await manager.query('SELECT FROM article WHERE site_id = $1 AND id = $2 FOR NO KEY UPDATE', [
        site.id,
        article.id,
      ]);
      const [row] = await manager.query<ReactionCounts[]>(SET_REACTION, [site.id, article.id, authorId, value]);
      return row;
    });
    this.events.publish({ type: 'article', siteId: site.id, articleKey });
    return { authorId, counts: counts ?? { like: 0, dislike: 0 } };
  }

  /** @throws Problem `comment-unknown` unless it is published */
  async likeComment(
    reader: Reader,
    site: Site,
    commentId: string,
    isLiked: boolean,
  ): Promise<{ authorId: string; likeCount: number }> {
    if (!isUUID(commentId)) throw new Problem('comment-unknown');
    const authorId = reader.authorId ?? uuidv7();
    const { like_count, article_key } = await this.dataSource.transaction(async (manager) => {
      const [comment] = await manager.query<{ article_key: string }[]>(LOCK_COMMENT, [site.id, commentId]);
      if (!comment) throw new Problem('comment-unknown');
      const change = isLiked ? LIKE : UNLIKE;
      const [counted] = await manager.query<{ like_count: number }[]>(change, [site.id, commentId, authorId]);
      return { like_count: counted?.like_count ?? 0, ...comment };
    });
    this.events.publish({ type: 'article', siteId: site.id, articleKey: article_key });
    return { authorId, likeCount: like_count };
  }
}

const SET_REACTION = `
  WITH old AS (
    SELECT value FROM article_reaction WHERE site_id = $1 AND article_id = $2 AND author_id = $3
  ), removed AS (
    DELETE FROM article_reaction WHERE site_id = $1 AND article_id = $2 AND author_id = $3 AND $4 = 'none'
  ), written AS (
    INSERT INTO article_reaction (site_id, article_id, author_id, value)
    SELECT $1, $2, $3, $4 WHERE $4 <> 'none'
    ON CONFLICT (site_id, article_id, author_id) DO UPDATE SET value = EXCLUDED.value
  ), counted AS (
    UPDATE article SET
      like_count = like_count + ($4 = 'like')::int - coalesce((SELECT (value = 'like')::int FROM old), 0),
      dislike_count = dislike_count + ($4 = 'dislike')::int - coalesce((SELECT (value = 'dislike')::int FROM old), 0)
    WHERE site_id = $1 AND id = $2
    RETURNING like_count AS "like", dislike_count AS "dislike"
  )
  SELECT * FROM counted`;

const LOCK_COMMENT = `
  SELECT a.key AS article_key FROM comment c JOIN article a ON a.site_id = c.site_id AND a.id = c.article_id
  WHERE c.site_id = $1 AND c.id = $2 AND c.status = 'approved' FOR NO KEY UPDATE OF c`;

const LIKE = `
  WITH written AS (
    INSERT INTO comment_like (site_id, comment_id, author_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1
  ), counted AS (
    UPDATE comment SET like_count = like_count + (SELECT count(*) FROM written)
    WHERE site_id = $1 AND id = $2 RETURNING like_count
  )
  SELECT like_count FROM counted`;

const UNLIKE = `
  WITH removed AS (
    DELETE FROM comment_like WHERE site_id = $1 AND comment_id = $2 AND author_id = $3 RETURNING 1
  ), counted AS (
    UPDATE comment SET like_count = like_count - (SELECT count(*) FROM removed)
    WHERE site_id = $1 AND id = $2 RETURNING like_count
  )
  SELECT like_count FROM counted`;
