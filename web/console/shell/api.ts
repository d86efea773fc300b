import { readLanguage } from '../i18n/language.js';

/** An answer that is not 2xx, as RFC 9457 describes it; `status` is 0 when there was no answer at all. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    /** The whole answer: members such as `current` and `claim` depend on the code. */
    readonly body: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }

  get faults(): readonly { readonly pointer: string; readonly detail: string }[] {
    return (this.body['errors'] ?? []) as { pointer: string; detail: string }[];
  }
}

/** What calls need of the session, which is the room above this one. */
interface Credentials {
  readonly csrfToken: string | undefined;
  /** Resolves once somebody is signed in again. */
  isBack(): Promise<void>;
  /** Reads the CSRF token anew: another window may have signed in meanwhile. */
  renew(): Promise<void>;
}
let credentials: Credentials | undefined;
export function callAs(session: Credentials): void {
  credentials = session;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface CallOptions {
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** The same key makes a repeated POST have the effect of once. */
  readonly idempotencyKey?: string;
  /** For what is sent while the page is being left. */
  readonly keepalive?: boolean;
}

const SESSION_OVER = ['session-ended', 'credential-required'];

/**
 * Calls the service as whoever is signed in. When the session has ended it waits until somebody has signed in again, and
 * then calls once more, so that nothing that was begun is lost.
 * @param path below /v1
 * @throws ApiProblem
 */
export async function call<Answer>(method: Method, path: string, options: CallOptions = {}): Promise<Answer> {
  try {
    return await send<Answer>(method, path, options);
  } catch (error) {
    if (!(error instanceof ApiProblem) || options.keepalive === true) throw error;
    if (SESSION_OVER.includes(error.code)) await credentials?.isBack();
    else if (error.code === 'csrf-token-wrong') await credentials?.renew();
    else throw error;
    return send<Answer>(method, path, options);
  }
}

/** Calls once and waits for nobody. */
export async function send<Answer>(method: Method, path: string, options: CallOptions = {}): Promise<Answer> {
  const { body, signal, keepalive, idempotencyKey } = options;
  const csrfToken = credentials?.csrfToken;
  const answer = await fetch(`/v1${path}`, {
    method,
    credentials: 'same-origin',
    headers: {
      'Accept-Language': readLanguage(),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(method !== 'GET' && csrfToken !== undefined && { 'X-CSRF-Token': csrfToken }),
      ...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
    ...(keepalive !== undefined && { keepalive }),
  }).catch((error: unknown) => {
    if (signal?.aborted === true) throw error;
    throw new ApiProblem(0, 'offline', '');
  });
  const text = await answer.text();
  const parsed = parse(text);
  if (answer.ok) return parsed as Answer;
  const { code = 'unexpected', detail = '' } = (parsed ?? {}) as { code?: string; detail?: string };
  throw new ApiProblem(answer.status, code, detail, (parsed ?? {}) as Record<string, unknown>);
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
