import type { FastifyReply, FastifyRequest } from 'fastify';

/** The cookie that holds a browser's sign-in: a token like the API's, which scripts can't read. */
const SESSION = 'preceptor_session';
/** The cookie that carries what an action said to the page after it. */
const SAID = 'preceptor_said';

/** What a browser holds of its sign-in; undefined without one. */
export function sessionOf(request: FastifyRequest): string | undefined {
  return request.cookies[SESSION];
}

/** `seconds`: how long the browser keeps it; the server has its own say about that. */
export function keepSession(reply: FastifyReply, token: string, seconds: number): void {
  reply.setCookie(SESSION, token, { ...onlyOurs(reply), maxAge: seconds });
}

export function endSession(reply: FastifyReply): void {
  reply.clearCookie(SESSION, onlyOurs(reply));
}

export function saidOf(request: FastifyRequest): string | undefined {
  return request.cookies[SAID];
}

export function keepSaid(reply: FastifyReply, said: string): void {
  reply.setCookie(SAID, said, { ...onlyOurs(reply), maxAge: 60 });
}

export function forgetSaid(reply: FastifyReply): void {
  reply.clearCookie(SAID, onlyOurs(reply));
}

// Lax: a link from a mail still finds its reader signed in; a form of another site doesn't.
function onlyOurs(reply: FastifyReply) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: reply.server.isHttps } as const;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Whether people reach this server by https, so that cookies go nowhere else. */
    isHttps: boolean;
  }
}
