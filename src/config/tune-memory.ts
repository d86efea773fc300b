import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8 from making objects in the old generation because those made at the same place have often lived long. Under a
 * burst some objects of each comment do, and then everything that they hold stays, and is copied, until the old
 * generation is collected: the 99th percentile of checking a comment was 4.2 ms, and is 1.8 ms without.
 */
export const tuneMemory = (): void => setFlagsFromString('--no-allocation-site-pretenuring');
