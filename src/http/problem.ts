import { HttpException } from '@nestjs/common';
import { Forbidden, InvalidInput, NotFound, type Reason, Refusal } from '../domain/refusal.js';
import { HttpError, unavailable } from './http-error.js';
import { isDatabaseUnavailable } from './database-unavailable.js';

/** The body of every answer that is an error: RFC 9457, `application/problem+json`. */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  /** Stable, for programs. */
  readonly code: string;
  /** A sentence for people that says what to do next. */
  readonly detail: string;
  /** Why a rule said no; each with its own code. */
  readonly reasons?: readonly Reason[];
  /** What is wrong with which field; only with 400. */
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  /** Names this request in the log. */
  readonly requestId: string;
}

/** A problem before it is known which request it answers, and the headers to send with it. */
export interface Answer {
  readonly problem: Omit<Problem, 'requestId'>;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * What to answer to an error, whatever was thrown. What is not known here is a bug, and
 * is answered 500 without a word about its insides.
 */
export function answerTo(error: unknown): Answer {
  if (error instanceof Refusal) {
    return answer(error.conflict ? 409 : 422, error.code, error.message, {
      reasons: error.reasons,
    });
  }
  if (error instanceof InvalidInput) {
    return answer(400, 'invalid-input', 'Some fields are not right.', { errors: error.errors });
  }
  if (error instanceof NotFound) return answer(404, error.code, error.message);
  if (error instanceof Forbidden) return answer(403, error.code, error.message);
  if (error instanceof HttpError) {
    return answer(error.status, error.code, error.message, {}, error.headers);
  }
  if (error instanceof HttpException) return answerToNest(error);
  if (isDatabaseUnavailable(error)) {
    return answerTo(
      unavailable('database-unavailable', 'The database does not answer. Try again soon.'),
    );
  }
  if (isFastifyError(error) && error.statusCode < 500) {
    return answerToStatus(error.statusCode, error.code);
  }
  return answerToStatus(500);
}

// Nest wraps what Fastify throws before a route is reached, with the original as its cause.
function answerToNest(error: HttpException): Answer {
  const cause = isFastifyError(error.cause) ? error.cause.code : undefined;
  return answerToStatus(error.getStatus(), cause);
}

interface Wording {
  readonly title: string;
  readonly code: string;
  readonly detail: string;
}

const MALFORMED_JSON: Wording = {
  title: 'Invalid input',
  code: 'malformed-json',
  detail: 'The body is not valid JSON.',
};

/** What Fastify's own codes mean, where the status alone does not say it. */
const BY_FASTIFY_CODE: Readonly<Record<string, Wording>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: MALFORMED_JSON,
  FST_ERR_CTP_EMPTY_JSON_BODY: MALFORMED_JSON,
  FST_ERR_BAD_URL: {
    title: 'Invalid input',
    code: 'malformed-url',
    detail: 'The URL holds a % that is not followed by two hexadecimal digits.',
  },
};

const BY_STATUS: Readonly<Record<number, Wording>> = {
  400: {
    title: 'Invalid input',
    code: 'bad-request',
    detail: 'The request is malformed.',
  },
  401: { title: 'Not signed in', code: 'not-signed-in', detail: 'Sign in first.' },
  403: { title: 'Not allowed', code: 'forbidden', detail: 'You may not do this.' },
  404: { title: 'Not found', code: 'no-such-route', detail: 'There is nothing at this address.' },
  405: {
    title: 'Method not allowed',
    code: 'method-not-allowed',
    detail: 'This address does not answer that method.',
  },
  406: {
    title: 'Not acceptable',
    code: 'not-acceptable',
    detail: 'There is no answer in the format asked for.',
  },
  408: {
    title: 'Timed out',
    code: 'request-timeout',
    detail: 'The request took too long to arrive.',
  },
  409: { title: 'Conflict', code: 'conflict', detail: 'The state has moved on. Look again.' },
  413: { title: 'Too large', code: 'too-large', detail: 'The body is too large.' },
  414: { title: 'Too long', code: 'too-long', detail: 'The address is too long.' },
  415: {
    title: 'Unsupported media type',
    code: 'unsupported-media-type',
    detail: 'Send the body with a Content-Type that this address takes.',
  },
  422: { title: 'Refused', code: 'refused', detail: 'A rule refused this.' },
  429: {
    title: 'Too many requests',
    code: 'too-many-requests',
    detail: 'That was too often. Try again later.',
  },
  431: {
    title: 'Too large',
    code: 'headers-too-large',
    detail: 'The headers of the request are too large.',
  },
  500: {
    title: 'Internal error',
    code: 'internal-error',
    detail:
      'Something went wrong on our side. Give the request id to whoever looks after Preceptor.',
  },
  503: {
    title: 'Unavailable',
    code: 'unavailable',
    detail: 'The server cannot answer now. Try again soon.',
  },
};

/** The standard answer with a status; `fastifyCode` where Fastify says more precisely what it is. */
export function answerToStatus(status: number, fastifyCode?: string): Answer {
  const precise = fastifyCode === undefined ? undefined : BY_FASTIFY_CODE[fastifyCode];
  const known = precise ?? BY_STATUS[status] ?? BY_STATUS[status >= 500 ? 500 : 400];
  const headers = status === 429 ? { 'Retry-After': '60' } : {};
  return answer(status, known?.code ?? 'error', known?.detail ?? '', {}, headers);
}

function answer(
  status: number,
  code: string,
  detail: string,
  more: Pick<Problem, 'reasons' | 'errors'> = {},
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const title = BY_STATUS[status]?.title ?? (status >= 500 ? 'Internal error' : 'Invalid input');
  return { problem: { type: 'about:blank', title, status, code, detail, ...more }, headers };
}

function isFastifyError(error: unknown): error is { code: string; statusCode: number } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('FST_') &&
    'statusCode' in error &&
    typeof error.statusCode === 'number'
  );
}
