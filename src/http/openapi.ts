import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { PUBLIC_EXTENSION } from './actor.js';
import { fieldKindsOf } from './field-kinds.js';
import { NEEDS_EXTENSION } from './needs.js';
import { exampleOf, type Schema } from './openapi-example.js';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;
type Responses = Operation['responses'];
type MutableOperation = Operation & Record<string, unknown>;

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/**
 * The description of the whole API, OpenAPI 3.1: what Nest finds in controllers and DTOs,
 * and what holds for every route (problems, sign-in, `Idempotency-Key`, examples).
 */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Preceptor')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setLicense('MIT', 'https://spdx.org/licenses/MIT.html')
    .addServer('/')
    .addBearerAuth({ type: 'http', description: 'A token from `POST /api/v1/tokens`.' })
    .addSecurityRequirements('bearer')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) =>
      `${controller.replace(/Controller$/, '')}.${method}`,
  });

  // Pages are for people.
  for (const path of Object.keys(document.paths)) {
    if (!/^\/(api|health|metrics)\b/.test(path)) delete document.paths[path];
  }
  addProblems(document);
  describeFieldKinds(document);
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method] as MutableOperation | undefined;
      if (operation) complete(operation, method, path, document);
    }
  }
  return document;
}

let built: Promise<void> | undefined;

/**
 * Gives Nest what the build has read from types and comments (`src/metadata.ts`: summaries,
 * required fields, descriptions). Without a build there is none, and the document says less.
 * Once in a process: given twice, Nest mistakes an enumeration's list for a circle of types.
 */
export function loadBuiltMetadata(): Promise<void> {
  return (built ??= givenToNest());
}

async function givenToNest(): Promise<void> {
  // Not a literal: nothing has written the file yet when a fresh clone is type-checked.
  const path: string = '../metadata.js';
  let metadata: { default: () => Promise<Record<string, unknown>> };
  try {
    metadata = (await import(path)) as typeof metadata;
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  await SwaggerModule.loadPluginMetadata(metadata.default);
}

function isMissing(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
}

const DESCRIPTION = `
Training paths of medical offices: people, courses, milestones, sign-offs, credentials.

Days are \`YYYY-MM-DD\`, instants RFC 3339 in UTC, ids UUID v7. Unknown fields of a body are
refused. Errors are \`application/problem+json\` with a stable \`code\`. Lists answer
\`{ items, nextCursor }\`; \`nextCursor\` is null on the last page.`.trim();

function complete(
  operation: MutableOperation,
  method: (typeof METHODS)[number],
  path: string,
  document: OpenAPIObject,
): void {
  const isPublic = operation[PUBLIC_EXTENSION] === true;
  const needs = operation[NEEDS_EXTENSION] as readonly string[] | undefined;
  delete operation[PUBLIC_EXTENSION];
  delete operation[NEEDS_EXTENSION];

  operation.security = isPublic ? [] : [{ bearer: [] }];
  if (needs && needs.length > 0) {
    const sentence = `Needs ${needs.map((name) => `\`${name}\``).join(' or ')}.`;
    operation.description = [operation.description, sentence].filter(Boolean).join('\n\n');
  }
  if (method === 'post' && !isPublic) {
    operation.parameters = [
      ...(operation.parameters ?? []),
      { $ref: '#/components/parameters/IdempotencyKey' },
    ];
  }
  for (const media of Object.values(bodyOf(operation)?.content ?? {})) {
    if (media.example === undefined && media.examples === undefined && media.schema) {
      media.example = exampleOf(media.schema as Schema, document);
    }
  }
  operation.responses = {
    ...operation.responses,
    ...problemsOf(operation, method, path, isPublic),
  };
}

function bodyOf(operation: Operation) {
  return operation.requestBody && 'content' in operation.requestBody
    ? operation.requestBody
    : undefined;
}

/** The problems that a route can answer with, apart from those that any can (`default`). */
function problemsOf(
  operation: Operation,
  method: string,
  path: string,
  isPublic: boolean,
): Responses {
  const hasBody = operation.requestBody !== undefined;
  const hasInput = hasBody || (operation.parameters ?? []).length > 0;
  const statuses = [
    ...(hasInput ? ['400'] : []),
    ...(isPublic ? [] : ['401', '403']),
    ...(path.includes('{') ? ['404'] : []),
    ...(method === 'get' ? [] : ['409', '422']),
    ...(hasBody ? ['413', '415'] : []),
    'default',
  ];
  const problem = { $ref: '#/components/responses/Problem' };
  return Object.fromEntries(
    statuses
      .filter((status) => operation.responses[status] === undefined)
      .map((status) => [status, problem]),
  );
}

function addProblems(document: OpenAPIObject): void {
  const components = (document.components ??= {});
  components.schemas = { ...components.schemas, Problem: PROBLEM };
  components.responses = {
    ...components.responses,
    Problem: {
      description: 'Why not, and what to do next.',
      content: {
        'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
      },
    },
  };
  components.parameters = { ...components.parameters, IdempotencyKey: IDEMPOTENCY_KEY as never };
}

/** Formats of the fields that have one of our own decorators, such as `@IsDay()`. */
function describeFieldKinds(document: OpenAPIObject): void {
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    const { properties = {} } = schema as Schema;
    for (const [field, { kind, each }] of fieldKindsOf(name)) {
      const described = each ? properties[field]?.items : properties[field];
      // What the DTO says itself comes first.
      if (described && !described.$ref) Object.assign(described, { ...kind, ...described });
    }
  }
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Names this command, for 24 hours: sent again under the same key it gets the first answer ' +
    'and is not done again.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
  example: '4f0c2b1e-enroll-ana',
};

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
  properties: {
    type: { type: 'string', example: 'about:blank' },
    title: { type: 'string', example: 'Refused' },
    status: { type: 'integer', example: 422 },
    code: { type: 'string', description: 'Stable, for programs.', example: 'module-locked' },
    detail: {
      type: 'string',
      example: 'Module 03 of VIT is locked: complete 02 first.',
    },
    reasons: {
      type: 'array',
      description: 'Why a rule said no.',
      items: {
        type: 'object',
        required: ['code', 'text'],
        properties: {
          code: { type: 'string', example: 'needs-module' },
          subject: { type: 'string', example: 'VIT/02' },
          text: { type: 'string', example: 'Complete "Blood pressure" first.' },
        },
      },
    },
    errors: {
      type: 'array',
      description: 'What is wrong with which field; only with 400.',
      items: {
        type: 'object',
        required: ['field', 'message'],
        properties: {
          field: { type: 'string', example: 'completedOn' },
          message: { type: 'string', example: 'must be a day, like 2026-11-23' },
        },
      },
    },
    requestId: { type: 'string', example: '0190b3c2-7d4e-7abc-8def-0123456789ab' },
  },
};
