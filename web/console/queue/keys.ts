import { useEffect, useEffectEvent } from 'react';

/** What to do for a key, by its place on the keyboard (KeyboardEvent.code); `Shift+` before it where that matters. */
export type KeyMap = Readonly<Record<string, () => void>>;

const TYPING = 'input:not([type=checkbox]), textarea, select, [contenteditable]';
/** Where keys mean something of their own. */
const WITHIN = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';
/** What these keys do to a control that has the focus is the control's business. */
const PRESSING = ['Enter', 'Space'];

/** Listens for keys in the whole page, except while somebody types or a dialog or a menu is open. */
export function useKeys(keys: KeyMap): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { target, code, shiftKey } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const isTyping = target instanceof Element && target.closest(TYPING) !== null;
    if (isTyping && code !== 'Escape') return;
    if (document.querySelector(WITHIN) !== null) return;
    if (PRESSING.includes(code) && target instanceof Element && target.closest('button, a, [role=button]')) return;
    const run = keys[(shiftKey ? 'Shift+' : '') + code.replace('Numpad', 'Digit')];
    if (!run) return;
    event.preventDefault();
    run();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
