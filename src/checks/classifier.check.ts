import type { Class, Classification, TellingSpan } from '../classifier/classifier.js';
import { CLASSES } from '../classifier/classifier.js';
import { judgeForSite, type SiteJudgement } from '../classifier/site-correction.js';
import type { Check } from './check.js';
import type { Category, Finding, FindingCode, Severity, Span } from './finding.js';
import type { CheckSettings } from './check-settings.js';
import type { CheckContext } from './facts.js';

const CATEGORY: Readonly<Record<Class, Category>> = {
  offensive: 'insult',
  hate: 'hate',
  obscene: 'obscene',
  threat: 'threat',
  spam: 'spam',
};
const CODE: Readonly<Record<Class, FindingCode>> = {
  offensive: 'reads-offensive',
  hate: 'reads-hateful',
  obscene: 'reads-obscene',
  threat: 'reads-threatening',
  spam: 'reads-promotional',
};

const MOST_SPANS = 8;
/** A word that adds less than this share of what the strongest one adds is no evidence. */
const WEAKEST_SHARE = 0.25;

/**
 * What the model says, class by class. By itself it never rejects: a human looks at what only a model has noticed. What a
 * site's moderators taught it may, from a threshold that their own decisions proved. Below `flag` nothing is said at all.
 */
export const classifierCheck: Check = {
  name: 'classifier',
  run: ({ text, settings }) => {
    if (!settings.classifier || text.letters === 0) return [];
    const classification = settings.classifier.classify(text);
    return CLASSES.flatMap((of) => readClass(of, classification, settings))
      .map((finding) => withoutLinks(finding, text.addresses.links))
      .filter((finding) => finding !== null);
  },
};

/**
 * The probability, 0 to 1, that a moderator would reject the comment for abuse; 0 without a model. Noisy-or of the broad
 * class and hate, which knows better what is said of groups. On texts of sources that were not trained on this ranks as
 * well as the broad class alone, and on functional tests of hate clearly better (AUC 0.74 against 0.72, English 0.66
 * against 0.51); taking the other classes in as well loses on comments to news (0.895 against 0.902).
 */
export function likelihoodOfRejection({ text, settings }: CheckContext): number {
  if (!settings.classifier || text.letters === 0) return 0;
  const classification = settings.classifier.classify(text);
  const { probability } = judge('offensive', classification, settings);
  return 1 - (1 - probability) * (1 - classification.probabilities.hate);
}

function readClass(of: Class, classification: Classification, settings: CheckSettings): readonly Finding[] {
  const judgement = judge(of, classification, settings);
  const { probability } = judgement;
  const isFlagged = probability >= settings.classifierThresholds[of].flag;
  const severity: Severity | null = judgement.severity ?? (isFlagged ? 'flag' : null);
  if (severity === null) return [];
  return [
    {
      check: classifierCheck.name,
      category: CATEGORY[of],
      severity,
      score: probability,
      code: CODE[of],
      params: { percent: Math.round(100 * probability) },
      evidence: evidenceFrom(classification.tellingSpans(of, MOST_SPANS)),
    },
  ];
}

/**
 * Where a link leads is judged by the check of links. What reads like advertising for nothing but the letters of an
 * address is none.
 */
function withoutLinks(finding: Finding, links: readonly Span[]): Finding | null {
  if (finding.category !== 'spam') return finding;
  const evidence = finding.evidence.filter((span) => !links.some((link) => isWithin(span, link)));
  return evidence.length === 0 ? null : { ...finding, evidence };
}

const isWithin = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end;

/** Moderators say whether they reject, not for which class: what they taught corrects the broad one. */
function judge(of: Class, classification: Classification, settings: CheckSettings): SiteJudgement {
  const { hold } = settings.classifierThresholds[of];
  if (of === 'offensive') return judgeForSite(classification, settings.correction, hold);
  const probability = classification.probabilities[of];
  return { probability, severity: probability >= hold ? 'hold' : null };
}

/** In the order of the text, as a reader meets them. */
function evidenceFrom(spans: readonly TellingSpan[]): readonly Span[] {
  const strongest = spans[0]?.weight ?? 0;
  return spans
    .filter(({ weight }) => weight >= WEAKEST_SHARE * strongest)
    .map(({ start, end }) => ({ start, end }))
    .toSorted((a, b) => a.start - b.start);
}
