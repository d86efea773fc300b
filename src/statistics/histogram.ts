/** How often each bucket of `statistics.sql.ts` was met, by its number. */
export type Histogram = ReadonlyMap<number, number>;

const BUCKETS_PER_DOUBLING = 8;

/**
 * The value below which a share of all lies, from the middle of its bucket: right to within 5 %.
 * @param share 0 to 1; @returns seconds, null for an empty histogram
 */
export function quantile(histogram: Histogram, share: number): number | null {
  const total = [...histogram.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const rank = Math.max(1, Math.ceil(share * total));
  let seen = 0;
  for (const [bucket, count] of [...histogram].toSorted(([one], [other]) => one - other)) {
    seen += count;
    if (seen >= rank) return middleOf(bucket);
  }
  return null;
}

const middleOf = (bucket: number): number => round(2 ** ((bucket + 0.5) / BUCKETS_PER_DOUBLING));

/** Three digits are all that a bucket knows. */
const round = (seconds: number): number => Number(seconds.toPrecision(3));
