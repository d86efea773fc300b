/** What `z` takes back, the last first: decisions of this visit on one comment or on many, whichever list they were made in. */
const known: (() => void)[] = [];

/** @returns takes it back now, if nothing else did before */
export function remember(undo: () => void): () => void {
  known.push(undo);
  return () => {
    if (forget(undo)) undo();
  };
}

/** @returns whether it was still known */
export function forget(undo: () => void): boolean {
  const at = known.indexOf(undo);
  if (at !== -1) known.splice(at, 1);
  return at !== -1;
}

/** @returns whether there was anything to take back */
export function undoLast(): boolean {
  const undo = known.pop();
  undo?.();
  return undo !== undefined;
}
