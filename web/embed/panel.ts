import { copyOf, part, say, type Box } from './box.js';
import { networkTrouble } from './trouble.js';

/** Does what a panel is for. @returns whether there is something to say about it afterwards */
type Send = (values: FormData) => Promise<boolean>;

/**
 * Opens a small form after an element, with the focus in it. It keeps what was typed when sending fails, and gives the
 * focus back to whoever opened it.
 * @param name of the shape that the server has laid ready
 */
export function openPanel(box: Box, name: string, place: Element, opener: HTMLElement, send: Send): void {
  part(box.section, 'panel')?.remove();
  const form = copyOf(box, name);
  if (!(form instanceof HTMLFormElement)) return;
  const close = (): void => {
    form.remove();
    opener.focus();
  };
  form.addEventListener('keydown', (event) => event.code === 'Escape' && close());
  part(form, 'close')?.addEventListener('click', close);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit(box, form, send, close);
  });
  place.after(form);
  form.querySelector<HTMLElement>('input, textarea, button')?.focus();
}

async function submit(box: Box, form: HTMLFormElement, send: Send, close: () => void): Promise<void> {
  if (form.getAttribute('aria-busy') === 'true') return;
  form.setAttribute('aria-busy', 'true');
  say(part(form, 'panel-alert'), '');
  try {
    if (!(await send(new FormData(form)))) return close();
    const done = part(form, 'panel-done');
    form.querySelector('fieldset')?.remove();
    done?.removeAttribute('hidden');
    done?.focus();
  } catch (error) {
    const { kind, problem } = networkTrouble(error);
    const ofField = problem.errors?.[0]?.detail ?? problem.detail;
    say(part(form, 'panel-alert'), (kind === 'refused' && ofField) || box.words.troubles.action);
  } finally {
    form.removeAttribute('aria-busy');
  }
}
