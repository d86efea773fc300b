/** What has to be undone, newest last. */
const deeds = [];

/**
 * Remembers how to undo something that would outlive the bench: a process, a folder.
 * @param {{ stop: () => Promise<void>, kill: () => void }} deed `stop` is the orderly way; `kill` is synchronous, for a
 *   bench that is itself being ended
 * @returns {() => Promise<void>} undoes it now, once
 */
export function undoAtEnd(deed) {
  deeds.push(deed);
  return async () => {
    const at = deeds.indexOf(deed);
    if (at === -1) return;
    deeds.splice(at, 1);
    await deed.stop();
  };
}

/** Undoes everything in reverse order; what cannot be stopped in order is killed. */
export async function undoAll() {
  for (let deed = deeds.pop(); deed; deed = deeds.pop()) await deed.stop().catch(deed.kill);
}

process.once('exit', () => deeds.toReversed().forEach(({ kill }) => kill()));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
