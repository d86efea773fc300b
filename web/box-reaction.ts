import type { Api } from './box-api.js';
import type { Memory } from './box-memory.js';
import { part, say } from './box-page.js';

/** The two buttons; pressing the pressed one takes the reaction back. */
export function startReactions(form: HTMLFormElement, api: Api, memory: Memory): void {
  const buttons = [...form.querySelectorAll<HTMLButtonElement>('button[data-value]')];
  const press = (value: string): void => {
    for (const button of buttons) {
      const isPressed = button.dataset['value'] === value;
      button.setAttribute('aria-pressed', String(isPressed));
      button.value = isPressed ? 'none' : (button.dataset['value'] ?? '');
    }
  };
  const state = part(form, 'reaction-state');
  if (memory.reaction !== null) press(memory.reaction);
  form.addEventListener('submit', (event) => {
    const { submitter } = event;
    if (!(submitter instanceof HTMLButtonElement)) return;
    event.preventDefault();
    say(state, '');
    react(form, submitter.value, api, memory, press).catch(() => say(state, form.dataset['failed'] ?? ''));
  });
}

async function react(
  form: HTMLFormElement,
  value: string,
  api: Api,
  memory: Memory,
  press: (value: string) => void,
): Promise<void> {
  const { reactions, authorToken } = await api.react(value);
  memory.token = authorToken;
  memory.reaction = value === 'none' ? null : value;
  press(value);
  say(part(form, 'like-count'), String(reactions.like));
  say(part(form, 'dislike-count'), String(reactions.dislike));
}
