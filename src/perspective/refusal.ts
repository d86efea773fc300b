import { Problem, type ProblemCode } from '../http/problem.js';

/** Codes of google.rpc.Code that are answered here. */
export type RpcStatus = 'INVALID_ARGUMENT' | 'PERMISSION_DENIED' | 'RESOURCE_EXHAUSTED' | 'UNAVAILABLE' | 'INTERNAL';

/** Google's error answer: https://google.aip.dev/193, the JSON mapping of google.rpc.Status. */
export interface ErrorEnvelope {
  readonly error: {
    readonly code: number;
    readonly message: string;
    readonly status: RpcStatus;
    readonly details?: readonly object[];
  };
}

/** What Perspective's `errorType` says: its documentation, "Limits and errors". */
export type ErrorType =
  | 'COMMENT_EMPTY'
  | 'COMMENT_TOO_LONG'
  | 'NO_REQUESTED_ATTRIBUTES'
  | 'LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE'
  | 'LANGUAGE_DETECTION_FAILED'
  | 'INVALID_REQUEST';

const SERVICE = 'commentanalyzer.googleapis.com';
const PROBLEM_OF: Readonly<Record<RpcStatus, ProblemCode>> = {
  INVALID_ARGUMENT: 'bad-request',
  PERMISSION_DENIED: 'not-allowed',
  RESOURCE_EXHAUSTED: 'rate-limited',
  UNAVAILABLE: 'not-ready',
  INTERNAL: 'internal-error',
};

/** A request to the Perspective-compatible routes that is refused, in the words of Google's API. */
export class Refusal extends Problem {
  constructor(
    readonly rpcStatus: RpcStatus,
    readonly sentence: string,
    readonly rpcDetails: readonly object[] = [],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(PROBLEM_OF[rpcStatus], { headers });
  }
}

/** Perspective's own refusals. @param more the field that belongs to the type */
export const refuse = (errorType: ErrorType, sentence: string, more: object = {}): Refusal =>
  new Refusal('INVALID_ARGUMENT', sentence, [
    { '@type': 'type.googleapis.com/google.commentanalyzer.v1alpha1.Error', errorType, ...more },
  ]);

/** Refusals of Google's common front: JSON that does not fit, one violation a field. */
export const refuseFields = (violations: readonly { field?: string; description: string }[]): Refusal =>
  new Refusal('INVALID_ARGUMENT', violations.map(({ description }) => description).join('\n'), [
    { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: violations },
  ]);

/** Refusals of a key, with the reason that Google's clients look for. */
export const refuseKey = (status: RpcStatus, reason: string, sentence: string, headers = {}): Refusal =>
  new Refusal(
    status,
    sentence,
    [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason,
        domain: 'googleapis.com',
        metadata: { service: SERVICE },
      },
    ],
    headers,
  );

/** Any problem of these routes as Google would put it. */
export function envelopeOf(problem: Problem): ErrorEnvelope {
  const { rpcStatus, sentence, rpcDetails } = problem instanceof Refusal ? problem : inGooglesWords(problem);
  const details = rpcDetails.length > 0 ? { details: rpcDetails } : {};
  return { error: { code: problem.status, message: sentence, status: rpcStatus, ...details } };
}

function inGooglesWords({ code, status }: Problem): Refusal {
  if (status === 503) return new Refusal('UNAVAILABLE', 'The service is currently unavailable.');
  if (status >= 500) return new Refusal('INTERNAL', 'Internal error encountered.');
  const sentence =
    code === 'body-too-large' ? 'Request payload size exceeds the limit.' : 'Invalid JSON payload received.';
  return new Refusal('INVALID_ARGUMENT', sentence);
}
