import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The dark theme changes colours and nothing else. That is why `faultsOf` looks at the whole
 * of a page in one scheme only, and in the other at its colours.
 */

const STYLES = 'src/ui/assets/css/tokens.css';
const DARK = /^@media screen and \(prefers-color-scheme: dark\) \{\s*:root \{([^{}]*)\}\s*\}/gm;
const LIGHT = /^:root \{([^{}]*)\}/gm;
const COLOUR = /^#(?:[\da-f]{3}){1,2}$/;

const styles = readFileSync(STYLES, 'utf8');

test('it is one rule of the root, and nothing else asks for the scheme', () => {
  const asking = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(css|js|tsx?)$/.test(file))
    .map((file) => join('src', file))
    .flatMap((file) => {
      const found = readFileSync(file, 'utf8').match(/prefers-color-scheme|light-dark\(/g);
      return (found ?? []).map(() => file);
    });
  expect(asking).toEqual([STYLES]);
  expect(styles.match(DARK)).toHaveLength(1);
});

test('it gives other colours to properties that are colours in the light', () => {
  const light = propertiesIn(LIGHT);
  const dark = [...propertiesIn(DARK)];
  expect(dark.length).toBeGreaterThan(10);
  const others = dark.filter(
    ([name, value]) =>
      !name.startsWith('--') || !COLOUR.test(value) || !COLOUR.test(light.get(name) ?? ''),
  );
  expect(others).toEqual([]);
});

function propertiesIn(rule: RegExp): ReadonlyMap<string, string> {
  const [, declarations = ''] = [...styles.matchAll(rule)][0] ?? [];
  return new Map(
    declarations
      .split(';')
      .map((each) => each.split(':').map((part) => part.trim()) as [string, string])
      .filter(([name]) => name !== ''),
  );
}
