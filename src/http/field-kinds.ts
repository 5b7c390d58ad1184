/** What the API's own kinds of field look like in its documentation. */
export interface FieldKind {
  readonly format?: string;
  readonly pattern?: string;
  readonly example: string;
}

interface Described {
  readonly kind: FieldKind;
  /** A list of it. */
  readonly each: boolean;
}

// Decorators run when a DTO is loaded, the document is made when the server starts.
const described = new Map<string, Map<string, Described>>();

/** Remembers that a DTO's property is of this kind. */
export function describeField(
  target: object,
  property: string | symbol,
  kind: FieldKind,
  each: boolean,
): void {
  const dto = target.constructor.name;
  const fields = described.get(dto) ?? new Map<string, Described>();
  fields.set(String(property), { kind, each });
  described.set(dto, fields);
}

/** The kinds of a DTO's fields, by the name that its schema has in the document. */
export function fieldKindsOf(dto: string): ReadonlyMap<string, Described> {
  return described.get(dto) ?? new Map();
}
