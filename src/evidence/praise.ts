import type { Span } from '../reading/reading.js';
import { onceForEach } from './once-for-each.js';
import { compilePhrases, phrasesIn, type PhraseHit } from './phrases.js';
import type { SubmittedText } from './submitted-text.js';

const PRAISE =
  'ابطال، ابطالنا، الابطال، بطل، يحيا، تحيا، يعيش، عاش، عاشت، عاشوا، تحية، تحياتي، كل التحية، مجاهدين، مجاهدينا، المجاهدين، اسود، ' +
  'اسودنا، فخر، فخرنا، نفتخر، قدوتنا، تاج راسنا، رجال الله، حماة، اللهم انصر، انصرهم، نصرهم الله، نصركم الله، سدد رميهم، ' +
  'حفظهم الله، الله يحفظهم، بارك الله فيهم، بوركت، سلمت ايديكم، سلمت اياديكم، نحن معكم، كلنا معكم، المجد، الله يقويهم، ' +
  'ايدهم الله، احبكم، نحبكم، long live, heroes, hero, glory to, god bless, proud of, victory to, we support, i support, ' +
  'freedom fighters, bless them, respect to, salute, i love';
const NEGATIONS = new Set(
  'لا ليس ليسوا ليست لست لسنا مو مش مب ما لم لن غير بدون سقط تسقط not no never isn arent aren ain nobody against'.split(
    ' ',
  ),
);
const REACH = 6;
const NEGATION_REACH = 3;

const findPraiseWords = compilePhrases({ praise: phrasesIn(PRAISE) });
const finderOf = onceForEach((groups: readonly string[]) => compilePhrases({ group: groups }));

export interface Praise {
  /** The group as the list names it. */
  readonly group: string;
  readonly evidence: readonly Span[];
}

/** Groups of the list with a word of praise within six words, unless it is denied. Naming a group is no praise. */
export function findPraise(text: SubmittedText, groups: readonly string[]): readonly Praise[] {
  if (groups.length === 0) return [];
  const named = finderOf(groups)(text);
  if (named.length === 0) return [];
  const praises = findPraiseWords(text).filter((hit) => !isDenied(text, hit));
  return named.flatMap((group) => {
    const near = praises.filter((praise) => distance(group, praise) <= REACH);
    return near.length === 0 ? [] : [{ group: group.phrase, evidence: [group, ...near].map(spanOf) }];
  });
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** Words between two phrases; none when they touch. */
const distance = (a: PhraseHit, b: PhraseHit): number => Math.max(a.from - b.to, b.from - a.to, 0);

function isDenied({ variants }: SubmittedText, { from }: PhraseHit): boolean {
  const before = variants.slice(Math.max(0, from - NEGATION_REACH), from);
  return before.some((forms) => forms.some((form) => NEGATIONS.has(form)));
}
