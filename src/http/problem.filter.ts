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
import { FormRefused } from './submitted.js';
import { wantsPage } from './wants-page.js';

/** Answers whatever a route throws: as a problem, or as a page to a browser. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Optional() private readonly errorPage?: ErrorPage) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (error instanceof FormRefused) {
      void sendPage(reply.code(error.status), error.html);
      return;
    }
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
    if (this.errorPage && wantsPage(request)) await this.sendErrorPage(request, reply, answer);
    else void sendProblem(request.id, reply, answer);
  }

  private async sendErrorPage(
    request: FastifyRequest,
    reply: FastifyReply,
    { problem, headers }: Answer,
  ): Promise<void> {
    const page = await this.errorPage!.answer({ ...problem, requestId: request.id }, request);
    if (typeof page === 'string') {
      void sendPage(reply.code(problem.status).headers(headers), page);
    } else if (request.headers['hx-request']) {
      // A part of a page can't become another page: the browser is told to go there.
      void reply.code(200).header('HX-Redirect', page.seeOther).send('');
    } else void reply.code(303).header('Location', page.seeOther).send('');
  }
}

function sendPage(reply: FastifyReply, html: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('Cache-Control', 'no-store').send(html);
}

/** Sends a problem, with the id that names the request in the log. */
export function sendProblem(requestId: string, reply: FastifyReply, answer: Answer): FastifyReply {
  const problem: Problem = { ...answer.problem, requestId };
  return (
    reply
      .code(problem.status)
      .headers(answer.headers)
      .header('Cache-Control', 'no-store')
      .type('application/problem+json; charset=utf-8')
      // As text: Fastify's serializers have a shape of their own for errors.
      .send(JSON.stringify(problem))
  );
}
