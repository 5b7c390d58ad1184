import { createHash } from 'node:crypto';

/**
 * The hash of a definition's content: SHA-256 of its canonical JSON.
 *
 * What a file says decides, not how it is written down: the order of fields doesn't
 * matter, nor does the definition's own version. A lesson's HTML is left out because it
 * follows from its Markdown: a newer renderer makes no new version.
 */
export function contentHash(content: object): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/** JSON with its fields in order and no white space; a lesson's `html` is left out. */
export function canonicalJson(content: object): string {
  return JSON.stringify(content, (name, value: unknown) => {
    if (name === 'html') return undefined;
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.fromEntries(
      Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
    );
  });
}
