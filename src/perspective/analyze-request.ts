import type { Class } from '../classifier/classifier.js';
import { classesOf } from './attributes.js';
import { ANALYZE_REQUEST, SUGGEST_REQUEST } from './messages.js';
import { readMessage } from './proto-json.js';
import { refuse } from './refusal.js';

/** UTF-8 bytes that a comment may have: the 20 KB of Google's documentation. */
export const MAX_COMMENT_BYTES = 20_480;

export interface WantedAttribute {
  /** As it was asked for; the answer repeats it. */
  readonly name: string;
  /** Empty for an attribute of Google's that has no counterpart here. */
  readonly classes: readonly Class[];
  /** Lower scores are left out. */
  readonly threshold: number;
}

export interface AnalyzeRequest {
  readonly text: string;
  readonly attributes: readonly WantedAttribute[];
  /** Empty when they are to be detected. */
  readonly languages: readonly string[];
  readonly bySentence: boolean;
  readonly dropsUnsupported: boolean;
  readonly clientToken: string | undefined;
}

interface TextEntry {
  readonly text?: string;
  readonly type?: string;
}

interface CommonBody {
  readonly comment?: TextEntry;
  readonly context?: { readonly entries?: readonly TextEntry[]; readonly articleAndParentComment?: object };
  readonly languages?: readonly string[];
  readonly clientToken?: string;
}

interface AnalyzeBody extends CommonBody {
  readonly requestedAttributes?: ReadonlyMap<string, Parameters>;
  readonly spanAnnotations?: boolean;
  readonly dropUnsupportedAttributes?: boolean;
}

interface Parameters {
  readonly scoreType?: string;
  readonly scoreThreshold?: number;
}

/** Reads the body of `comments:analyze`. @throws Refusal as Google's documentation has it under “Limits and errors” */
export function readAnalyzeRequest(body: unknown): AnalyzeRequest {
  const given = readMessage(body, ANALYZE_REQUEST) as AnalyzeBody;
  const text = readComment(given);
  const { requestedAttributes = new Map<string, Parameters>(), languages = [], clientToken } = given;
  if (requestedAttributes.size === 0) throw refuse('NO_REQUESTED_ATTRIBUTES', 'Missing requested_attributes');
  return {
    text,
    attributes: [...requestedAttributes].map(([name, parameters]) => readAttribute(name, parameters)),
    languages,
    bySentence: given.spanAnnotations === true,
    dropsUnsupported: given.dropUnsupportedAttributes === true,
    clientToken,
  };
}

/** Reads the body of `comments:suggestscore`. @throws Refusal */
export function readSuggestRequest(body: unknown): { readonly clientToken: string | undefined } {
  const given = readMessage(body, SUGGEST_REQUEST) as CommonBody;
  readComment(given);
  return { clientToken: given.clientToken };
}

function readComment({ comment = {}, context = {} }: CommonBody): string {
  const { text = '', type } = comment;
  if (text.trim() === '') throw refuse('COMMENT_EMPTY', 'Comment must be non-empty.');
  if (type === 'HTML') throw refuse('INVALID_REQUEST', "Currently, only 'PLAIN_TEXT' comments are supported");
  if (context.entries !== undefined && context.articleAndParentComment !== undefined)
    throw refuse(
      'INVALID_REQUEST',
      'Context can have either entries or article_and_parent_comment, but both fields were populated.',
    );
  if (Buffer.byteLength(text) > MAX_COMMENT_BYTES) throw refuse('COMMENT_TOO_LONG', 'Comment text too long.');
  return text;
}

function readAttribute(name: string, { scoreType = 'PROBABILITY', scoreThreshold = 0 }: Parameters): WantedAttribute {
  const classes = classesOf(name);
  if (classes === null) throw refuse('INVALID_REQUEST', `Unknown requested attribute: ${name.slice(0, 100)}`);
  if (scoreType !== 'PROBABILITY' && scoreType !== 'SCORE_TYPE_UNSPECIFIED')
    throw refuse('INVALID_REQUEST', `Requested score type ${scoreType} is not supported by attribute ${name}`);
  return { name, classes, threshold: scoreThreshold };
}
