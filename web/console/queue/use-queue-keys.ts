import type { Wish } from '../decide/ask.js';
import type { Desk } from './desk.js';
import type { Doing } from './doing.js';
import { REASONS } from './item.js';
import { useKeys, type KeyMap } from './keys.js';

interface Wanted {
  readonly desk: Desk;
  readonly canDecide: boolean;
  readonly doing: Doing;
  readonly setDoing: (doing: Doing) => void;
  readonly setReading: (isReading: boolean) => void;
  readonly decide: (wish: Wish) => void;
  readonly undo: () => void;
  readonly help: () => void;
}

/** The queue by keyboard alone. */
export function useQueueKeys({ desk, canDecide, doing, setDoing, setReading, decide, undo, help }: Wanted): void {
  const words = doing.message !== null && doing.message.trim() !== '' ? { message: doing.message.trim() } : {};
  const open = (): string | null => desk.read().openId;
  const digits = REASONS.map((reason, index): [string, () => void] => [
    `Digit${index + 1}`,
    () => decide({ action: 'reject', reason, ...words }),
  ]);
  const deciding: KeyMap = {
    KeyA: () => decide({ action: 'approve', ...words }),
    KeyH: () => decide({ action: 'hold', ...words }),
    KeyR: () => setDoing({ ...doing, isRejecting: !doing.isRejecting }),
    ...(doing.isRejecting ? Object.fromEntries(digits) : {}),
  };
  useKeys({
    KeyJ: () => desk.step(1),
    KeyK: () => desk.step(-1),
    KeyZ: undo,
    KeyC: () => setDoing({ ...doing, isConversationOpen: !doing.isConversationOpen }),
    KeyX: () => {
      const id = open();
      if (id !== null) desk.mark(id);
    },
    KeyN: () => desk.showFresh(),
    'Shift+Slash': help,
    Slash: () => focus('#queue-search'),
    Enter: () => {
      setReading(true);
      focus('#comment-text');
    },
    Escape: () => escape(),
    ...(canDecide ? deciding : {}),
  });

  const escape = (): void => {
    if (doing.isRejecting || doing.message !== null) setDoing({ ...doing, isRejecting: false, message: null });
    else if (desk.read().marked.size > 0) desk.markAll(false);
    else setReading(false);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
}

function focus(selector: string): void {
  const target = document.querySelector<HTMLElement>(selector);
  target?.focus();
  if (target instanceof HTMLInputElement) target.select();
}
