import { plural } from '../../src/i18n/plural.js';
import { commentElement, focusOn, made, onClick, part, type Box } from './box.js';
import { showLikes } from './acts.js';

const ID = /^#comment-([\da-f-]{36})$/i;

/** The comment that an address points at, or null. */
export const targetOf = (hash: string): string | null => ID.exec(hash)?.[1]?.toLowerCase() ?? null;

/** Published comments: their order, further pages, folded replies, permalinks. The markup is always the server's. */
export class CommentList {
  private isLoading = false;

  /**
   * @param watch keeps the moments in an element up to date
   * @param beforeChange told before comments leave the page
   */
  constructor(
    private readonly box: Box,
    private readonly watch: (within: ParentNode) => void,
    private readonly beforeChange: (items: Element) => void,
  ) {
    this.dress(box.section);
    onClick(box, 'a[data-sort]', (link) => void this.load(link, () => this.show({ sort: link.dataset['sort'] ?? '' })));
    onClick(box, '[data-part=pages] a', (link) => void this.load(link, () => this.turn(link)));
    onClick(box, '.hashiya-further a', (link) => void this.load(link, () => this.moreReplies(link)));
    onClick(box, 'a.hashiya-moment', (link) => {
      history.replaceState(history.state, '', (link as HTMLAnchorElement).hash);
      this.reveal(targetOf(location.hash) ?? '');
    });
  }

  get sort(): string {
    return this.box.section.dataset['sort'] ?? 'newest';
  }

  private get items(): HTMLElement {
    return part(this.box.section, 'items') ?? this.box.section;
  }

  has(id: string): boolean {
    return commentElement(this.box, id) !== null;
  }

  /** Shows another order, or another part of the list. */
  async show(query: Readonly<Record<string, string>>): Promise<void> {
    const { list, sort, count } = await this.fetch(query);
    this.beforeChange(this.items);
    part(this.box.section, 'list')?.replaceWith(list);
    this.box.section.dataset['sort'] = sort;
    this.setCount(count);
    this.dress(list);
  }

  /** Shows the comment that a link points at, from the middle of a long list if need be. */
  async goTo(id: string): Promise<void> {
    const isThere = this.has(id) || (await this.tryToShow({ around: id, sort: this.sort }));
    // Of a long thread only the first replies come along: then those around it are shown alone.
    for (const { dataset } of isThere ? this.box.section.querySelectorAll<HTMLElement>('.hashiya-further a') : [])
      if (!this.has(id)) await this.tryToShow({ thread: dataset['thread'] ?? '', around: id });
    this.reveal(id);
  }

  private tryToShow(query: Readonly<Record<string, string>>): Promise<boolean> {
    return this.show(query).then(
      () => true,
      () => false,
    );
  }

  /** Opens what it is folded into, and puts it before the reader's eyes. */
  reveal(id: string): void {
    const element = commentElement(this.box, id);
    for (let fold = element?.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
    if (!element) return;
    for (const other of this.box.section.querySelectorAll('.is-target')) other.classList.remove('is-target');
    element.classList.add('is-target');
    focusOn(element);
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
  }

  /** Brings in what came while the page was open: threads at the top, replies below theirs. */
  async bringIn(): Promise<void> {
    if (this.sort !== 'newest') return this.show({ sort: 'newest' });
    const { list, count } = await this.fetch({ sort: 'newest' });
    const before = this.items.querySelector(':scope > :not([data-pinned])');
    const isLate = part(this.box.section, 'pages')?.querySelector('[rel=prev]') != null;
    if (before === null || isLate) return this.show({ sort: 'newest' });
    for (const thread of [...(part(list, 'items')?.children ?? [])]) {
      const known = commentElement(this.box, thread.id.slice('comment-'.length));
      if (known?.dataset['comment'] !== undefined)
        this.addReplies(known, thread.querySelectorAll<HTMLElement>('[data-comment]'));
      else {
        known?.remove();
        before.before(this.dress(thread as HTMLElement));
      }
    }
    this.setCount(count);
  }

  /** A comment that may not be shown any more: its place stays, and what stands below it. */
  remove(id: string): void {
    const element = commentElement(this.box, id);
    if (!element || element.dataset['comment'] === undefined) return;
    const kept = element.querySelectorAll(':scope > .hashiya-replies, :scope > .hashiya-form, :scope > .is-own');
    element.classList.add('is-removed');
    element.replaceChildren(made('p', '', this.box.words.said.removed), ...kept);
  }

  setCount(count: number): void {
    const { language, words, section, emit } = this.box;
    if (Number(section.dataset['count']) === count) return;
    section.dataset['count'] = String(count);
    const place = part(section, 'count');
    if (place) place.textContent = plural(language, count, words.counts.comments);
    emit('count', { count });
  }

  private async fetch(
    query: Readonly<Record<string, string>>,
  ): Promise<{ list: HTMLElement; sort: string; count: number }> {
    const fragment = await this.box.service.fragment(query);
    const list = part(fragment, 'list');
    if (!list) throw new Error('no list');
    const { sort = 'newest', count } = fragment.dataset;
    return { list: document.adoptNode(list), sort, count: Number(count) };
  }

  private dress<Within extends ParentNode>(within: Within): Within {
    this.watch(within);
    showLikes(this.box, within);
    return within;
  }

  private async load(link: HTMLElement, load: () => Promise<void>): Promise<void> {
    if (this.isLoading) return;
    this.isLoading = true;
    link.setAttribute('aria-busy', 'true');
    this.box.section.querySelector('.hashiya-unread')?.remove();
    try {
      await load();
    } catch {
      link.after(made('p', 'hashiya-alert hashiya-unread', this.box.words.troubles.unread, 'alert'));
    } finally {
      this.isLoading = false;
      link.removeAttribute('aria-busy');
    }
  }

  /** Adds a page below or above; what was being read stays where it is. */
  private async turn(link: HTMLElement): Promise<void> {
    const isEarlier = (link as HTMLAnchorElement).rel === 'prev';
    const { thread, cursor = '' } = link.dataset;
    const { list } = await this.fetch({ ...(thread === undefined ? { sort: this.sort } : { thread }), cursor });
    const added = [...(part(list, 'items')?.children ?? [])].filter(({ id }) => !this.has(id.slice('comment-'.length)));
    const anchor = this.items.firstElementChild;
    const before = anchor?.getBoundingClientRect().top ?? 0;
    for (const element of added) this.dress(element);
    if (isEarlier) this.items.prepend(...added);
    else this.items.append(...added);
    if (anchor && isEarlier) scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: 'instant' });
    const further = part(list, 'pages')?.querySelector(isEarlier ? '[rel=prev]' : '[rel=next]');
    if (further) link.replaceWith(further);
    else link.remove();
    focusOn(added.at(isEarlier ? -1 : 0) as HTMLElement | undefined);
  }

  private async moreReplies(link: HTMLElement): Promise<void> {
    const { thread = '', cursor = '' } = link.dataset;
    const { list } = await this.fetch({ thread, cursor, limit: '100' });
    const root = commentElement(this.box, thread);
    if (!root) return;
    const line = link.parentElement;
    const first = this.addReplies(root, list.querySelectorAll<HTMLElement>('[data-comment]'));
    const next = list.querySelector<HTMLElement>('[rel=next]');
    if (next) {
      link.dataset['cursor'] = next.dataset['cursor'];
      line?.parentElement?.append(line);
    } else line?.remove();
    focusOn(first);
  }

  /** Puts replies into their thread, on two levels, after those that are there. @returns the first new one */
  private addReplies(root: HTMLElement, replies: Iterable<HTMLElement>): HTMLElement | undefined {
    let first: HTMLElement | undefined;
    for (const reply of replies) {
      const { comment = '', parent = '' } = reply.dataset;
      if (this.has(comment)) continue;
      const branch = branchOf(commentElement(this.box, parent), root);
      for (const below of reply.querySelectorAll('.hashiya-replies')) below.remove();
      placeIn(branch ?? root).append(this.dress(reply));
      first ??= reply;
    }
    return first;
  }
}

/** The reply of the first level that an element belongs to; null for the opening comment itself. */
function branchOf(element: HTMLElement | null, root: HTMLElement): HTMLElement | null {
  let branch: HTMLElement | null = null;
  for (let at = element; at && at !== root; at = at.parentElement) if (at.matches('.hashiya-comment')) branch = at;
  return branch;
}

/** Where further replies of a comment go: into its fold, or to the end of those shown. */
function placeIn(comment: HTMLElement): Element {
  const replies =
    comment.querySelector(':scope > .hashiya-replies') ?? comment.appendChild(made('div', 'hashiya-replies'));
  return replies.querySelector(':scope > details') ?? replies;
}
