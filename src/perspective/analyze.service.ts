import { Injectable } from '@nestjs/common';
import type { Class } from '../classifier/classifier.js';
import { ModelInUse } from '../learning/model-in-use.js';
import { readText, type Reading, type Span } from '../reading/reading.js';
import type { AnalyzeRequest, WantedAttribute } from './analyze-request.js';
import type { AnalyzeView, AttributeScoresView, ScoreView } from './analyze.view.js';
import { detectLanguages, isSupported } from './languages.js';
import { refuse } from './refusal.js';
import { splitSentences } from './sentences.js';

type Probabilities = Readonly<Record<Class, number>>;

interface ScoredSpan extends Span {
  readonly probabilities: Probabilities;
}

/** Scores a text by the local model alone, and keeps nothing of it. */
@Injectable()
export class AnalyzeService {
  constructor(private readonly model: ModelInUse) {}

  /** @throws Refusal where a language is not supported, or cannot be told */
  analyze(request: AnalyzeRequest): AnalyzeView {
    const { text, bySentence, clientToken } = request;
    const reading = readText(text);
    const detectedLanguages = detectLanguages(reading);
    const languages = request.languages.length > 0 ? [...request.languages] : detectedLanguages;
    if (languages.length === 0) throw refuse('LANGUAGE_DETECTION_FAILED', 'Unable to detect language');
    const attributes = request.attributes.filter((attribute) => isAnswered(attribute, languages, request));
    const whole = this.score(reading, { start: 0, end: text.length });
    const spans = bySentence ? splitSentences(text).map((span) => this.scorePart(text, span)) : [whole];
    const scores = attributes.flatMap((attribute) => viewScores(attribute, whole, spans));
    return {
      ...(scores.length > 0 && { attributeScores: Object.fromEntries(scores) }),
      languages,
      detectedLanguages,
      ...(clientToken !== undefined && { clientToken }),
    };
  }

  private scorePart(text: string, span: Span): ScoredSpan {
    return this.score(readText(text.slice(span.start, span.end)), span);
  }

  private score(reading: Reading, { start, end }: Span): ScoredSpan {
    return { start, end, probabilities: this.model.classifier.classify(reading).probabilities };
  }
}

/** Whether the attribute is answered in all of these languages; one that is not is left out where that is asked for. */
function isAnswered(
  { name, classes }: WantedAttribute,
  languages: readonly string[],
  { dropsUnsupported, languages: requested }: AnalyzeRequest,
): boolean {
  const unsupported = classes.length === 0 ? languages : languages.filter((language) => !isSupported(language));
  if (unsupported.length === 0) return true;
  if (dropsUnsupported) return false;
  const whose = requested.length > 0 ? { requestedLanguages: languages } : { detectedLanguages: languages };
  throw refuse(
    'LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE',
    `Attribute ${name} does not support request languages: ${unsupported.join(', ').slice(0, 100)}`,
    { languageNotSupportedByAttributeError: { ...whose, attribute: name } },
  );
}

/** The attribute's name and scores; nothing when the whole is below the threshold. */
function viewScores(
  { name, classes, threshold }: WantedAttribute,
  whole: ScoredSpan,
  spans: readonly ScoredSpan[],
): [string, AttributeScoresView][] {
  const valueOf = ({ probabilities }: ScoredSpan): number => Math.max(...classes.map((each) => probabilities[each]));
  if (valueOf(whole) < threshold) return [];
  const spanScores = spans
    .filter((span) => valueOf(span) >= threshold)
    .map((span) => ({ begin: span.start, end: span.end, score: viewScore(valueOf(span)) }));
  return [[name, { spanScores, summaryScore: viewScore(valueOf(whole)) }]];
}

const viewScore = (value: number): ScoreView => ({ value: Math.round(value * 1e6) / 1e6, type: 'PROBABILITY' });
