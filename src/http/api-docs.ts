import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { loadBuiltMetadata, openApiDocument } from './openapi.js';

const AT = '/api/docs';

/**
 * The API's documentation: a page at `/api/docs`, the document at `/api/docs/json`.
 *
 * Served by hand, because Nest's own page has scripts and styles inline, which the
 * security headers forbid. Without sign-in: it holds nothing but what the source does.
 */
export function serveApiDocs(app: NestFastifyApplication, server: FastifyInstance): void {
  // Made when first asked for: most processes never are.
  let document: Promise<OpenAPIObject> | undefined;
  async function made(): Promise<OpenAPIObject> {
    await loadBuiltMetadata();
    return openApiDocument(app);
  }

  server.get(`${AT}/json`, () => (document ??= made()));
  server.get(AT, async (_request, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
  server.get(`${AT}/start.js`, async (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(START),
  );
  for (const [file, type] of Object.entries(ASSETS)) {
    server.get(`${AT}/${file}`, async (_request, reply) =>
      reply
        .type(type)
        .header('Cache-Control', 'public, max-age=3600')
        .send(await readFile(join(assetFolder(), file))),
    );
  }
}

const ASSETS: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

// Swagger UI comes with @nestjs/swagger, so it is looked for from there.
function assetFolder(): string {
  const swagger = createRequire(import.meta.url).resolve('@nestjs/swagger');
  return dirname(createRequire(swagger).resolve('swagger-ui-dist/package.json'));
}

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Preceptor: the API</title>
<link rel="stylesheet" href="${AT}/swagger-ui.css">
</head>
<body>
<div id="docs"><noscript>The document is at <a href="${AT}/json">${AT}/json</a>.</noscript></div>
<script src="${AT}/swagger-ui-bundle.js"></script>
<script src="${AT}/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({ url: '${AT}/json', dom_id: '#docs', deepLinking: true, validatorUrl: null });
`;
