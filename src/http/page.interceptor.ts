import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  Optional,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { Said, Viewer } from '../ui/viewer.js';
import { forgetSaid, keepSaid, saidOf, sessionOf } from './cookies.js';
import { csrfToken } from './csrf.js';
import { isSeeOther, PAGES } from './page.js';
import { Viewers } from './viewers.js';

/** For routes of pages: who looks, what was said, and how HTML and redirects are sent. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    @Optional() private readonly viewers?: Viewers,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const isPages = this.reflector.get<boolean | undefined>(PAGES, context.getClass());
    if (!isPages) return next.handle();
    const http = context.switchToHttp();
    return from(this.answer(http.getRequest(), http.getResponse(), next));
  }

  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    next: CallHandler,
  ): Promise<unknown> {
    await this.knowViewer(request);
    const answer: unknown = await lastValueFrom(next.handle());
    if (isSeeOther(answer)) {
      if (answer.said) keepSaid(reply, encode(answer.said));
      reply.code(303).header('Location', answer.seeOther);
      return '';
    }
    if (typeof answer !== 'string') return answer;
    if (reply.statusCode === 201) reply.code(200);
    // Only who was shown it has been told.
    if (request.viewer?.said && reply.statusCode === 200) forgetSaid(reply);
    reply.type('text/html; charset=utf-8').header('Cache-Control', 'no-store');
    return answer;
  }

  private async knowViewer(request: FastifyRequest): Promise<void> {
    if (!request.actor || !this.viewers) return;
    request.viewer = await viewerOf(this.viewers, request);
  }
}

/** Who looks, where somebody is signed in; for pages outside a controller too. */
export async function viewerOf(
  viewers: Viewers,
  request: FastifyRequest,
): Promise<Viewer | undefined> {
  if (!request.actor) return undefined;
  // Who comes with a token in a header has no cookie that a form could be forged for.
  const session = sessionOf(request) ?? '';
  const known = await viewers.of(request.actor);
  const said = saidOf(request);
  return {
    ...known,
    url: request.url,
    csrf: () => csrfToken(session),
    said: said === undefined ? null : decode(said),
  };
}

function encode(said: Said): string {
  const text = JSON.stringify(said);
  // A cookie holds 4 kB: what is longer loses its lines, not its meaning.
  const fits = text.length < 2800 ? text : JSON.stringify({ text: said.text.slice(0, 800) });
  return Buffer.from(fits).toString('base64url');
}

function decode(cookie: string): Said | null {
  try {
    const said = JSON.parse(Buffer.from(cookie, 'base64url').toString()) as Partial<Said> | null;
    return typeof said?.text === 'string' ? (said as Said) : null;
  } catch {
    return null;
  }
}
