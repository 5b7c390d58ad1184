import { readFileSync } from 'node:fs';

/*
 * What `npm ci` installs must be the very packages that were tried, on every system, from
 * whatever registry a machine uses. npm writes the lock for the system that it runs on
 * only, if it can't reach the others' packages; then entries lack their hash, or are left out.
 */

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const { packages } = read('package-lock.json') as { packages: Record<string, Locked> };
const { dependencies, devDependencies } = read('package.json') as Manifest;
const locked = Object.entries(packages).filter(([path]) => path !== '');

const pathsWhere = (lacks: (entry: Locked) => boolean) =>
  locked.filter(([, entry]) => lacks(entry)).map(([path]) => path);

test('every package is locked by its hash', () => {
  expect(locked.length).toBeGreaterThan(500);
  expect(pathsWhere(({ integrity }) => !/^sha(256|384|512)-/.test(integrity ?? ''))).toEqual([]);
});

test('no package names the registry that it came from', () => {
  expect(pathsWhere(({ resolved }) => resolved !== undefined)).toEqual([]);
});

test('the lock has the versions that package.json names', () => {
  const named = Object.entries({ ...dependencies, ...devDependencies });
  expect(
    named.filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version),
  ).toEqual([]);
});

test('what is native is locked for every system', () => {
  const missing = locked.flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});
