import { bodyLength } from '../src/text/length.js';
import { Refused, type Api, type OwnComment, type Submitted } from './box-api.js';
import type { Memory } from './box-memory.js';
import { part, say, type Box } from './box-page.js';

/** The form: countdown, draft, replies, and sending without leaving the page. Whatever fails, the text stays. */
export class CommentForm {
  /** One content has one key until it is stored, so that trying again never posts twice. */
  private sent = { content: '', key: '' };
  private announced = '';

  constructor(
    private readonly box: Box,
    private readonly form: HTMLFormElement,
    private readonly api: Api,
    private readonly memory: Memory,
    private readonly onStored: (comment: OwnComment) => void,
  ) {}

  start(): void {
    this.restoreDraft();
    this.countDown();
    this.form.addEventListener('input', () => {
      this.memory.draft = { name: this.field('name').value, body: this.field('body').value };
      this.countDown();
    });
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.send();
    });
    this.box.root.addEventListener('click', (event) => this.followLink(event));
  }

  private field(name: string): HTMLInputElement | HTMLTextAreaElement {
    return this.form.elements.namedItem(name) as HTMLInputElement | HTMLTextAreaElement;
  }

  private restoreDraft(): void {
    const { draft } = this.memory;
    if (!draft || this.field('body').value !== '') return;
    this.field('body').value = draft.body;
    if (this.field('name').value === '') this.field('name').value = draft.name;
  }

  /** The same count as the server's, by the same code. */
  private countDown(): void {
    const left = this.box.limit - bodyLength(this.field('body').value);
    const countdown = part(this.form, 'countdown');
    say(countdown, `${left} / ${this.box.limit}`);
    countdown?.classList.toggle('is-over', left < 0);
    const border = [0, 20, 100].find((each) => left <= each);
    const { announced, tooLong } = this.box.words;
    const sentence = left < 0 ? tooLong : border === undefined ? '' : (announced[border] ?? '');
    if (sentence !== this.announced) this.announce(sentence);
  }

  private announce(sentence: string): void {
    this.announced = sentence;
    const place = part(this.form, 'announcement');
    if (place) place.textContent = sentence;
  }

  private async send(): Promise<void> {
    const button = this.form.querySelector('button');
    if (button?.getAttribute('aria-disabled') === 'true') return;
    button?.setAttribute('aria-disabled', 'true');
    this.showErrors('', []);
    try {
      const { comment, authorToken } = await this.api.submit(this.content(), this.key());
      this.memory.token = authorToken;
      this.clear();
      this.announce(this.box.words.status[comment.status] ?? '');
      this.onStored(comment);
    } catch (error) {
      this.showFailure(error);
    } finally {
      button?.removeAttribute('aria-disabled');
    }
  }

  private content(): Submitted {
    const [name, email, body, parentId] = ['name', 'email', 'body', 'parentId'].map((each) => this.field(each).value);
    return { body: body ?? '', author: { name: name ?? '', email: email ?? '' }, ...(parentId && { parentId }) };
  }

  private key(): string {
    const content = JSON.stringify(this.content());
    if (this.sent.content !== content) this.sent = { content, key: crypto.randomUUID() };
    return this.sent.key;
  }

  private clear(): void {
    this.memory.draft = null;
    this.sent = { content: '', key: '' };
    this.field('body').value = '';
    this.answer('', '');
    this.countDown();
  }

  private showFailure(error: unknown): void {
    if (!(error instanceof Refused)) return this.showErrors(this.box.words.failed, []);
    const { status, detail, errors } = error;
    this.showErrors(
      status === 422 && errors.length > 0 ? this.box.words.correct : detail || this.box.words.failed,
      errors,
    );
  }

  private showErrors(sentence: string, errors: Refused['errors']): void {
    say(part(this.form, 'alert'), sentence);
    for (const place of this.form.querySelectorAll<HTMLElement>('[data-pointer]')) {
      const detail = errors.find(({ pointer }) => pointer === place.dataset['pointer'])?.detail ?? '';
      say(place, detail);
      place.parentElement?.querySelector('input, textarea')?.toggleAttribute('aria-invalid', false);
      if (detail !== '') place.parentElement?.querySelector('input, textarea')?.setAttribute('aria-invalid', 'true');
    }
    this.form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  /** Reply links lead to a page with the form set up; here the form is set up in place. */
  private followLink(event: Event): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const id = link?.dataset['reply'];
    if (link?.dataset['part'] !== 'cancel' && id === undefined) return;
    event.preventDefault();
    this.answer(id ?? '', link?.dataset['name'] ?? '');
    this.field('body').focus();
  }

  private answer(id: string, name: string): void {
    const { add, replyTo } = this.box.words;
    const heading = part(this.form, 'form-heading');
    const [before = '', after = ''] = replyTo.split('{name}');
    const bdi = document.createElement('bdi');
    bdi.textContent = name;
    this.field('parentId').value = id;
    heading?.replaceChildren(...(id === '' ? [add] : [before, bdi, after]));
    const cancel = part(this.form, 'cancel');
    if (cancel) cancel.hidden = id === '';
  }
}
