import type { Api, OwnComment } from './box-api.js';
import { localTime, part, say, type Box } from './box-page.js';

const FIRST_PAUSE_MS = 400;
const LONGEST_PENDING_PAUSE_MS = 10_000;
const LONGEST_HELD_PAUSE_MS = 60_000;

/** The reader's own comments: shown at once with their state, and followed until they are decided. */
export class OwnComments {
  constructor(
    private readonly box: Box,
    private readonly api: Api,
  ) {}

  /** Those that the server has rendered already are only followed. */
  async restore(): Promise<void> {
    for (const comment of await this.api.listOwn()) this.show(comment, 'last');
  }

  show(comment: OwnComment, place: 'first' | 'last' = 'first'): HTMLElement | null {
    const element = this.find(comment.id) ?? this.add(comment, place);
    if (!element) return null;
    update(element, comment, this.box);
    if (isOpen(comment)) void this.follow(element, comment, FIRST_PAUSE_MS);
    return element;
  }

  private find(id: string): HTMLElement | null {
    return this.box.root.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
  }

  private add({ id }: OwnComment, place: 'first' | 'last'): HTMLElement | null {
    const list = part(this.box.root, 'own');
    const template = this.box.root.querySelector<HTMLTemplateElement>('template[data-part="own-comment"]');
    const element = template?.content.firstElementChild?.cloneNode(true);
    if (!list || !(element instanceof HTMLElement)) return null;
    element.id = `comment-${id}`;
    element.dataset['id'] = id;
    if (place === 'last') list.append(element);
    else list.querySelector('h3')?.after(element);
    list.hidden = false;
    return element;
  }

  /** Asks with growing pauses; a comment that waits for a moderator is asked about less and less. */
  private async follow(element: HTMLElement, last: OwnComment, pause: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const comment = document.hidden ? last : await this.api.findOwn(last.id).catch(() => last);
    if (comment.status !== last.status) {
      update(element, comment, this.box);
      if (comment.status === 'approved') void this.recount();
    }
    const longest = comment.status === 'held' ? LONGEST_HELD_PAUSE_MS : LONGEST_PENDING_PAUSE_MS;
    if (isOpen(comment)) await this.follow(element, comment, Math.min(pause * 1.5, longest));
  }

  private async recount(): Promise<void> {
    const count = await this.api.count();
    const forms = this.box.words.comments;
    const form = forms[new Intl.PluralRules(this.box.language).select(count)] ?? forms['other'] ?? '';
    say(part(this.box.root, 'count'), form.replace('{count}', String(count)));
    part(this.box.root, 'empty')?.remove();
  }
}

const isOpen = ({ status }: OwnComment): boolean => status === 'pending' || status === 'held';

/** Everything that comes from readers is set as text. */
function update(element: HTMLElement, comment: OwnComment, { words, language }: Box): void {
  element.dataset['status'] = comment.status;
  say(part(element, 'name'), comment.author.name);
  say(part(element, 'state'), words.status[comment.status] ?? '');
  element.querySelector('a')?.remove();
  const time = element.querySelector('time');
  if (time) [time.dateTime, time.textContent] = [comment.createdAt, localTime(language, comment.createdAt)];
  part(element, 'body')?.replaceChildren(...(comment.body ?? '').split(/\n{2,}/).map(paragraph));
  const reasons = comment.reasons ?? [];
  part(element, 'reasons')?.replaceChildren(...reasons.map(reasonItem));
  const why = part(element, 'why');
  if (why) why.hidden = reasons.length === 0;
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p');
  element.dir = 'auto';
  element.textContent = text;
  return element;
}

function reasonItem({ title, explanation }: { title: string; explanation: string }): HTMLElement {
  const [item, strong, span] = ['li', 'strong', 'span'].map((name) => document.createElement(name));
  strong?.append(title);
  span?.append(explanation);
  item?.append(strong ?? '', ' ', span ?? '');
  return item ?? document.createElement('li');
}
