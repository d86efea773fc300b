import { setTimeout as pause } from 'node:timers/promises';

const LIMIT_MS = 40_000;

/** Waits until the condition gives something other than undefined, null or false. @throws when it never does */
export async function until<Result>(
  condition: () => Promise<Result | undefined | null | false> | Result | undefined | null | false,
  what = 'the condition',
): Promise<Result> {
  const deadline = Date.now() + LIMIT_MS;
  for (;;) {
    const result = await condition();
    if (result !== undefined && result !== null && result !== false) return result;
    if (Date.now() > deadline) throw new Error(`waited ${LIMIT_MS} ms in vain for ${what}`);
    await pause(15);
  }
}
