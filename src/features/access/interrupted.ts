import type { FastifyRequest } from 'fastify';
import { pageAt } from '../../http/page-at.js';
import { typedIn } from '../../http/submitted.js';
import type { Interrupted } from './sign-in.pages.js';

/** What is never carried along: it would stand in a page. */
const SECRET = new Set(['password', 'current', 'secret', 'slip']);

/** What a request without a sign-in was about, to come back to it after signing in. */
export function interruptedBy(request: FastifyRequest): Interrupted {
  if (request.method === 'GET') return { next: pageAt(request.url) };
  const next = pageAt(pathOf(request.headers.referer));
  const typed = Object.entries(typedIn(request.body)).flatMap(([name, value]) =>
    SECRET.has(name) ? [] : [value].flat().map((each) => [name, each] as const),
  );
  return { next, form: { action: pageAt(request.url), typed } };
}

/** The same as it comes back with the sign-in form. What isn't ours leads to the first page. */
export function interruptedIn(typed: Readonly<Record<string, unknown>>): Interrupted {
  const next = pageAt(typeof typed['next'] === 'string' ? typed['next'] : '/');
  const form = typeof typed['form'] === 'string' ? formIn(typed['form']) : undefined;
  return form === undefined ? { next } : { next, form };
}

function pathOf(referer: string | undefined): string {
  try {
    const { pathname, search } = new URL(referer ?? '');
    return pathname + search;
  } catch {
    return '/';
  }
}

function formIn(json: string): Interrupted['form'] {
  try {
    const { action, typed } = JSON.parse(json) as { action?: unknown; typed?: unknown };
    if (typeof action !== 'string' || !Array.isArray(typed)) return undefined;
    const pairs = typed.filter(
      (pair): pair is readonly [string, string] =>
        Array.isArray(pair) && pair.length === 2 && pair.every((each) => typeof each === 'string'),
    );
    return { action: pageAt(action), typed: pairs };
  } catch {
    return undefined;
  }
}
