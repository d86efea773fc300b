import { hashFeatures } from '../classifier/features.js';
import type { View } from '../classifier/model.js';
import { SALT, viewOf } from '../classifier/views.js';
import type { Example } from './corpus.js';
import type { SparseRows } from './logistic.js';

const FIRST_CAPACITY = 1 << 20;

/** The hashed features of each example in a view, unmasked: any size of table can be trained on them. */
export function hashRows(examples: readonly Example[], view: View): SparseRows {
  const starts = new Uint32Array(examples.length + 1);
  let indices = new Uint32Array(FIRST_CAPACITY);
  let filled = 0;
  examples.forEach(({ reading }, row) => {
    const { hashes, count } = hashFeatures(viewOf(reading, view), SALT[view]);
    if (filled + count > indices.length) indices = enlarge(indices, filled + count);
    indices.set(hashes.subarray(0, count), filled);
    filled += count;
    starts[row + 1] = filled;
  });
  return { starts, indices };
}

function enlarge(full: Uint32Array<ArrayBuffer>, atLeast: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(2 * full.length, atLeast));
  larger.set(full);
  return larger;
}
