import type { IncomingMessage } from 'node:http';
import { v7 } from 'uuid';

/**
 * The id of a request: the caller's `X-Request-Id` where it is one that can stand in a log
 * line and a header as it is, else a new one. It comes back in the answer.
 */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && SANE.test(given) ? given : v7();
}

const SANE = /^[A-Za-z0-9][A-Za-z0-9._:-]{7,63}$/;
