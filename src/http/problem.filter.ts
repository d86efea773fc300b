import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { explainProblem, fill, messagesIn } from '../i18n/messages.js';
import type { Locale } from '../i18n/locale.js';
import { localeOf } from './locale-of.js';
import { Problem, type FieldError, type ProblemCode } from './problem.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How a route that speaks the format of another API puts its errors, as JSON. */
    errorFormat?: (problem: Problem) => object;
  }
}

/** What RFC 9457 calls a problem details object, with our `code` and `errors`. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: ProblemCode;
  readonly errors?: readonly { pointer: string; code: string; detail: string }[];
}

const BY_FASTIFY_CODE: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed-body',
};

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'bad-request',
  404: 'route-unknown',
  413: 'body-too-large',
  414: 'bad-request',
  415: 'unsupported-media-type',
  503: 'not-ready',
};

/** PostgreSQL and pool errors after which the caller may simply try again. */
const PASSING = /^(08|53|57P|57014|55P03|40)/;

/** The one place where errors become answers. Only what is our own fault is logged. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(asProblem(error), http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>(), this.logger);
  }
}

export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply, logger: Logger): void {
  if (problem.status >= 500)
    logger.error({ requestId: request.id, code: problem.code, cause: describe(problem.cause) });
  if (reply.sent) return;
  if (problem.status === 503) void reply.header('Retry-After', '2');
  const format = request.routeOptions?.config?.errorFormat;
  void reply
    .status(problem.status)
    .headers(problem.details.headers ?? {})
    .header('Cache-Control', 'no-store')
    .header('Content-Type', `application/${format ? 'json' : 'problem+json'}; charset=utf-8`)
    .send(JSON.stringify(format?.(problem) ?? problemBody(problem, localeOf(request), request.id)));
}

export function problemBody(problem: Problem, locale: Locale, requestId: string): ProblemBody {
  const messages = messagesIn(locale);
  const { title } = messages.problems[problem.code];
  const { errors, params, members } = problem.details;
  const detail = explainProblem(locale, problem.code, params);
  const body = { type: `/problems/${problem.code}`, title, status: problem.status, detail };
  const explained = errors?.map((error: FieldError) => ({
    pointer: error.pointer,
    code: error.code,
    detail: fill(messages.fields[error.code], error.params),
  }));
  return { ...body, instance: requestId, code: problem.code, ...(explained && { errors: explained }), ...members };
}

/** Any thrown value as a problem; what is not known is an internal error. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HttpException)
    return new Problem(BY_STATUS[error.getStatus()] ?? 'bad-request', { cause: error });
  const { code, statusCode } = (error ?? {}) as Partial<FastifyError>;
  const known = code === undefined ? undefined : BY_FASTIFY_CODE[code];
  if (known) return new Problem(known, { cause: error });
  if (isPassing(error)) return new Problem('not-ready', { cause: error });
  if (error instanceof SyntaxError && statusCode === 400) return new Problem('malformed-json', { cause: error });
  if (statusCode !== undefined && statusCode < 500)
    return new Problem(BY_STATUS[statusCode] ?? 'bad-request', { cause: error });
  return new Problem('internal-error', { cause: error });
}

function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: string };
  if (code !== undefined && (PASSING.test(code) || /^E(CONN|PIPE|TIMEDOUT|NOENT)/.test(code))) return true;
  return /timeout exceeded when trying to connect|Connection terminated|Client has encountered/.test(error.message);
}

/** For the log: name, code and stack of an error, never its parameters, which may hold a reader's text. */
export function describe(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code } = error as { code?: string };
  return { name: error.name, code, stack: error.stack?.split('\n').slice(1, 8).join('\n') };
}
