import { ApiProblem, call } from '../shell/api.js';
import type { Claim, CommentDetail, QueueItem, QueuePage, Status } from './item.js';
import { belongs, type Tab } from './view.js';

const PAGE_SIZE = 30;
const MOST_PAGE_SIZE = 100;
/** So many before the end the next page is asked for. */
const AHEAD = 6;

/** What somebody else did to a comment that is open here; no name when the policy or the author did it. */
export interface Change {
  readonly by: string | null;
  readonly status: Status;
}

export interface DeskState {
  readonly phase: 'loading' | 'ready' | 'failed';
  /** In the order of the list. */
  readonly items: readonly QueueItem[];
  readonly openId: string | null;
  readonly marked: ReadonlySet<string>;
  /** Comments that arrived since and are not shown yet. */
  readonly freshCount: number;
  readonly hasMore: boolean;
  readonly changes: ReadonlyMap<string, Change>;
}

/**
 * One list of comments as it lies before a moderator. What others do reaches it without moving what is open: comments
 * that arrive are counted until they are asked for, and the open one stays when it is decided elsewhere.
 */
export class Desk {
  private all: readonly QueueItem[] = [];
  /** Out of sight: decided here, or gone by what others did. */
  private readonly away = new Set<string>();
  private fresh: readonly QueueItem[] = [];
  private next: string | null = null;
  private isFetching = false;
  private state: DeskState = {
    phase: 'loading',
    items: [],
    openId: null,
    marked: new Set(),
    freshCount: 0,
    hasMore: false,
    changes: new Map(),
  };
  private readonly listeners = new Set<() => void>();

  /** @param query as the service is asked; @param tab what a comment has to be to stay */
  constructor(
    private readonly query: URLSearchParams,
    readonly tab: Tab,
  ) {}

  readonly read = (): DeskState => this.state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get open(): QueueItem | undefined {
    return this.all.find(({ id }) => id === this.state.openId);
  }

  find(id: string): QueueItem | undefined {
    return this.all.find((item) => item.id === id);
  }

  /** Whether a campaign is one card here. */
  get gathersCampaigns(): boolean {
    return this.tab === 'held' && !this.query.has('campaign');
  }

  isAway(id: string): boolean {
    return this.away.has(id);
  }

  /** Reads the list anew, as long as it was. @param keepsOpen what is open stays, even where it no longer belongs */
  async load(keepsOpen = true): Promise<void> {
    try {
      const size = Math.min(MOST_PAGE_SIZE, Math.max(PAGE_SIZE, this.all.length));
      const { items, page } = await this.fetch(null, size);
      const open = items.find(({ id }) => id === this.state.openId) ?? (keepsOpen ? this.open : undefined);
      this.away.clear();
      this.fresh = [];
      this.next = page.next;
      this.all = open && !items.some(({ id }) => id === open.id) ? [open, ...items] : items;
      this.set({ phase: 'ready', openId: open?.id ?? items[0]?.id ?? null });
    } catch {
      if (this.state.phase === 'loading') this.set({ phase: 'failed' });
    }
  }

  async more(): Promise<void> {
    if (this.next === null || this.isFetching) return;
    this.isFetching = true;
    try {
      const { items, page } = await this.fetch(this.next, PAGE_SIZE);
      this.next = page.next;
      this.all = [...this.all, ...items.filter(({ id }) => !this.find(id))];
      this.set({ openId: this.state.openId ?? items[0]?.id ?? null });
    } catch {
      // The button for more stays, and the next step through the list asks again.
    } finally {
      this.isFetching = false;
    }
  }

  /** Looks whether something arrived. */
  async peek(): Promise<void> {
    const { items } = await this.fetch(null, PAGE_SIZE).catch(() => ({ items: [] }));
    this.fresh = items.filter(({ id }) => !this.find(id));
    this.set({});
  }

  /** Puts what arrived where it belongs, which is the beginning of the list or near it. */
  showFresh(): void {
    const [first, ...rest] = this.fresh;
    if (!first) return;
    this.all = [first, ...rest, ...this.all];
    this.fresh = [];
    this.set({ openId: this.state.openId ?? first.id });
  }

  show(id: string | null): void {
    const left = this.state.openId;
    const changes = new Map(this.state.changes);
    const before = left === null || left === id ? undefined : this.find(left);
    if (before && changes.delete(before.id) && !belongs(before, this.tab)) this.away.add(before.id);
    this.set({ openId: id, changes });
    const { items } = this.state;
    if (items.findIndex((item) => item.id === id) >= items.length - AHEAD) void this.more();
  }

  /** Opens the neighbour of what is open. @param by 1 or -1 */
  step(by: 1 | -1): void {
    const { items, openId } = this.state;
    const at = items.findIndex(({ id }) => id === openId);
    const target = items[at === -1 ? 0 : at + by];
    if (target) this.show(target.id);
  }

  mark(id: string, isMarked = !this.state.marked.has(id)): void {
    const marked = new Set(this.state.marked);
    if (isMarked) marked.add(id);
    else marked.delete(id);
    this.set({ marked });
  }

  markAll(isMarked: boolean): void {
    this.set({ marked: new Set(isMarked ? this.state.items.map(({ id }) => id) : []) });
  }

  /** Takes comments out of sight and opens the one that follows. */
  leave(...ids: string[]): void {
    const { items, openId, marked } = this.state;
    const at = items.findIndex(({ id }) => id === openId);
    const stays = (item: QueueItem | undefined): boolean => item !== undefined && !ids.includes(item.id);
    const next = items.slice(Math.max(at, 0)).find(stays) ?? items.slice(0, Math.max(at, 0)).findLast(stays);
    for (const id of ids) this.away.add(id);
    this.set({ marked: new Set([...marked].filter((id) => !ids.includes(id))) });
    if (openId === null || ids.includes(openId)) this.show(next?.id ?? null);
    if (this.state.items.length < AHEAD) void this.more();
  }

  /** Brings comments back to where they were. @param isOpened opens the first of them */
  comeBack(ids: readonly string[], isOpened: boolean): void {
    for (const id of ids) this.away.delete(id);
    const [first] = ids;
    this.set({ openId: isOpened && first !== undefined ? first : (this.state.openId ?? first ?? null) });
  }

  /** Replaces what is known of a comment that is on the desk. */
  put(id: string, change: Partial<QueueItem>): void {
    this.all = this.all.map((item) => (item.id === id ? { ...item, ...change } : item));
    this.set({});
  }

  /** Lays a single comment on the desk. */
  lay(item: QueueItem): void {
    this.all = [item];
    this.away.clear();
    this.set({ phase: 'ready', openId: item.id });
  }

  /** Says at a comment what somebody else made of it. */
  note(id: string, change: Change): void {
    this.set({ changes: new Map(this.state.changes).set(id, change) });
  }

  claimed(id: string, claim: Claim | null): void {
    if (this.find(id)) this.put(id, { claim });
  }

  /** Something happened to a comment, here or elsewhere. */
  async heard(id: string): Promise<void> {
    const known = this.find(id);
    if (!known || this.away.has(id)) return this.peek();
    try {
      const { comment, decisions } = await call<CommentDetail>('GET', `/moderation/comments/${id}`);
      if (comment.version <= known.version && comment.status === known.status) return this.put(id, comment);
      this.put(id, { ...comment, campaign: known.campaign });
      if (this.state.openId === id && !this.away.has(id)) {
        this.note(id, { by: decisions[0]?.moderator?.name ?? null, status: comment.status });
      } else if (!belongs(comment, this.tab)) this.leave(id);
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 404 && this.state.openId !== id) this.leave(id);
    }
  }

  private fetch(cursor: string | null, limit: number): Promise<QueuePage> {
    const query = new URLSearchParams(this.query);
    query.set('limit', String(limit));
    if (cursor !== null) query.set('cursor', cursor);
    return call('GET', `/moderation/comments?${query.toString()}`);
  }

  private set(change: Partial<DeskState>): void {
    this.state = {
      ...this.state,
      ...change,
      items: this.all.filter(({ id }) => !this.away.has(id)),
      freshCount: this.fresh.length,
      hasMore: this.next !== null,
    };
    for (const listener of this.listeners) listener();
  }
}
