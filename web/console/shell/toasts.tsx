import { useEffect, useSyncExternalStore } from 'react';
import { Button } from 'react-aria-components/Button';

/** A message that passes by, with at most one thing to do about it. */
export interface Toast {
  readonly text: string;
  readonly isBad?: boolean;
  /** A message takes the place of an earlier one of the same subject. */
  readonly subject?: string;
  readonly action?: { readonly label: string; readonly key?: string; readonly run: () => void };
}
type Shown = Toast & { readonly id: number };

/** As long as undoing is offered. */
const SHOWN_MS = 10_000;
const MOST = 3;

let shown: readonly Shown[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly Shown[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Shows a message for ten seconds, and has it read out. @returns takes it away earlier */
export function toast(message: Toast): () => void {
  lastId += 1;
  const id = lastId;
  const others = shown.filter(({ subject }) => subject === undefined || subject !== message.subject);
  set([...others, { ...message, id }].slice(-MOST));
  return () => set(shown.filter((one) => one.id !== id));
}

const read = (): readonly Shown[] => shown;
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where messages appear; assistive technology reads what is added to it. */
export function Toasts() {
  const toasts = useSyncExternalStore(subscribe, read);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map((one) => (
        <ToastLine key={one.id} toast={one} />
      ))}
    </div>
  );
}

function ToastLine({ toast: { id, text, isBad = false, action } }: { readonly toast: Shown }) {
  const close = (): void => set(shown.filter((one) => one.id !== id));
  useEffect(() => {
    const timer = setTimeout(() => set(shown.filter((one) => one.id !== id)), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id]);
  return (
    <div className={`toast${isBad ? ' is-bad' : ''}`}>
      <span dir="auto">{text}</span>
      {action && (
        <Button
          className="button"
          onPress={() => {
            close();
            action.run();
          }}
        >
          {action.label}
          {action.key !== undefined && <kbd aria-hidden="true">{action.key}</kbd>}
        </Button>
      )}
    </div>
  );
}
