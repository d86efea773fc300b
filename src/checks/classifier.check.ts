import type { Class, Classification, TellingSpan } from '../classifier/classifier.js';
import { CLASSES } from '../classifier/classifier.js';
import type { Check } from './check.js';
import type { Category, Finding, FindingCode, Severity, Span } from './finding.js';
import type { ClassifierThresholds } from './check-settings.js';

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

const MOST_SPANS = 5;
/** A word that adds less than this share of what the strongest one adds is no evidence. */
const WEAKEST_SHARE = 0.25;

/**
 * What the model says, class by class. It never rejects: a human looks at what only a model has noticed. Below `flag`
 * nothing is said at all.
 */
export const classifierCheck: Check = {
  name: 'classifier',
  run: ({ text, settings: { classifier, classifierThresholds } }) => {
    if (!classifier || text.letters === 0) return [];
    const classification = classifier.classify(text);
    return CLASSES.flatMap((of) => readClass(of, classification, classifierThresholds));
  },
};

function readClass(
  of: Class,
  { probabilities, tellingSpans }: Classification,
  thresholds: ClassifierThresholds,
): readonly Finding[] {
  const probability = probabilities[of];
  const severity = severityOf(probability, thresholds[of]);
  if (severity === null) return [];
  return [
    {
      check: classifierCheck.name,
      category: CATEGORY[of],
      severity,
      score: probability,
      code: CODE[of],
      params: { percent: Math.round(100 * probability) },
      evidence: evidenceFrom(tellingSpans(of, MOST_SPANS)),
    },
  ];
}

function severityOf(probability: number, { flag, hold }: ClassifierThresholds[Class]): Severity | null {
  if (probability >= hold) return 'hold';
  return probability >= flag ? 'flag' : null;
}

/** In the order of the text, as a reader meets them. */
function evidenceFrom(spans: readonly TellingSpan[]): readonly Span[] {
  const strongest = spans[0]?.weight ?? 0;
  return spans
    .filter(({ weight }) => weight >= WEAKEST_SHARE * strongest)
    .map(({ start, end }) => ({ start, end }))
    .toSorted((a, b) => a.start - b.start);
}
