import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

export const COMMENTING = ['open', 'premoderated', 'closed'] as const;
export type Commenting = (typeof COMMENTING)[number];

/** The same article in another language: a BCP 47 tag, and where it stands. */
export interface Edition {
  readonly locale: string;
  readonly url: string;
}

@Entity('article')
export class Article {
  @PrimaryColumn('uuid', { name: 'site_id' })
  siteId: string;

  @PrimaryColumn('uuid')
  id: string;

  /** The site's own id of the article. */
  @Column('text')
  key: string;

  @Column('text', { nullable: true })
  title: string | null;

  @Column('text', { nullable: true })
  url: string | null;

  @Column('text', { nullable: true })
  locale: string | null;

  @Column('text', { default: 'open' })
  commenting: Commenting;

  /** What `commenting` becomes, and from when on. */
  @Column('text', { name: 'commenting_next', nullable: true })
  commentingNext: Commenting | null;

  @Column('timestamptz', { name: 'commenting_next_at', nullable: true })
  commentingNextAt: Date | null;

  @Column('integer', { name: 'comment_count', default: 0 })
  commentCount: number;

  @Column('integer', { name: 'like_count', default: 0 })
  likeCount: number;

  @Column('integer', { name: 'dislike_count', default: 0 })
  dislikeCount: number;

  /** The first part of the address that is no date and no language, as it stands there; PostgreSQL sees to it. */
  @Column({ type: 'text', nullable: true, insert: false, update: false })
  section: string | null;

  @Column('jsonb', { default: () => `'[]'` })
  editions: readonly Edition[];

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}

/** What decides whether an article takes comments. */
export type Schedule = Pick<Article, 'commenting' | 'commentingNext' | 'commentingNextAt'>;

/** Whether the article takes comments at a given time, following its schedule. */
export function commentingAt({ commenting, commentingNext, commentingNextAt }: Schedule, now: Date): Commenting {
  return commentingNext !== null && commentingNextAt !== null && commentingNextAt <= now ? commentingNext : commenting;
}
