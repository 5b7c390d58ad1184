/**
 * An answer that only the edge gives, because it has no meaning outside HTTP: not signed
 * in, too many requests, still in progress. What a rule decides is a `Refusal` instead.
 */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
    this.name = 'HttpError';
  }
}

/** 401: there was no session or token, or it is not one of ours. */
export function notSignedIn(): HttpError {
  return new HttpError(401, 'not-signed-in', 'Sign in first.', { 'WWW-Authenticate': 'Bearer' });
}

/** 401: there was a session or token, and its time is over. */
export function tokenExpired(): HttpError {
  return new HttpError(401, 'token-expired', 'Your sign-in has expired. Sign in again.', {
    'WWW-Authenticate': 'Bearer error="invalid_token"',
  });
}

/** 429: with the seconds after which it is worth trying again. */
export function tooManyRequests(retryAfterSeconds: number): HttpError {
  const seconds = Math.max(1, Math.ceil(retryAfterSeconds));
  return new HttpError(
    429,
    'too-many-requests',
    `That was too often. Try again in ${seconds} seconds.`,
    { 'Retry-After': String(seconds) },
  );
}

/** 503: this server can't answer now; another, or this one later, can. */
export function unavailable(code: string, detail: string): HttpError {
  return new HttpError(503, code, detail, { 'Retry-After': '5' });
}
