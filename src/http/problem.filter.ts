import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  Injectable,
  Optional,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ErrorPage } from './error-page.js';
import { type Answer, answerTo, type Problem } from './problem.js';

/** Answers whatever a route throws: as a problem, or as a page to a browser. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Optional() private readonly errorPage?: ErrorPage) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const answer = answerTo(error);

    if (answer.problem.status >= 500) {
      request.log.error({ err: error, code: answer.problem.code }, 'request failed');
    }
    // Half an answer is already with the client: all that is left is to break it off,
    // so that it is not taken for a whole one.
    if (reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    const page = this.errorPage && wantsPage(request) ? this.errorPage : undefined;
    void sendProblem(request, reply, answer, page);
  }
}

/** Sends a problem, with the id that names the request in the log. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
  page?: ErrorPage,
): FastifyReply {
  const problem: Problem = { ...answer.problem, requestId: request.id };
  reply.code(problem.status).headers(answer.headers);
  reply.header('Cache-Control', 'no-store');
  return page
    ? reply.type('text/html; charset=utf-8').send(page.render(problem, request))
    : // As text: Nest's adapter and Fastify's serializer each have a shape of their own for errors.
      reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

// Programs ask for */* or JSON; only browsers name text/html. The API has no pages.
function wantsPage(request: FastifyRequest): boolean {
  return !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
}
