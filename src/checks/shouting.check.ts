import type { Check } from './check.js';
import type { Finding, FindingCode, Span } from './finding.js';

const FEWEST_LATIN_LETTERS = 20;
const MOST_CAPITALS_PERCENT = 70;
const MOST_EMOJI = 12;
/** So many kinds of noise at once drown what is said. */
const KINDS_TO_HOLD = 3;

/** Tatweel is ordinary decoration, and laughter has no right length: Arabic heh and khah, Latin h, k and j. */
const STRETCHED = /(.)\1{2}(?<=((?![\u0640\u0647\u062Ehkj])\p{L}).{2})\1{3,}/giu;
const FEWEST_STRETCHED = 6;
const PUNCTUATION = /[!?\u061F\u203C\u2047-\u2049\uFF01\uFF1F]{6,}/gu;
const EMOJI = /\p{Emoji_Presentation}/gu;

/** Most texts have nothing of the kind, and looking at the properties of every letter is slow. */
const ANY_CAPITAL = /[A-Z\u00C0-\u024F\uFF21-\uFF3A]/;
const ANY_EMOJI = /[\u231A-\u2B55\u{1F000}-\u{1FAFF}]/u;

interface Noise {
  readonly code: FindingCode;
  readonly params: Finding['params'];
  readonly evidence: readonly Span[];
}

export const shouting: Check = {
  name: 'shouting',
  run: ({ text: { original } }) => {
    const noises = [
      ...readCapitals(original),
      ...(mayBeStretched(original) ? readRuns('stretched-letters', original, STRETCHED, 1) : []),
      ...readRuns('repeated-punctuation', original, PUNCTUATION, 1),
      ...(ANY_EMOJI.test(original) ? readRuns('many-emoji', original, EMOJI, MOST_EMOJI) : []),
    ];
    const severity = noises.length >= KINDS_TO_HOLD ? 'hold' : 'flag';
    return noises.map((noise) => ({ check: shouting.name, category: 'style', severity, score: 0.1, ...noise }));
  },
};

function readCapitals(text: string): readonly Noise[] {
  if (!ANY_CAPITAL.test(text)) return [];
  const letters = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters < FEWEST_LATIN_LETTERS) return [];
  const capitals = text.match(/(?=\p{Script=Latin})\p{Lu}/gu)?.length ?? 0;
  const percent = Math.round((100 * capitals) / letters);
  if (percent <= MOST_CAPITALS_PERCENT) return [];
  return [{ code: 'capitals', params: { percent }, evidence: [{ start: 0, end: text.length }] }];
}

/** Whether a code unit stands {@link FEWEST_STRETCHED} times in a row, whatever its case, or there are any pairs of them. */
function mayBeStretched(text: string): boolean {
  const lower = text.toLowerCase();
  let run = 1;
  for (let i = 1; i < lower.length && run < FEWEST_STRETCHED; i += 1) {
    const code = lower.charCodeAt(i);
    if (code >= 0xd800 && code <= 0xdfff) return true;
    run = code === lower.charCodeAt(i - 1) ? run + 1 : 1;
  }
  return run >= FEWEST_STRETCHED;
}

function readRuns(code: FindingCode, text: string, pattern: RegExp, fewest: number): readonly Noise[] {
  const evidence = Array.from(text.matchAll(pattern), ({ index, 0: run }) => ({
    start: index,
    end: index + run.length,
  }));
  return evidence.length < fewest ? [] : [{ code, params: { count: evidence.length }, evidence }];
}
