import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { filesIn } from '../../src/curriculum/curriculum-files.js';
import { problemLine } from '../../src/curriculum/problem.js';
import { readCurriculum } from '../../src/curriculum/read-curriculum.js';
import { runs } from '../support/property-runs.js';
import { BAD_FILES } from './bad-files.js';
import { filesWith, SMALL } from './small-curriculum.js';

/** A path with each kind of requirement. */
const EVERY_REQUIREMENT = `code: EVERY
title: Each kind
stages:
  - code: S1
    title: Begin
    milestones:
      - code: all
        title: All
        requirements:
          - course: HIP
            minVersion: 1
            recurs:
              - { every: 12 months, window: 60 days }
          - attestation: HIP
          - skill: F1
            count: 12
          - credential: BLS
            dueIn: { after: hire, within: 30 days }
          - hours: { activity: desk, hours: 40 }
          - experience: { months: 6 }
          - approval: manager
          - path: DESK
          - key: S1/all/one
            any: 1
            of: [{ course: TRM }, { credential: HS }]
          - key: S1/all/credits
            credits: 3
            of:
              - { course: TRM, key: S1/all/worth, credits: 3, category: words }
`;

describe('a bad file is named with its line and what to do', () => {
  test.each(BAD_FILES)('$what', ({ changes, line }) => {
    const read = readCurriculum(filesWith(changes));
    expect(read.ok ? [] : read.problems.map(problemLine)).toContain(line);
  });
});

test('a link is the file that it leads to, and one that leads nowhere is none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'preceptor-links-'));
  try {
    await writeFile(join(folder, 'office.yaml'), 'positions: []\n');
    await symlink(join(folder, 'office.yaml'), join(folder, 'linked.yaml'));
    await symlink(join(folder, 'gone.yaml'), join(folder, 'nowhere.yaml'));
    const files = filesIn(folder);
    expect([...files].map(([name, bytes]) => `${name} ${bytes.toString()}`)).toEqual([
      'linked.yaml positions: []\n',
      'office.yaml positions: []\n',
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a linked course folder is read like any other', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'preceptor-links-'));
  try {
    await mkdir(join(folder, 'curriculum'));
    await mkdir(join(folder, 'elsewhere'));
    await writeFile(join(folder, 'elsewhere', 'course.yaml'), 'code: [\n');
    await symlink(join(folder, 'elsewhere'), join(folder, 'curriculum', 'linked'));
    await symlink(join(folder, 'gone'), join(folder, 'curriculum', 'nowhere'));
    const files = filesIn(join(folder, 'curriculum'));
    expect([...files.keys()]).toEqual(['linked/course.yaml']);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('HTML between backticks, a comparison and a bare address are text', () => {
  const text = '`<br>` and a < b > c, <https://example.org>';
  const read = readCurriculum(filesWith({ 'words/01-roots.md': ['Roots.', text] }));
  expect(read.ok ? [] : read.problems).toEqual([]);
});

test('numbers and words that YAML could mistake are text as they are written', () => {
  const read = readCurriculum(
    filesWith({
      'words/course.yaml': ['objectives: [Read them]', 'objectives: [1.10, no, 007, 10:30]'],
    }),
  );
  expect(read.ok && read.curriculum.courses[1]!.objectives).toEqual(['1.10', 'no', '007', '10:30']);
});

describe('a field whose value an author left out, or took for another kind', () => {
  const every = { ...SMALL, 'paths/every.yaml': EVERY_REQUIREMENT };
  const values = Object.entries(every).flatMap(([file, text]) =>
    [...text.matchAll(/(?<=[a-zA-Z]: )(?:\[[^\]]*\]|[^\s{[][^,}\n]*)/g)].map(
      ({ 0: value, index }) => ({
        file,
        text,
        before: text.slice(0, index),
        after: text.slice(index + value.length),
      }),
    ),
  );

  test('each is right before', () => {
    expect(readCurriculum(filesWith(every)).ok).toBe(true);
    expect(values.length).toBeGreaterThan(80);
  });

  test.each(['', '~'])('"%s" is refused where it stands, once', (empty) => {
    for (const { file, before, after } of values) {
      const read = readCurriculum(filesWith({ ...every, [file]: before + empty + after }));
      const line = before.split('\n').length;
      const told = read.ok ? [] : read.problems.filter((problem) => problem.file === file);
      const field = before.slice(-20);
      expect([field, told.filter((problem) => problem.line === line).length]).toEqual([field, 1]);
    }
  });

  test.each(['-1', 'true', '[word]', '{ word: 1 }'])('%s in its place gets an answer', (other) => {
    for (const { file, before, after } of values) {
      const read = readCurriculum(filesWith({ ...every, [file]: before + other + after }));
      for (const problem of read.ok ? [] : read.problems) expect(problem.line).toBeGreaterThan(0);
    }
  });
});

test('whatever an author mistypes, the check answers and never breaks', () => {
  const anyEdit = fc.record({
    file: fc.constantFrom(...Object.keys(SMALL)),
    at: fc.nat(),
    length: fc.nat(40),
    put: fc.oneof(
      fc.constantFrom(
        '\n',
        '\t',
        ': ',
        '- ',
        '{',
        ']',
        '"',
        "'",
        '#',
        '~',
        '*x',
        '&x ',
        '!y ',
        '? ',
        '…',
        '<b>',
        '---\n',
        '\0',
      ),
      fc.string({ maxLength: 8 }),
    ),
  });
  fc.assert(
    fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 4 }), (edits) => {
      const texts = { ...SMALL };
      for (const { file, at, length, put } of edits) {
        const text = texts[file]!;
        const from = at % (text.length + 1);
        texts[file] = text.slice(0, from) + put + text.slice(from + length);
      }
      const read = readCurriculum(filesWith(texts));
      const problems = [...read.remarks, ...(read.ok ? [] : read.problems)];
      for (const { file, line, message, remedy } of problems) {
        expect([file, message, remedy]).not.toContain('');
        expect(line).toBeGreaterThan(0);
      }
    }),
    runs(150),
  );
});
