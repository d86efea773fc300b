import type { Messages } from '../i18n/messages.js';

/** Every problem a caller can meet: its code, which is the contract, and its status. Sentences are in i18n. */
export const PROBLEMS = {
  'malformed-json': 400,
  'malformed-body': 400,
  'bad-cursor': 400,
  'bad-idempotency-key': 400,
  'bad-parameter': 400,
  'bad-request': 400,
  'bad-token': 401,
  'token-expired': 401,
  'credential-required': 401,
  'session-ended': 401,
  'sign-in-failed': 401,
  'totp-required': 401,
  'origin-not-allowed': 403,
  'commenting-closed': 403,
  'guests-not-accepted': 403,
  'author-suspended': 403,
  'author-banned': 403,
  'not-allowed': 403,
  'https-required': 403,
  'csrf-token-wrong': 403,
  'password-wrong': 403,
  'article-not-registered': 403,
  'own-comment': 403,
  'challenge-required': 403,
  'appeal-needs-another': 403,
  'site-unknown': 404,
  'comment-unknown': 404,
  'version-unknown': 404,
  'article-unknown': 404,
  'secret-unknown': 404,
  'route-unknown': 404,
  'report-unknown': 404,
  'token-unknown': 404,
  'invitation-unknown': 404,
  'account-unknown': 404,
  'decision-unknown': 404,
  'batch-unknown': 404,
  'author-unknown': 404,
  'sanction-unknown': 404,
  'view-unknown': 404,
  'idempotency-key-running': 409,
  'version-conflict': 409,
  'comment-withdrawn': 409,
  'decision-overtaken': 409,
  claimed: 409,
  'not-pinnable': 409,
  'pins-full': 409,
  'totp-on': 409,
  'not-editable': 409,
  'not-appealable': 409,
  'comment-changed': 409,
  'totp-off': 409,
  'member-already': 409,
  'own-account': 409,
  'last-owner': 409,
  'views-full': 409,
  'replay-running': 409,
  'secrets-in-use': 409,
  'article-known': 409,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'invalid-input': 422,
  'idempotency-key-reused': 422,
  'rate-limited': 429,
  'too-many-attempts': 429,
  'internal-error': 500,
  'not-ready': 503,
  'too-many-streams': 503,
  'still-counting': 503,
} as const satisfies Record<keyof Messages['problems'], number>;
export type ProblemCode = keyof typeof PROBLEMS;

/** Every way a field can be wrong. */
export type FieldFault = keyof Messages['fields'];

type Params = Readonly<Record<string, number | string>>;

/** One wrong field: a JSON pointer (RFC 6901) into the body, and why. */
export interface FieldError {
  readonly pointer: string;
  readonly code: FieldFault;
  readonly params?: Params;
}

export interface ProblemDetails {
  readonly params?: Params;
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the answer, such as the state that a request conflicts with (RFC 9457, section 3.2). */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** An answer of RFC 9457. Parameters are shown to the caller, the cause is only logged. */
export class Problem extends Error {
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly details: ProblemDetails = {},
  ) {
    super(code, { cause: details.cause });
    this.status = PROBLEMS[code];
  }
}

export const invalid = (pointer: string, code: FieldFault, params?: Params): Problem =>
  new Problem('invalid-input', { errors: [params ? { pointer, code, params } : { pointer, code }] });
