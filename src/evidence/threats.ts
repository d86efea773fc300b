import { originalSpan } from '../text/fold.js';
import type { Reading, Span } from '../reading/reading.js';
import { quotedIn, reportedIn, sentenceBefore } from './quotation.js';

/** How a threat is meant: by the writer, to somebody; as a call to others; or told of somebody else. */
export type ThreatKind = 'threat' | 'call-to-violence' | 'threat-reported';

/** Where a text threatens, in each of the ways, in the order of the text. */
export type Threats = Readonly<Record<ThreatKind, readonly Span[]>>;

/*
 * Patterns over folded text: alef without hamza, heh for teh marbuta, yeh for alef maksura. Verbs of killing in the first
 * person, with an object, in the futures of the dialects (س، راح، رح، ح، ه، غ، ب، ل). "نحرك" is left out: it also says
 * "we move"; so are breaking heads and bones, which are figures of speech.
 */
const KILL = 'قتل|ذبح|دبح|كتل|دفن|شنق|طعن|سحل|فجر|حرق|صفي|غتال|غتصب|عدم';
const YOU = 'نكم|نكن|نك|كم|كن|كو|ك|ج|چ';
const THEM = 'نهم|نها|نه|هم|هن|ها|ه';
const FUTURE = '(?:سوف |راح |رح |حا|غادي |باش |والله ل|والله )?(?:و|ف)?(?:س|سا|ح|ه|ها|غ|غا|ب|ل|ت)?';
const SURE_FUTURE = '(?:سوف |راح |رح |غادي |والله ل)(?:[سبل])?|(?:و|ف)?(?:سا|س(?=ن)|ه(?=ن)|ل(?=[ان]))';
const FROM = '(?<![\\u0621-\\u064Aa-z])';
const TO = '(?![\\u0621-\\u064A])';

const ARABIC_THREATS = [
  `${FUTURE}[ان](?:${KILL})(?:${YOU})`,
  `(?:و|ف)?(?:(?:ه|ح|غ|سا)(?:${KILL})|ب(?:قتل|ذبح|دبح))(?:${YOU})`,
  `(?:${SURE_FUTURE})[ان]?(?:${KILL})(?:${THEM})`,
  '(?:راح |رح |ح|ه|ب)?(?:ا|ن)?موتك(?:م)?(?= (?:بيدي|بايدي|اليوم|بكره|قريب))',
  'دمك(?:م)? (?:حلال|مهدور|مباح)|(?:اقطع|نقطع|ساقطع|سنقطع|راح اقطع) (?:راسك|راسكم|رقبتك|رقابكم|رووسكم)',
  '(?:ا|ن|سا|سن)نهي (?:حياتك|حياتكم)|(?:راح |رح |ح|ه|سا)?اخلص عليك(?:م)?|نهايتك(?:م)? (?:علي|ع) (?:يدي|ايدي|ايدينا)',
  '(?:ا|ن)عرف (?:وين|فين|اين) (?:بيتك|ساكن|تسكن|اهلك|عيالك|اولادك)|(?:ا|ن)عرف (?:عنوانك|عنوان بيتك)',
];
const ARABIC_CALLS = [
  '(?:اقتلوا?|اذبحوا?|ادبحوا?|اكتلوا?|احرقوا?|اسحلوا?|اشنقوا?|ابيدوا?|ادعسوا?)(?:هم|هن|ها|ه)|صفوهم',
  '(?:اقتلوا|اذبحوا|احرقوا|اسحلوا|ابيدوا) (?:كل|جميع|كلاب|هولاء|هذا|هذه)',
  '(?:يجب|لازم|ينبغي|وجب|واجب|حلال) (?:ان )?(?:قتل|ذبح|سحل|حرق|اباده|تصفيه|نقتل|نذبح|نسحل|نحرق|نبيد|نصفي|يقتل|يذبح)(?:وا)?(?:هم|ها|ه| كل| جميع| هولاء)',
  '(?:قتلهم|ذبحهم|حرقهم|سحلهم|ابادتهم|قتله|ذبحه) (?:واجب|حلال|فرض)',
];
const ENGLISH_KILL = 'kill|murder|shoot|stab|behead|slaughter|hang|strangle|burn|rape';
const ENGLISH_THREATS = [
  `\\bi(?:'ll|’ll| will| shall| am going to| am gonna|'m going to|'m gonna|’m gonna| gonna| swear i will) (?:(?!not |never )\\w+ )?(?:${ENGLISH_KILL}) (?:you|u|him|her|them|ur|your)\\b`,
  `\\bwe(?:'ll|’ll| will| are going to| are coming to) (?:${ENGLISH_KILL}) (?:you|u|him|her|them|your)\\b`,
  "\\byou(?:'re| are|’re)(?: a)? dead (?:man|meat|woman)\\b|\\bi know where (?:you|u|your family) live\\b",
  '\\bput a bullet in (?:you|your|his|her|their)\\b|\\b(?:slit|cut) your throat\\b',
  "\\byou(?:'ll| will| are going to|’ll) (?:pay with your life|be killed|die by my)\\b",
];
const ENGLISH_CALLS = [
  '(?<!(?:to|would|not|t) )\\bkill (?:them all|all (?:of )?(?:them|the|these|those)|every last|these (?:people|animals|dogs))\\b',
  `\\b(?:should|must|ought to|need to|needs to|have to|deserves? to) (?:all |just )?be (?:killed|shot|hanged|hung|slaughtered|exterminated|gassed|lynched|beheaded|burned alive|burnt alive)\\b`,
  '\\b(?:exterminate|slaughter|lynch|gas) (?:them|all|these|those|the)\\b',
  "\\b(?:let's|lets|let us|we should|we must|somebody should|someone should) (?:all )?(?:kill|shoot|lynch|hang|burn) (?:them|him|her|all|these|those|the)\\b",
];

const patternOf = (parts: readonly string[]): string => parts.join('|');
const THREATS = new RegExp(`${FROM}(?:${patternOf(ARABIC_THREATS)})${TO}|${patternOf(ENGLISH_THREATS)}`, 'g');
const CALLS = new RegExp(`${FROM}(?:${patternOf(ARABIC_CALLS)})${TO}|${patternOf(ENGLISH_CALLS)}`, 'g');
/** Most texts have no such stem, and the patterns are long. */
const ANY_STEM =
  /قتل|ذبح|دبح|كتل|دفن|شنق|طعن|سحل|فجر|حرق|صف|غتال|غتصب|عدم|موتك|دمك|قطع|نهي|نهايت|اخلص|عرف|اباد|ابيد|دعس|kill|murder|shoot|shot|stab|behead|slaughter|hang|hung|strangle|burn|rape|dead|where|bullet|throat|life|exterminat|gas|lynch|die by/;

/** Right before it: it is denied. */
const DENIED =
  /(?:^|[^\u0621-\u064A])(?:لن|لا|لم|ما|مش|مو|ليس|لست) (?:[\u0621-\u064A]+ )?$|\b(?:never|not|n't|won’t|nobody) (?:[a-z]+ )?$/;
/** After it: it is a figure of speech. */
const JOKED =
  /^ ?(?:من الضحك|ضحك|بالضحك|حبا|بالحب|بوس|من كثر|من الحب|في اللعبه|باللعبه|بالشطرنج|في ببجي|in (?:the )?(?:game|chess|fifa|match)|with (?:kindness|love)|at (?:chess|fifa))/;
const LOOK_AHEAD = 24;

/**
 * Threats to life and calls to violence in Arabic dialects and English. What stands after a word of reporting in the
 * same sentence, is denied, or in quotation marks, is told of somebody else: news of war is full of it.
 */
export function findThreats({ folded, original }: Pick<Reading, 'folded' | 'original'>): Threats {
  const { text } = folded;
  const found = { threat: [] as Span[], 'call-to-violence': [] as Span[], 'threat-reported': [] as Span[] };
  if (!ANY_STEM.test(text)) return found;
  const isQuoted = quotedIn(original);
  const isReported = reportedIn(text);
  const read = (pattern: RegExp, kind: ThreatKind): void => {
    for (const { index, 0: words } of text.matchAll(pattern)) {
      const end = index + words.length;
      if (JOKED.test(text.slice(end, end + LOOK_AHEAD))) continue;
      const span = originalSpan(folded, index, end);
      const isTold = isReported(index) || DENIED.test(sentenceBefore(text, index)) || isQuoted(span);
      found[isTold ? 'threat-reported' : kind].push(span);
    }
  };
  read(THREATS, 'threat');
  read(CALLS, 'call-to-violence');
  return found;
}
