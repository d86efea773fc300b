import { readChunk } from './chunk-words.js';
import { readDotless } from './dotless.js';
import type { FoldedText } from '../text/fold.js';
import { rewrite, type Reread } from './rewriting.js';
import { readSpelledOut } from './spelled-out.js';
import { ARABIC, classAt, LATIN, SPACE, WRITTEN } from '../text/unit-classes.js';
import type { Word } from '../text/words.js';

/** A folded text with its disguised words written plainly, and what was rewritten, in units of {@link before}. */
export interface PlainText {
  readonly plain: FoldedText;
  readonly steps: readonly { readonly before: FoldedText; readonly rereads: readonly Reread[] }[];
}

/** A stretch without spaces, from its first letter or digit to its last. */
interface Chunk {
  readonly from: number;
  readonly to: number;
  readonly mask: number;
}

/** Between single letters there may be a sign with spaces. */
const LONGEST_GAP = 3;
/** Where a text holds more words in disguise than this, the rest is left as it is: enough is known about it. */
const MOST_REREADS = 150;

/** Reads disguised words: without dots first, then those cut, spaced, starred or mixed. Linear; ordinary text comes back as it is. */
export function readPlain(original: string, folded: FoldedText, words: () => readonly Word[]): PlainText {
  const dotless = readDotless(original, folded, words);
  const dotted = rewrite(folded, dotless);
  const rereads = readDisguised(dotted);
  const steps = [
    { before: folded, rereads: dotless },
    { before: dotted, rereads },
  ];
  return { plain: rewrite(dotted, rereads), steps: steps.filter((step) => step.rereads.length > 0) };
}

/** One sure find makes the doubtful ones of the same text likely: then it is read again with less doubt, unless enough was found. */
function readDisguised(folded: FoldedText): readonly Reread[] {
  const sure = readOnce(folded, false);
  return sure.length > 0 && sure.length < MOST_REREADS ? readOnce(folded, true) : sure;
}

function readOnce(folded: FoldedText, isSuspect: boolean): readonly Reread[] {
  const { text } = folded;
  const found: Reread[] = [];
  let single: number[] = [];
  for (const { from, to, mask } of chunksOf(text)) {
    if (found.length >= MOST_REREADS) break;
    const isSingle = to - from === 1 && (mask === ARABIC || mask === LATIN);
    if (isSingle && continues(text, single, from)) {
      single.push(from);
      continue;
    }
    found.push(...readSpelledOut(folded, single));
    single = isSingle ? [from] : [];
    if (!isSingle && mask !== ARABIC && mask !== LATIN) found.push(...readChunk(text, from, to, isSuspect));
  }
  return [...found, ...readSpelledOut(folded, single)];
}

/** Whether a single letter goes on with the row before it: of the same script, and near. */
function continues(text: string, row: readonly number[], at: number): boolean {
  const last = row.at(-1);
  if (last === undefined) return true;
  return at - last - 1 <= LONGEST_GAP && classAt(text, last) === classAt(text, at);
}

function* chunksOf(text: string): Generator<Chunk> {
  let [from, to, mask, between] = [-1, -1, 0, 0];
  for (let i = 0; i <= text.length; i += 1) {
    const kind = i < text.length ? classAt(text, i) : SPACE;
    if (kind === SPACE) {
      if (from >= 0) yield { from, to, mask };
      [from, mask, between] = [-1, 0, 0];
    } else if ((kind & WRITTEN) === 0) between |= kind;
    else {
      if (from < 0) from = i;
      else mask |= between;
      [mask, to, between] = [mask | kind, i + 1, 0];
    }
  }
}
