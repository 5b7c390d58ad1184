import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpError } from './http-error.js';

export const JSON_LIMIT = 1024 * 1024;
export const CSV_LIMIT = 10 * 1024 * 1024;
/** What a form with files may bring: one file, and the fields beside it. */
export const UPLOAD_LIMITS = {
  fileSize: 20 * 1024 * 1024,
  files: 1,
  fields: 100,
  fieldSize: JSON_LIMIT,
};

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
/** Of a form that brings a file: `@Consumes(WITH_FILES)`. */
export const WITH_FILES = 'multipart/form-data';
const WITH_BODY = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** What a route of the API takes as its body, where that isn't JSON: `@Consumes('text/csv')`. */
export function Consumes(...types: string[]): MethodDecorator {
  return RouteConfig({ consumes: types });
}

/**
 * Refuses, before any of it is read, a body of a type that its route doesn't take: the
 * API takes JSON unless it says otherwise, pages take forms too. (A page of another site
 * can make a browser send a form, but not JSON.)
 */
export function acceptOnlyDeclaredTypes(server: FastifyInstance): void {
  server.addContentTypeParser(
    'text/csv',
    { parseAs: 'string', bodyLimit: CSV_LIMIT },
    (_request, body, done) => done(null, body),
  );
  server.addHook('onRequest', async (request) => {
    const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
    if (type === undefined || !WITH_BODY.has(request.method) || request.is404) return;
    const accepted = acceptedBy(request);
    if (!accepted.includes(type)) {
      throw new HttpError(
        415,
        'unsupported-media-type',
        `Send the body as ${accepted.join(' or ')}.`,
      );
    }
  });
}

function acceptedBy(request: FastifyRequest): readonly string[] {
  const { consumes } = request.routeOptions.config as { consumes?: readonly string[] };
  if (consumes) return consumes;
  return request.routeOptions.url?.startsWith('/api/') ? [JSON_TYPE] : [JSON_TYPE, FORM_TYPE];
}
