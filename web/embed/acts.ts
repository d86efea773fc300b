import { formatNumber, plural } from '../../src/i18n/plural.js';
import { onClick, part, pause, say, withExtras, type Box } from './box.js';

const LEAVING_MS = 1_000;

/** The article's two buttons; pressing the pressed one takes the reaction back. */
export function startReactions(box: Box): void {
  const form = part(box.section, 'reaction');
  const press = (value: string | null): void => {
    for (const button of form?.querySelectorAll<HTMLButtonElement>('[data-value]') ?? []) {
      const isPressed = button.dataset['value'] === value;
      button.setAttribute('aria-pressed', String(isPressed));
      button.value = isPressed ? 'none' : (button.dataset['value'] ?? '');
    }
  };
  if (box.memory.reaction !== null) press(box.memory.reaction);
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    if (event.submitter instanceof HTMLButtonElement) void react(box, event.submitter.value, press);
  });
}

async function react(box: Box, value: string, press: (value: string | null) => void): Promise<void> {
  const state = part(box.section, 'reaction-state');
  say(state, '');
  try {
    const { reactions } = await box.service.react(value);
    box.memory.reaction = value === 'none' ? null : value;
    press(value);
    for (const each of ['like', 'dislike'] as const)
      say(part(box.section, `${each}-count`), formatNumber(box.language, reactions[each]));
    box.emit('reaction', { value, reactions });
  } catch {
    say(state, box.words.troubles.action);
  }
}

/** Likes and reports of comments, and the policy; where that fails, its link leads to its page. */
export function startActs(box: Box): void {
  onClick(box, '[data-act=like]', (button) => void like(box, button, idOf(button)));
  onClick(box, '[data-act=report]', (button) => withExtras(box, ({ report }) => report(box, button, idOf(button))));
  onClick(box, '[data-part=policy]', (link) => {
    const { href } = link as HTMLAnchorElement;
    withExtras(
      box,
      ({ showPolicy }) => showPolicy(box, href),
      () => window.open(href, '_blank', 'noopener'),
    );
  });
}

const idOf = (button: HTMLElement): string => button.closest<HTMLElement>('[data-comment]')?.dataset['comment'] ?? '';

/** Shows this reader's own likes as given. */
export function showLikes(box: Box, within: ParentNode): void {
  const liked = new Set(box.memory.likes);
  if (liked.size > 0)
    for (const button of within.querySelectorAll<HTMLElement>('[data-act=like]'))
      if (liked.has(idOf(button))) button.setAttribute('aria-pressed', 'true');
}

/** Counted and remembered at once, for those who leave at once, and taken back if the service does not hear of it. */
async function like(box: Box, button: HTMLElement, id: string): Promise<void> {
  if (button.getAttribute('aria-busy') === 'true') return;
  const value = button.getAttribute('aria-pressed') !== 'true';
  const count = Number(button.dataset['count']);
  button.setAttribute('aria-busy', 'true');
  showLike(box, button, value, Math.max(0, count + (value ? 1 : -1)));
  box.memory.setLike(id, value);
  try {
    const { likeCount } = await box.service.like(id, value);
    showLike(box, button, value, likeCount);
    box.emit('like', { id, value });
  } catch {
    // A page that is being left breaks its calls off, and is gone a moment later.
    if (!(await pause(LEAVING_MS, box.signal))) return;
    showLike(box, button, !value, count);
    box.memory.setLike(id, !value);
    box.announce(box.words.troubles.action);
  } finally {
    button.removeAttribute('aria-busy');
  }
}

function showLike({ language, words }: Box, button: HTMLElement, value: boolean, count: number): void {
  button.setAttribute('aria-pressed', String(value));
  button.setAttribute('aria-label', `${button.dataset['label'] ?? ''}: ${plural(language, count, words.counts.likes)}`);
  button.dataset['count'] = String(count);
  const place = part(button, 'likes');
  if (place) place.textContent = count === 0 ? '' : formatNumber(language, count);
}
