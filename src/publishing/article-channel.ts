import { formatEvent, type EventStream } from '../http/event-stream.js';
import type { Site } from '../sites/site.entity.js';
import type { ArticleChanges, ChangedRow } from './article-events.query.js';
import type { CommentApprovedView, CommentRemovedView } from './article-events.view.js';
import type { PageQuery } from './page.query.js';
import { viewComment } from './threads.js';

/** What changes within this time goes out together. */
const GATHER_MS = 100;
/** A transaction may be committed this long after the moment that its changes are dated with. */
const OVERLAP_MS = 10_000;
/** More changes than this are not told one by one. */
const MOST_CHANGES = 200;
const FAILED_PAUSE_MS = 2_000;

/** Where the changes of an article come from. */
export interface ChannelSources {
  readonly changes: ArticleChanges;
  readonly pages: PageQuery;
}

/**
 * One article that somebody in this process reads along with. All its streams share each query. Changes are looked up a
 * little way back, because transactions commit in another order than they are dated, and told once: those who resume get
 * some twice, and none never.
 */
export class ArticleChannel {
  private readonly streams = new Set<EventStream>();
  /** Versions of comments that were told, with the moment of their change. */
  private readonly told = new Map<string, { readonly version: number; readonly at: number }>();
  private cursor: number;
  private article = '';
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly sources: ChannelSources,
    private readonly site: Site,
    private readonly articleKey: string,
    now: Date,
  ) {
    this.cursor = now.getTime();
  }

  get isEmpty(): boolean {
    return this.streams.size === 0;
  }

  /** @param since the moment up to which the reader knows everything */
  async join(stream: EventStream, since: Date): Promise<void> {
    this.streams.add(stream);
    const rows = await this.read(since.getTime() - OVERLAP_MS);
    if (rows.length > MOST_CHANGES) stream.send('reset', {}, String(rows.at(-1)?.decided_at.getTime()));
    else rows.forEach((row) => stream.write(frameOf(row)));
    stream.write(await this.articleFrame());
  }

  leave(stream: EventStream): void {
    this.streams.delete(stream);
    if (this.isEmpty) clearTimeout(this.timer);
  }

  /** Something on the article changed. */
  wake(pauseMs = GATHER_MS): void {
    this.timer ??= setTimeout(() => void this.tell(), pauseMs);
  }

  private async tell(): Promise<void> {
    this.timer = undefined;
    try {
      const rows = await this.read(this.cursor - OVERLAP_MS);
      const fresh = rows.filter(({ id, version }) => this.told.get(id)?.version !== version);
      this.note(rows);
      if (fresh.length > MOST_CHANGES) this.send(formatEvent('reset', {}, String(this.cursor)));
      else fresh.forEach((row) => this.send(frameOf(row)));
      const before = this.article;
      const frame = await this.articleFrame();
      if (frame !== before) this.send(frame);
    } catch {
      // The database is away for a moment: what changed is still there afterwards.
      if (!this.isEmpty) this.wake(FAILED_PAUSE_MS);
    }
  }

  private read(since: number): Promise<ChangedRow[]> {
    return this.sources.changes.since(this.site.id, this.articleKey, new Date(since), MOST_CHANGES + 1);
  }

  private note(rows: readonly ChangedRow[]): void {
    for (const { id, version, decided_at } of rows) {
      this.told.set(id, { version, at: decided_at.getTime() });
      this.cursor = Math.max(this.cursor, decided_at.getTime());
    }
    for (const [id, { at }] of this.told) if (at < this.cursor - OVERLAP_MS) this.told.delete(id);
  }

  /** Without an id: it tells a state, and does not move where a reader resumes. */
  private async articleFrame(): Promise<string> {
    const view = await this.sources.pages.loadArticle(this.site, this.articleKey);
    this.article = formatEvent('article.updated', view);
    return this.article;
  }

  private send(frame: string): void {
    this.streams.forEach((stream) => stream.write(frame));
  }
}

function frameOf(row: ChangedRow): string {
  const id = String(row.decided_at.getTime());
  const { root_id: rootId, parent_id: parentId } = row;
  if (row.status !== 'approved')
    return formatEvent('comment.removed', { id: row.id, parentId, rootId } satisfies CommentRemovedView, id);
  return formatEvent('comment.approved', { comment: viewComment(row), rootId } satisfies CommentApprovedView, id);
}
