import { readdirSync, readFileSync } from 'node:fs';
import { STYLES, stylesheet } from '../../src/ui/stylesheet.js';

/** The stylesheet holds what pages use, and each of its files once. */

test('each file of it has its place in the order', () => {
  const files = readdirSync('src/ui/assets/css').map((file) => file.replace(/\.css$/, ''));
  expect([...STYLES].sort()).toEqual(files.sort());
});

test('it names no class that no page has', () => {
  const named = new Set([...stylesheet().matchAll(/\.([a-z][\w-]*)(?=[^{}]*\{)/gi)].map(last));
  expect(named.size).toBeGreaterThan(150);
  const said = wordsInQuotes();
  // Of `depth-${n}` the page says only how it starts.
  const starts = [...said].filter((word) => word.endsWith('-'));
  const unused = [...named].filter(
    (name) => !said.has(name) && !starts.some((start) => name.startsWith(start)),
  );
  expect(unused).toEqual([]);
});

/** The words in the quoted texts of all components: classes are among them. */
function wordsInQuotes(): ReadonlySet<string> {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => readFileSync(`src/${file}`, 'utf8'));
  const quoted = sources.flatMap((source) => source.match(/'[^'\n]*'|"[^"\n]*"|`[^`]*`/g) ?? []);
  return new Set(quoted.flatMap((text) => text.match(/[a-z][\w-]*/gi) ?? []));
}

function last(match: RegExpMatchArray): string {
  return match.at(-1)!;
}
