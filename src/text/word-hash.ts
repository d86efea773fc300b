/** The number of places in a table of frequent words. */
export const SLOTS = 1 << 14;
const CHECKS = 900;

/** Where a word stands in a table of frequent words, and what tells it from most others that would stand there. */
export function hashOf(word: string): { readonly slot: number; readonly check: number } {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash ^= hash >>> 13;
  return { slot: (hash >>> 0) % SLOTS, check: (hash >>> 14) % CHECKS };
}
