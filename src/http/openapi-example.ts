import type { OpenAPIObject } from '@nestjs/swagger';

/** As much of a schema as an example is made of. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  example?: unknown;
  examples?: unknown[];
  minimum?: number;
  minLength?: number;
  properties?: Record<string, Schema>;
  items?: Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
}

/** A value that the schema takes, from the examples of its fields. */
export function exampleOf(schema: Schema, document: OpenAPIObject, depth = 0): unknown {
  if (schema.example !== undefined) return schema.example;
  if (schema.examples?.[0] !== undefined) return schema.examples[0];
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  // A tree of requirements holds itself.
  if (depth > 6) return undefined;

  if (schema.$ref) return exampleOf(resolved(schema.$ref, document), document, depth + 1);
  if (schema.allOf) return mergedExample(schema.allOf, document, depth + 1);
  const [choice] = schema.oneOf ?? schema.anyOf ?? [];
  if (choice) return exampleOf(choice, document, depth + 1);

  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'object':
      return objectExample(schema.properties ?? {}, document, depth);
    case 'array': {
      const item = schema.items && exampleOf(schema.items, document, depth + 1);
      return item === undefined ? [] : [item];
    }
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'string':
    case undefined:
    default:
      return TEXT_BY_FORMAT[schema.format ?? ''] ?? 'text'.padEnd(schema.minLength ?? 0, '-text');
  }
}

const TEXT_BY_FORMAT: Readonly<Record<string, string>> = {
  date: '2026-11-23',
  'date-time': '2026-11-23T09:30:00.000Z',
  duration: 'P14D',
  uuid: '0190b3c2-7d4e-7abc-8def-0123456789ab',
  email: 'ana@example.org',
  uri: 'https://example.org/',
};

function resolved(ref: string, document: OpenAPIObject): Schema {
  const name = ref.replace('#/components/schemas/', '');
  return (document.components?.schemas?.[name] ?? {}) as Schema;
}

function mergedExample(
  schemas: readonly Schema[],
  document: OpenAPIObject,
  depth: number,
): unknown {
  const examples = schemas.map((schema) => exampleOf(schema, document, depth));
  const areObjects = examples.every((example) => typeof example === 'object' && example !== null);
  return areObjects ? Object.assign({}, ...examples) : examples[0];
}

function objectExample(
  properties: Record<string, Schema>,
  document: OpenAPIObject,
  depth: number,
): Record<string, unknown> {
  const fields = Object.entries(properties).map(
    ([name, schema]) => [name, exampleOf(schema, document, depth + 1)] as const,
  );
  return Object.fromEntries(fields.filter(([, example]) => example !== undefined));
}
