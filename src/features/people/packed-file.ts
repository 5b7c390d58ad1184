import { gunzipSync, gzipSync } from 'node:zlib';
import { InvalidInput } from '../../domain/refusal.js';
import { CSV_LIMIT } from '../../http/content-types.js';

/**
 * A file that travels in a form between its preview and its confirmation, so that what is
 * imported is what was looked at, and nothing of it is kept on the server meanwhile.
 */
export function packed(text: string): string {
  return gzipSync(text).toString('base64url');
}

/** Throws InvalidInput for what `packed` has not made. */
export function unpacked(field: string): string {
  try {
    const bytes = gunzipSync(Buffer.from(field, 'base64url'), { maxOutputLength: CSV_LIMIT });
    return bytes.toString('utf8');
  } catch {
    throw new InvalidInput([{ field: 'file', message: 'must be chosen again' }]);
  }
}

/** The text of a file as spreadsheets write it: UTF-8, else what Windows makes of it. */
export function textOf(file: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return new TextDecoder('windows-1252').decode(file);
  }
}
