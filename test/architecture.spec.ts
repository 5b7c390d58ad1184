import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/**
 * The structure is a line, not a web: each folder may use those before it. If something
 * new does not fit the line, change the list on purpose, and say why in README's decisions.
 */
const FEATURES = [
  'audit',
  'catalog',
  'ledger',
  'people',
  'access',
  'jobs',
  'enrollments',
  'policies',
  'learning',
  'coursework',
  'skills',
  'credentials',
  'waivers',
  'advancement',
  'corrections',
  'team',
  'trainees',
  'administration',
  'home',
].map((name) => `features/${name}`);

const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  config: [],
  domain: [],
  database: ['config', 'domain'],
  curriculum: ['config', 'domain'],
  ui: ['domain'],
  http: ['config', 'domain', 'database', 'ui'],
  ...Object.fromEntries(
    FEATURES.map((feature, i) => [
      feature,
      ['config', 'domain', 'database', 'curriculum', 'ui', 'http', ...FEATURES.slice(0, i)],
    ]),
  ),
};

const SRC = resolve('src');

interface SourceFile {
  /** From src/ on. */
  readonly path: string;
  readonly room: string;
  readonly text: string;
  /** The files of ours that it imports, from src/ on. */
  readonly imports: readonly string[];
}

const files: readonly SourceFile[] = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && entry.name !== 'metadata.ts')
  .map((entry) => read(join(entry.parentPath ?? entry.path, entry.name)));

function read(file: string): SourceFile {
  const text = readFileSync(file, 'utf8');
  const named = [...text.matchAll(/(?:from|import)\s+'(\.[^']+)'/g)].map((match) => match[1]!);
  const path = relative(SRC, file);
  return {
    path,
    room: roomOf(path),
    text,
    imports: named.map((name) => relative(SRC, resolve(dirname(file), name))),
  };
}

/** The folder that the line speaks of: `domain`, `features/people`; `` for the top. */
function roomOf(path: string): string {
  const parts = path.split('/');
  if (parts.length === 1) return '';
  return parts[0] === 'features' ? `features/${parts[1]}` : parts[0]!;
}

describe('the structure', () => {
  test('every folder has its place in the line', () => {
    const known = new Set(['', 'cli', ...Object.keys(MAY_USE)]);
    expect(files.filter((file) => !known.has(file.room)).map((file) => file.path)).toEqual([]);
  });

  test('each folder uses only those before it', () => {
    const crossings = files.flatMap((file) => {
      const allowed = MAY_USE[file.room];
      if (!allowed) return [];
      return file.imports
        .map((imported) => ({ imported, room: roomOf(imported) }))
        .filter(({ room }) => room !== file.room && !allowed.includes(room))
        .map(({ imported }) => `${file.path} uses ${imported}`);
    });
    expect(crossings).toEqual([]);
  });

  test('the application lists its features in the order of the line', () => {
    const text = readFileSync(join(SRC, 'app.module.ts'), 'utf8');
    const listed = [...text.slice(text.indexOf('imports: [')).matchAll(/(\w+)Module,/g)]
      .map((match) => `features/${match[1]!.toLowerCase()}`)
      .filter((name) => FEATURES.includes(name));
    expect(listed).toEqual(FEATURES);
  });

  test('no file imports itself by way of others', () => {
    const byPath = new Map(files.map((file) => [file.path.replace(/\.tsx?$/, '.js'), file]));
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
        return;
      }
      if (done.has(path)) return;
      for (const imported of valueImports(byPath.get(path))) visit(imported, [...trail, path]);
      done.add(path);
    };
    for (const path of byPath.keys()) visit(path, []);
    expect(cycles).toEqual([]);
  });

  test('rules neither wait, nor look at the clock, nor use a library', () => {
    const impure = files
      .filter((file) => file.room === 'domain')
      .filter(
        ({ text }) =>
          /\bawait\b|\basync\b|Date\.now|new Date\(\)|Math\.random|process\./.test(
            withoutComments(text),
          ) || /from '(?!\.)/.test(text),
      );
    expect(impure.map((file) => file.path)).toEqual([]);
  });

  test('nothing is filed under a name that says nothing', () => {
    const vague = files.filter(({ path }) =>
      /(^|\/)(utils?|common|helpers?|shared|misc|index)(\.tsx?|\/|$)/.test(path),
    );
    expect(vague.map((file) => file.path)).toEqual([]);
  });

  test('only the cli and the settings read the environment', () => {
    const readers = files.filter(
      ({ room, text }) => room !== 'cli' && room !== 'config' && /process\.env/.test(text),
    );
    expect(readers.map((file) => file.path)).toEqual(['main.ts']);
  });

  test('features query through repositories and the ledger only', () => {
    const querying = files.filter(
      ({ room, path, text }) =>
        room.startsWith('features/') &&
        /@InjectRepository|getRepository\(|\.createQueryBuilder\(/.test(text) &&
        !path.includes('repository'),
    );
    expect(querying.map((file) => file.path)).toEqual([]);
  });
});

function valueImports(file: SourceFile | undefined): readonly string[] {
  if (!file) return [];
  const types = new Set(
    [...file.text.matchAll(/import type [^;]*?from '(\.[^']+)'/g)].map((match) =>
      relative(SRC, resolve(dirname(join(SRC, file.path)), match[1]!)),
    ),
  );
  return file.imports.filter((imported) => !types.has(imported));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replace(/'[^'\n]*'|`[^`]*`/g, '');
}
