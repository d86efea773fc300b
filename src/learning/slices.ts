import { setTimeout as pause } from 'node:timers/promises';

/** Requests that arrive meanwhile wait this long at most, and then get as much time again. */
const SLICE_MS = 5;

/** Thrown out of work that was told to stop. */
export class Stopped extends Error {}

/**
 * Runs long work in slices of a few milliseconds, so that everything else in the process goes on.
 * @throws Stopped once the signal is given; whatever the work throws
 */
export async function inSlices<Result>(steps: Generator<void, Result>, stop: AbortSignal): Promise<Result> {
  for (;;) {
    const end = performance.now() + SLICE_MS;
    do {
      const { done, value } = steps.next();
      if (done) return value;
    } while (performance.now() < end);
    await pause(SLICE_MS);
    if (stop.aborted) throw new Stopped();
  }
}
