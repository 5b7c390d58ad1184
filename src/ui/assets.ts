import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { stylesheet } from './stylesheet.js';

/** A file that pages refer to. Its address holds its hash, so it may be kept for ever. */
export interface Asset {
  readonly type: string;
  readonly content: Buffer;
  readonly url: string;
}

const OWN = new URL('assets/', import.meta.url);
const library = createRequire(import.meta.url);

const ASSETS: ReadonlyMap<string, Asset> = new Map(
  [
    asset('preceptor.css', 'text/css; charset=utf-8', Buffer.from(stylesheet())),
    asset('preceptor.js', 'text/javascript; charset=utf-8', own('preceptor.js')),
    asset('icon.svg', 'image/svg+xml', own('icon.svg')),
    asset(
      'htmx.js',
      'text/javascript; charset=utf-8',
      readFileSync(library.resolve('htmx.org/dist/htmx.min.js')),
    ),
  ].map((each) => [each.name, each]),
);

const BY_URL = new Map([...ASSETS.values()].map((each) => [each.url, each]));

export type AssetName = 'preceptor.css' | 'preceptor.js' | 'icon.svg' | 'htmx.js';

/** Where a page finds an asset. */
export function assetUrl(name: AssetName): string {
  return ASSETS.get(name)!.url;
}

/** The asset at an address; undefined where there is none. */
export function assetAt(url: string): Asset | undefined {
  return BY_URL.get(url);
}

function own(name: AssetName): Buffer {
  return readFileSync(fileURLToPath(new URL(name, OWN)));
}

function asset(name: AssetName, type: string, content: Buffer): Asset & { name: AssetName } {
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 12);
  const [stem, end] = name.split('.');
  return { name, type, content, url: `/assets/${stem}.${hash}.${end}` };
}
