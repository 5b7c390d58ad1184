import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { CSRF_FIELD } from '../ui/form.js';
import { PUBLIC } from './actor.js';
import { API_PREFIX } from './api-controller.js';
import { sessionOf } from './cookies.js';
import { HttpError } from './http-error.js';

/**
 * A token for one form: only who knows the session can make one, and no two are alike, so
 * that the size of a compressed page tells nothing about it.
 */
export function csrfToken(session: string): string {
  const nonce = randomBytes(12).toString('base64url');
  return `${nonce}.${sealOf(session, nonce)}`;
}

function isCsrfToken(token: string, session: string): boolean {
  const [nonce = '', seal = ''] = token.split('.');
  const right = Buffer.from(sealOf(session, nonce));
  const given = Buffer.from(seal);
  return right.length === given.length && timingSafeEqual(right, given);
}

function sealOf(session: string, nonce: string): string {
  return createHmac('sha256', session).update(`csrf:${nonce}`).digest('base64url');
}

/**
 * Refuses what another site makes a browser send: anything but a look at a page must come
 * from a page of ours and, where somebody is signed in, carry a token of one of our forms.
 * The API needs none of it: it knows no cookies.
 */
@Injectable()
export class CsrfGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.method === 'GET' || request.method === 'HEAD') return true;
    if (request.url.startsWith(`${API_PREFIX}/`)) return true;
    if (!isFromHere(request)) throw notOurs();
    // Who signs in, or sets an office up, does so with what they type.
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, places)) return true;
    const session = sessionOf(request);
    if (session === undefined || request.actor === undefined) return true;
    if (!isCsrfToken(tokenIn(request), session)) throw notOurs();
    return true;
  }
}

// Browsers say where a form stands; what says nothing is no browser, and knows no cookie.
function isFromHere({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (typeof site === 'string') return site === 'same-origin';
  if (headers.origin === undefined) return true;
  try {
    return new URL(headers.origin).host === headers.host;
  } catch {
    return false;
  }
}

function tokenIn(request: FastifyRequest): string {
  const body = request.body as Readonly<Record<string, unknown>> | null | undefined;
  const token = body?.[CSRF_FIELD];
  return typeof token === 'string' ? token : '';
}

function notOurs(): HttpError {
  return new HttpError(
    403,
    'form-not-ours',
    'This form did not come from a page that you have open here. Open the page again and send it from there.',
  );
}
