/*
 * What few readers come to: reporting, withdrawing, appealing, the policy, the proof of work. It is a file of its own that
 * is fetched when one of them does, so that the others do not pay for it.
 */
import css from './extras.css?inline';
import { copyOf, newKey, part, type Box } from './box.js';
import { openPanel } from './panel.js';
import type { OwnComment } from './service.js';

export { solve } from './proof.js';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** The looks of what is made here. */
export function dress(root: ShadowRoot): void {
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}

/** The form to report a comment; whoever has reported it before learns what became of it. */
export function report(box: Box, button: HTMLElement, id: string): void {
  const place = button.closest('footer') ?? button;
  const earlier = box.memory.reportOf(id);
  if (earlier !== null) return void tellOutcome(box, place, earlier);
  openPanel(box, 'report', place, button, async (values) => {
    const note = textOf(values, 'note').trim();
    const reason = textOf(values, 'reason');
    box.memory.setReport(id, await box.service.report(id, { reason, ...(note !== '' && { note }) }));
    box.emit('report', { id });
    return true;
  });
}

function textOf(values: FormData, name: string): string {
  const value = values.get(name);
  return typeof value === 'string' ? value : '';
}

/** Says after an element what became of a report. */
export async function tellOutcome(box: Box, place: Element, earlier: string): Promise<void> {
  const state = await box.service.reportState(earlier).catch(() => 'open' as const);
  const line = copyOf(box, 'outcome');
  if (!line) return;
  for (const other of line.querySelectorAll(`:not([data-state=${state}])`)) other.remove();
  place.parentElement?.querySelector(':scope > .hashiya-outcome')?.remove();
  place.after(line);
  box.announce(line.textContent ?? '');
}

/** Asks once more before a comment is gone. @param onDone told what it is then */
export function withdraw(box: Box, button: HTMLElement, comment: OwnComment, onDone: (now: OwnComment) => void): void {
  openPanel(box, 'withdraw', button.parentElement ?? button, button, async () => {
    onDone({ ...comment, ...(await box.service.withdraw(comment.id)), reasons: [] });
    box.emit('withdrawn', { id: comment.id });
    return false;
  });
}

/** The form to appeal a decision. @param onDone told how the comment stands then */
export function appeal(box: Box, button: HTMLElement, { id }: OwnComment, onDone: (now: OwnComment) => void): void {
  const key = newKey();
  openPanel(box, 'appeal', button.parentElement ?? button, button, async (values) => {
    await box.service.appeal(id, textOf(values, 'statement'), key);
    onDone(await box.service.findOwn(id));
    return true;
  });
}

/** Opens the policy over the page. @throws Trouble when it cannot be had */
export async function showPolicy(box: Box, address: string): Promise<void> {
  const text = part(await box.service.document(address), 'policy');
  const dialog = copyOf(box, 'policy');
  if (!(dialog instanceof HTMLDialogElement) || !text) return;
  part(dialog, 'sheet')?.replaceChildren(...text.childNodes);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  part(dialog, 'close')?.addEventListener('click', () => dialog.close());
  box.section.append(dialog);
  dialog.showModal();
}
