import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { filesIn } from '../../src/curriculum/curriculum-files.js';
import { problemLine } from '../../src/curriculum/problem.js';
import { readCurriculum } from '../../src/curriculum/read-curriculum.js';
import { BAD_FILES } from './bad-files.js';
import { filesWith, SMALL } from './small-curriculum.js';

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
    { numRuns: 150 },
  );
});
