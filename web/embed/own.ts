import {
  commentElement,
  copyOf,
  focusOn,
  made,
  onClick,
  part,
  pause,
  say,
  scrollTo,
  withExtras,
  type Box,
} from './box.js';
import { showMoment } from './moments.js';
import type { OwnComment } from './service.js';

const FIRST_PAUSE_MS = 400;
const LONGEST_PENDING_PAUSE_MS = 10_000;
const LONGEST_HELD_PAUSE_MS = 60_000;

/** What the rest of the box does about an own comment. */
export interface OwnHooks {
  readonly edit: (comment: OwnComment, place: HTMLElement) => void;
  readonly published: () => void;
  /** Keeps the moments in an element up to date. */
  readonly watch: (within: ParentNode) => void;
}

/** The reader's own comments: shown at once with their state, and followed until they are decided. */
export class OwnComments {
  private readonly known = new Map<string, OwnComment>();
  /** Those that are asked about now, so that none is asked about twice. */
  private readonly followed = new Set<string>();

  constructor(
    private readonly box: Box,
    private readonly hooks: OwnHooks,
  ) {
    onClick(box, '[data-own]', (button) => this.act(button));
  }

  /** Those of an earlier visit. */
  async restore(): Promise<void> {
    for (const comment of (await this.box.service.listOwn()).toReversed()) this.show(comment);
  }

  /** Shows a comment at its place: below the one that it answers, if that is here, or before all others. */
  show(comment: OwnComment): HTMLElement | null {
    this.known.set(comment.id, comment);
    const element = commentElement(this.box, comment.id) ?? this.insert(comment);
    if (element) this.update(element, comment);
    if (isOpen(comment)) void this.follow(comment.id);
    return element;
  }

  reveal(element: HTMLElement | null): void {
    if (!element) return;
    scrollTo(element, 'center');
    focusOn(element);
  }

  /** Whoever hears that something was decided has a look at once. */
  async look(id: string): Promise<void> {
    const last = this.known.get(id);
    if (last) await this.ask(last);
  }

  private insert({ id, parentId }: OwnComment): HTMLElement | null {
    const element = copyOf(this.box, 'own');
    if (!element) return null;
    element.id = `comment-${id}`;
    element.dataset['id'] = id;
    const parent = parentId === null ? null : commentElement(this.box, parentId);
    const list = part(this.box.section, 'own');
    if (parent)
      (parent.querySelector(':scope > footer, :scope > .hashiya-body') ?? parent.lastElementChild)?.after(element);
    else list?.querySelector('h3')?.after(element);
    if (list && !parent) list.hidden = false;
    return element;
  }

  /** Everything that comes from readers is set as text. */
  private update(element: HTMLElement, comment: OwnComment): void {
    const { abilities, appeal, reasons = [] } = comment;
    element.dataset['status'] = comment.status;
    element.classList.add('is-own');
    say(part(element, 'name'), comment.author.name);
    say(part(element, 'state'), stateOf(this.box, comment));
    part(element, 'again')?.remove();
    for (const time of element.querySelectorAll('time')) {
      time.dateTime = comment.createdAt;
      showMoment(time, this.box);
    }
    this.hooks.watch(element);
    part(element, 'body')?.replaceChildren(...(comment.body ?? '').split(/\n{2,}/).map(paragraph));
    part(element, 'reasons')?.replaceChildren(...reasons.map(reasonItem));
    part(element, 'why')?.toggleAttribute('hidden', reasons.length === 0);
    say(part(element, 'message'), comment.message ?? '');
    for (const line of element.querySelectorAll<HTMLElement>('[data-state]'))
      line.hidden = line.dataset['state'] !== appeal?.state;
    for (const button of element.querySelectorAll<HTMLElement>('[data-own]'))
      button.hidden = abilities?.[ABILITY_OF[button.dataset['own'] ?? ''] ?? 'canEdit'] !== true;
  }

  /** Asks with growing pauses; a comment that waits for a moderator is asked about less and less. */
  private async follow(id: string): Promise<void> {
    if (this.followed.has(id)) return;
    this.followed.add(id);
    let wait = FIRST_PAUSE_MS;
    for (let last = this.known.get(id); last && isOpen(last); last = this.known.get(id)) {
      if (!(await pause(wait, this.box.signal))) return;
      if (!document.hidden) await this.ask(last);
      const longest =
        last.status === 'held' || last.awaitsConfirmation ? LONGEST_HELD_PAUSE_MS : LONGEST_PENDING_PAUSE_MS;
      wait = Math.min(wait * 1.5, longest);
    }
    this.followed.delete(id);
  }

  /** What became of a comment, now. A service that does not answer is asked again later. */
  private async ask(last: OwnComment): Promise<void> {
    const comment = await this.box.service.findOwn(last.id).catch(() => null);
    if (comment === null || this.known.get(last.id) !== last) return;
    const isSame = comment.status === last.status && comment.appeal?.state === last.appeal?.state;
    if (isSame && comment.awaitsConfirmation === last.awaitsConfirmation) return;
    this.show(comment);
    this.box.announce(stateOf(this.box, comment));
    if (isSame) return;
    this.box.emit('decided', { id: comment.id, status: comment.status });
    if (comment.status === 'approved') this.hooks.published();
  }

  private act(button: HTMLElement): void {
    const article = button.closest<HTMLElement>('[data-id]');
    const comment = this.known.get(article?.dataset['id'] ?? '');
    if (!article || !comment) return;
    const act = button.dataset['own'];
    if (act === 'edit') return this.hooks.edit(comment, article);
    const onDone = (now: OwnComment): void => {
      this.show(now);
      if (act === 'withdraw') this.reveal(article);
    };
    withExtras(this.box, ({ appeal, withdraw }) =>
      (act === 'appeal' ? appeal : withdraw)(this.box, button, comment, onDone),
    );
  }
}

/** What became of an own comment, in words. */
export const stateOf = ({ words }: Box, { status, awaitsConfirmation }: OwnComment): string =>
  words.status[awaitsConfirmation ? 'unconfirmed' : status];

const ABILITY_OF: Readonly<Record<string, 'canEdit' | 'canWithdraw' | 'canAppeal'>> = {
  edit: 'canEdit',
  withdraw: 'canWithdraw',
  appeal: 'canAppeal',
};

const isOpen = ({ status, appeal }: OwnComment): boolean =>
  status === 'pending' || status === 'held' || appeal?.state === 'open';

function paragraph(text: string): HTMLElement {
  const element = made('p', '', text);
  element.dir = 'auto';
  return element;
}

function reasonItem({ title, explanation }: { title: string; explanation: string }): HTMLElement {
  const item = made('li', '', '');
  item.append(made('strong', '', title), ' ', made('span', '', explanation));
  return item;
}
