import { plural } from '../../src/i18n/plural.js';
import { focusOn, made, part, pause, type Box } from './box.js';
import type { CommentList } from './list.js';
import type { NewsComment } from './service.js';

const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 120_000;

/** What the rest of the box does about news. */
export interface LiveHooks {
  readonly closed: () => void;
  readonly removed: (id: string) => void;
  readonly approved: (id: string) => void;
}

/**
 * Keeps the box up to date while it is looked at: by server-sent events, or by asking now and then where there are none.
 * New comments are only announced; they come in when their reader wants them, and move nothing before.
 */
export class Live {
  private source: EventSource | null = null;
  private isPolling = false;
  /** Comments that came since and are not shown yet. */
  private readonly waiting = new Set<string>();
  private readonly since: string;

  constructor(
    private readonly box: Box,
    private readonly list: CommentList,
    private readonly hooks: LiveHooks,
  ) {
    const times = [...box.section.querySelectorAll('[data-comment] time')].map(
      (time) => time.getAttribute('datetime') ?? '',
    );
    this.since = times.toSorted().at(-1) ?? '';
    box.signal.addEventListener('abort', () => this.source?.close());
    document.addEventListener('visibilitychange', () => this.turn(), { signal: box.signal });
  }

  start(): void {
    this.turn();
  }

  /** A hidden page holds no connection. */
  private turn(): void {
    if (document.hidden) this.source?.close();
    else if (!this.isPolling) this.listen();
  }

  private listen(): void {
    const source = new EventSource(this.box.service.eventsAddress);
    this.source = source;
    source.addEventListener('comment.approved', () => void this.ask());
    source.addEventListener('article.updated', () => void this.ask());
    source.addEventListener('comment.removed', (event: MessageEvent<string>) => {
      const { id } = JSON.parse(event.data) as { id: string };
      this.waiting.delete(id);
      this.showPill();
      this.hooks.removed(id);
    });
    // Refused for good: there are no events on this site, or too many readers hold a connection.
    source.addEventListener('error', () => source.readyState === EventSource.CLOSED && void this.poll());
  }

  private async poll(): Promise<void> {
    if (this.isPolling) return;
    this.isPolling = true;
    let wait = FIRST_PAUSE_MS;
    while (await pause(wait, this.box.signal)) {
      const hasNews = !document.hidden && (await this.ask());
      wait = hasNews ? FIRST_PAUSE_MS : Math.min(wait * 1.5, LONGEST_PAUSE_MS);
    }
  }

  /** Looks at the newest page. @returns whether there was anything new */
  private async ask(): Promise<boolean> {
    const page = await this.box.service.news().catch(() => null);
    if (page === null) return false;
    this.list.setCount(page.article.commentCount);
    if (page.article.commenting === 'closed') this.hooks.closed();
    const before = this.waiting.size;
    for (const comment of flat(page.comments))
      if (!comment.isRemoved && comment.createdAt > this.since) this.note(comment.id);
    this.showPill();
    return this.waiting.size > before;
  }

  private note(id: string): void {
    if (this.list.has(id)) this.hooks.approved(id);
    else this.waiting.add(id);
  }

  private showPill(): void {
    const place = part(this.box.section, 'news');
    const { language, words } = this.box;
    const text = this.waiting.size === 0 ? '' : plural(language, this.waiting.size, words.counts.newComments);
    if (!place || place.textContent === text) return;
    if (text === '') return place.replaceChildren();
    const pill = made('button', 'hashiya-pill', text);
    pill.setAttribute('part', 'pill');
    pill.addEventListener('click', () => void this.bringIn());
    place.replaceChildren(pill);
  }

  /** The reader wants to see them: they come in, and the first of them gets the focus. */
  private async bringIn(): Promise<void> {
    const wanted = [...this.waiting];
    try {
      await this.list.bringIn();
      this.waiting.clear();
      this.showPill();
      const first = wanted.find((id) => this.list.has(id));
      if (first !== undefined) this.list.reveal(first);
      else focusOn(part(this.box.section, 'items'));
    } catch {
      this.box.announce(this.box.words.troubles.unread);
    }
  }
}

const flat = (comments: readonly NewsComment[]): NewsComment[] =>
  comments.flatMap((comment) => [comment, ...flat(comment.replies)]);
