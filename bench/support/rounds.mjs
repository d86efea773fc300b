export const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** The value below which the given share (0 to 1) of all values lies. */
export const quantile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

/**
 * Measures several things in turns, A B C A B C, so that what else the machine does meets all of them alike.
 * @template {string} Name
 * @param {number} rounds
 * @param {Record<Name, (round: number) => Promise<number>>} measures
 * @returns {Promise<Record<Name, number>>} the median of each
 */
export async function inTurns(rounds, measures) {
  const names = Object.keys(measures);
  const values = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) values[name].push(await measures[name](round));
  }
  return Object.fromEntries(names.map((name) => [name, median(values[name])]));
}

/** Waits for a condition; for the bench's own steps, not for anything measured. */
export async function until(condition, limitMs = 60_000, everyMs = 100) {
  const deadline = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`not within ${limitMs} ms: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
