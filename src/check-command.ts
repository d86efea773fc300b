import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { CLASSES, type Class, type Classifier } from './classifier/classifier.js';
import type { ModelName } from './config/model-file.js';
import type { Locale } from './i18n/locale.js';
import { fill, messagesIn } from './i18n/messages.js';
import { LineSplitter, type Line } from './lines.js';
import { loadClassifier } from './learning/model-in-use.js';
import { viewFinding, type FindingView } from './moderation/finding.view.js';
import { firstComment } from './checks/first-comment.js';
import { checkComment } from './policy/pipeline.js';
import { defaultPolicySettings } from './policy/default-settings.js';
import type { PolicySettings } from './policy/policy-settings.js';
import type { Verdict } from './policy/verdict.js';
import { MAX_CODE_UNITS } from './text/length.js';

/** What judges the lines, and in which language it explains itself. */
export interface LineJudge {
  readonly settings: PolicySettings;
  readonly classifier: Classifier;
  readonly locale: Locale;
}

/** Judges as a site would that has chosen nothing. @throws Error when the model cannot be read */
export function makeLineJudge(model: ModelName, locale: Locale): LineJudge {
  const classifier = loadClassifier(model);
  return { settings: { ...defaultPolicySettings(), classifier }, classifier, locale };
}

/** One line of the answer. */
export type LineAnswer = JudgedLine | FaultyLine;

interface JudgedLine {
  readonly id: unknown;
  readonly status: Verdict['status'];
  readonly score: number;
  readonly categories: Readonly<Record<string, number>>;
  readonly findings: readonly FindingView[];
}

interface FaultyLine {
  readonly id: unknown;
  readonly error: { readonly code: string; readonly detail: string };
}

/** The longest text that is judged, each unit escaped as six bytes, and as much again for what else is in the line. */
const MAX_LINE_BYTES = 2 * 6 * MAX_CODE_UNITS;
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads NDJSON `{ id, text }` and writes what the policy makes of each text, in the same order. Reads no faster than is
 * written, and ends when nobody reads any more. Blank lines are passed over; a line that cannot be judged is answered with
 * what is wrong with it.
 * @returns whether every line could be judged
 */
export async function checkLines(input: Readable, output: Writable, judge: LineJudge): Promise<boolean> {
  const splitter = new LineSplitter(MAX_LINE_BYTES);
  const writer = new LineWriter(output);
  const answer = (lines: readonly Line[]): Promise<void> =>
    writer.write(lines.filter((line) => !isBlank(line)).map((line) => judgeLine(line, judge)));
  for await (const chunk of input) {
    await answer(splitter.split(chunk as Buffer));
    if (writer.isForsaken) return writer.isGood;
  }
  await answer(splitter.end());
  return writer.isGood;
}

/** Writes answers no faster than they are read, and knows when nobody reads any more. */
class LineWriter {
  isGood = true;
  isForsaken = false;
  private fault: Error | undefined;

  constructor(private readonly output: Writable) {
    output.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') this.isForsaken = true;
      else this.fault = error;
    });
  }

  /** @throws Error when the output cannot be written, other than because its reader has gone */
  async write(answers: readonly LineAnswer[]): Promise<void> {
    this.isGood &&= !answers.some((answer) => 'error' in answer);
    const text = answers.map((answer) => `${JSON.stringify(answer)}\n`).join('');
    if (text !== '' && !this.isForsaken && !this.output.write(text))
      await once(this.output, 'drain').catch(() => undefined);
    if (this.fault) throw this.fault;
  }
}

const isBlank = (line: Line): boolean => line !== null && line.toString('latin1').trim() === '';

/** What the policy makes of one line. */
export function judgeLine(line: Line, judge: LineJudge): LineAnswer {
  if (line === null) return faulty(null, 'too-long', judge, { limit: MAX_LINE_BYTES });
  const given = parse(line);
  if (given === undefined) return faulty(null, 'malformed-json', judge);
  const { id = null, text } = given;
  if (text === undefined) return faulty(id, 'required', judge);
  if (typeof text !== 'string') return faulty(id, 'wrong-type', judge);
  if (text.length > MAX_CODE_UNITS) return faulty(id, 'comment-too-long', judge, { limit: MAX_CODE_UNITS });
  const context = firstComment(text, judge.settings);
  const { status, score, findings } = checkComment(context, 'automatic');
  const { probabilities } = judge.classifier.classify(context.text);
  const categories = Object.fromEntries(CLASSES.map((name: Class) => [name, round(probabilities[name])]));
  return { id, status, score, categories, findings: findings.map((finding) => viewFinding(finding, judge.locale)) };
}

/** The object of a line, undefined for anything else. A byte order mark at its start is no part of it. */
function parse(line: Buffer): { id?: unknown; text?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(UTF8.decode(line));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

type Fault = 'malformed-json' | 'required' | 'wrong-type' | 'too-long' | 'comment-too-long';

function faulty(id: unknown, code: Fault, { locale }: LineJudge, params: Record<string, number> = {}): FaultyLine {
  const { problems, fields } = messagesIn(locale);
  const sentence = code === 'malformed-json' ? problems[code].detail : fields[code];
  return { id, error: { code, detail: fill(sentence, params) } };
}

const round = (probability: number): number => Math.round(probability * 10_000) / 10_000;
