import type { Span } from '../reading/reading.js';
import { SEVERITY_RANK, type ListEntry } from './entry.js';

/**
 * In the order of the text, without those that lie inside another one of the same or a higher severity: "dog" inside
 * "son of a dog" says nothing more.
 */
export function outermost<H extends { readonly entry: ListEntry; readonly span: Span }>(
  hits: readonly H[],
): readonly H[] {
  const reach = [-1, -1, -1];
  return hits.toSorted(outerFirst).filter(({ entry, span }) => {
    const rank = SEVERITY_RANK[entry.severity];
    if ((reach[rank] ?? -1) >= span.end) return false;
    for (let milder = 0; milder <= rank; milder += 1) reach[milder] = Math.max(reach[milder] ?? -1, span.end);
    return true;
  });
}

function outerFirst<H extends { readonly entry: ListEntry; readonly span: Span }>(a: H, b: H): number {
  return (
    a.span.start - b.span.start ||
    b.span.end - a.span.end ||
    SEVERITY_RANK[b.entry.severity] - SEVERITY_RANK[a.entry.severity]
  );
}
