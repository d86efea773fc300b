import { formatNumber, plural } from '../../src/i18n/plural.js';
import { bodyLength } from '../../src/text/length.js';
import { newKey, part, say, scrollTo, type Box } from './box.js';
import { faultsOf, showFaults, showTrouble, valueOf } from './faults.js';
import type { Guard } from './guard.js';
import { stateOf } from './own.js';
import { fill } from './sentences.js';
import type { OwnComment, Submitted } from './service.js';
import { networkTrouble, Trouble } from './trouble.js';

/** What is being written: a comment to the article, a reply, or an own comment anew. */
export interface Writing {
  readonly kind: 'new' | 'reply' | 'edit';
  readonly id: string;
  /** What stands above the form then. */
  readonly title: string;
}

/** Remaining characters at which the countdown is said aloud. */
const SAID = [0, 20, 100];

/** The form: countdown, drafts, replies, and sending without leaving the page. Whatever fails, the text stays. */
export class CommentForm {
  private readonly fresh: Writing;
  private writing: Writing;
  private said = '';
  private key: string | null = null;
  /** Where the form stands when it answers nobody. */
  private readonly home = document.createComment('');
  /** Who opened it away from home, and gets the focus back. */
  private opener: HTMLElement | undefined;

  constructor(
    private readonly box: Box,
    private readonly form: HTMLFormElement,
    private readonly guard: Guard,
    private readonly onStored: (comment: OwnComment) => void,
  ) {
    const title = part(form, 'form-heading')?.textContent?.trim() ?? '';
    this.fresh = this.writing = { kind: 'new', id: '', title };
    form.before(this.home);
    form.addEventListener('input', ({ target }) => this.typed(target as HTMLInputElement));
    form.addEventListener('focusin', () => this.guard.wake());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.send();
    });
    part(form, 'cancel')?.addEventListener('click', (event) => {
      event.preventDefault();
      this.goHome();
    });
    this.restore('');
    if (this.field('body').value !== '') this.countDown();
  }

  /** Sets the form up after an element, with what was written there before. @param text what it begins with otherwise */
  open(writing: Writing, place: Element, text = '', opener?: HTMLElement): void {
    this.opener = opener;
    place.after(this.form);
    this.turnTo(writing, text);
    if (!opener) return;
    scrollTo(this.form, 'nearest');
    this.field('body').focus({ preventScroll: true });
  }

  /** Back to its place above the comments; what was written elsewhere stays there as a draft. */
  goHome(): void {
    if (this.writing.kind === 'new') return;
    this.home.after(this.form);
    this.turnTo(this.fresh);
    this.opener?.focus();
  }

  /** Lets the reader write a comment to the article. */
  begin(): void {
    this.opener = undefined;
    this.goHome();
    scrollTo(this.form, 'nearest');
    this.form.querySelector<HTMLElement>('input:not([type=hidden]), textarea')?.focus({ preventScroll: true });
  }

  /** The comment that is answered is gone: the form stays where it is, with a sentence about it. */
  parentRemoved(id: string): void {
    if (this.writing.kind === 'reply' && this.writing.id === id) this.alert(this.box.words.troubles.parentGone);
  }

  /** The article takes no more comments: what was written stays, to be copied. */
  close(): void {
    if (valueOf(this.form, 'body') !== '') this.alert(this.box.words.troubles.closed);
  }

  /** The form must not be lost with comments that leave the page. */
  leave(items: Element): void {
    if (items.contains(this.form)) this.home.after(this.form);
  }

  private field(name: string): HTMLInputElement {
    return this.form.elements.namedItem(name) as HTMLInputElement;
  }

  private get draftName(): string {
    return this.writing.kind === 'edit' ? `edit:${this.writing.id}` : this.writing.id;
  }

  /** Other words are another comment. The address is typed again after a reload, and makes none. */
  private typed({ name }: HTMLInputElement): void {
    if (name !== 'email') this.key = null;
    this.keepDraft();
    this.countDown();
  }

  private keepDraft(): void {
    const [name, body] = [valueOf(this.form, 'name'), valueOf(this.form, 'body')];
    const { kind, title } = this.writing;
    const draft = { name, body, key: this.key, title: kind === 'reply' ? title : null };
    this.box.memory.setDraft(this.draftName, name + body === '' ? null : draft);
  }

  /** What the browser or the server has put into the form already is newer than any draft. */
  private restore(text: string): void {
    const draft = this.box.memory.draft(this.draftName);
    this.key = draft?.key ?? null;
    if (this.field('body').value === '') this.field('body').value = draft?.body ?? text;
    if (draft && this.isGuest && this.field('name').value === '') this.field('name').value = draft.name;
  }

  private turnTo(writing: Writing, text = ''): void {
    const { kind, id, title } = (this.writing = writing);
    this.field('body').value = '';
    this.restore(text);
    showFaults(this.box, this.form, '', []);
    this.field('parentId').value = kind === 'reply' ? id : '';
    say(part(this.form, 'form-heading'), title);
    part(this.form, 'who')?.toggleAttribute('hidden', kind === 'edit');
    part(this.form, 'cancel')?.toggleAttribute('hidden', kind === 'new');
    this.countDown();
  }

  /** The same count as the server's, by the same code. */
  private countDown(): void {
    const { limit, language, words } = this.box;
    // The sign alone: Arabic formats put a mark of direction before it.
    const number = (value: number): string => (value < 0 ? '-' : '') + formatNumber(language, Math.abs(value));
    const left = limit - bodyLength(valueOf(this.form, 'body'));
    const countdown = part(this.form, 'countdown');
    if (countdown) countdown.textContent = `${number(left)} / ${number(limit)}`;
    countdown?.classList.toggle('is-over', left < 0);
    const border = SAID.find((each) => left <= each);
    const tooLong = fill(words.fields['comment-too-long'], { limit: number(limit) });
    const sentence =
      left < 0 ? tooLong : border === undefined ? '' : plural(language, border, words.counts.charactersLeft);
    if (sentence !== this.said) this.announce(sentence);
  }

  private announce(sentence: string): void {
    this.said = sentence;
    const place = part(this.form, 'announcement');
    if (place) place.textContent = sentence;
  }

  private alert(sentence: string): void {
    say(part(this.form, 'alert'), sentence);
  }

  /** Signed-in readers are not asked who they are, nor is anybody who edits. */
  private get isGuest(): boolean {
    return this.writing.kind !== 'edit' && this.form.elements.namedItem('email') !== null;
  }

  private async send(): Promise<void> {
    if (this.form.getAttribute('aria-busy') === 'true') return;
    const faults = faultsOf(this.form, this.box.limit, this.isGuest);
    if (faults.length > 0) return showFaults(this.box, this.form, this.box.words.said.correct, faults);
    showFaults(this.box, this.form, '', []);
    const free = this.setBusy();
    try {
      this.stored(await this.store());
    } catch (error) {
      showTrouble(this.box, this.form, networkTrouble(error));
    } finally {
      free();
    }
  }

  /** @returns what makes the form usable again */
  private setBusy(): () => void {
    const button = this.form.querySelector<HTMLButtonElement>('[type=submit]');
    const label = button?.textContent ?? '';
    const set = (isBusy: boolean, text: string): void => {
      this.form.setAttribute('aria-busy', String(isBusy));
      button?.setAttribute('aria-disabled', String(isBusy));
      if (button) button.textContent = text;
    };
    set(true, this.box.words.said.sending);
    return () => set(false, label);
  }

  /** The key is kept with the draft before anything is sent, so that it outlives a lost page, too. */
  private async store(): Promise<OwnComment> {
    const key = (this.key ??= newKey());
    this.keepDraft();
    const { service, words } = this.box;
    const body = valueOf(this.form, 'body');
    if (this.writing.kind === 'edit') return service.edit(this.writing.id, body, key);
    const submit = (asKey: string) =>
      this.guard.send(
        (proof) => service.submit({ ...this.content(body), proof }, asKey),
        () => this.alert(words.troubles.proving),
      );
    return submit(key).catch((error: unknown) => {
      // Another name or address than when the answer was lost: this is another comment.
      if (!(error instanceof Trouble) || error.code !== 'idempotency-key-reused') throw error;
      return submit(newKey());
    });
  }

  private content(body: string): Omit<Submitted, 'proof'> {
    const { kind, id } = this.writing;
    const author = { name: valueOf(this.form, 'name'), email: valueOf(this.form, 'email') };
    const { article } = this.box;
    return { body, article, ...(this.isGuest && { author }), ...(kind === 'reply' && { parentId: id }) };
  }

  private stored(comment: OwnComment): void {
    this.alert('');
    this.box.memory.setDraft(this.draftName, null);
    this.key = null;
    this.guard.used();
    this.opener = undefined;
    this.field('body').value = '';
    this.countDown();
    this.goHome();
    this.announce(stateOf(this.box, comment));
    this.onStored(comment);
  }
}
