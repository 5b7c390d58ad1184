import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { folderOf, newCourse } from '../../src/curriculum/new-course.js';
import { problemLine } from '../../src/curriculum/problem.js';
import { readCurriculum } from '../../src/curriculum/read-curriculum.js';
import { CoursesFolder } from './courses-folder.js';
import { filesWith } from './small-curriculum.js';

const files = newCourse('VIT2', 'Vital signs "two": again');
const withNew = (fill: (text: string) => string) =>
  readCurriculum(
    filesWith(
      Object.fromEntries([...files].map(([name, text]) => [`vital-signs-two/${name}`, fill(text)])),
    ),
  );

test('the check names each place to write, and nothing else', () => {
  const read = withNew((text) => text);
  const places = [...files].flatMap(([name, text]) =>
    text
      .split('\n')
      .flatMap((line, i) => (line.includes('…') ? [`vital-signs-two/${name}:${i + 1}`] : [])),
  );
  const problems = read.ok ? [] : read.problems;
  expect(problems.map(({ file, line }) => `${file}:${line}`).sort()).toEqual(places.sort());
  expect(problems.every(({ message }) => message.endsWith('yet to be written.'))).toBe(true);
  expect(read.remarks.filter(({ gravity }) => gravity === 'flaw').map(problemLine)).toEqual([]);
});

test('written, it passes', () => {
  let words = 0;
  const read = withNew((text) => text.replaceAll('…', () => `Word ${(words += 1)} of it.`));
  expect(read.ok ? [] : read.problems.map(problemLine)).toEqual([]);
  expect(read.ok && read.curriculum.courses.map(({ code }) => code)).toContain('VIT2');
});

test.each([
  ['Vital signs two', 'vital-signs-two'],
  ['  Señales (vitales)! ', 'sen-ales-vitales'],
  ['???', ''],
])('the folder of "%s" is "%s"', (title, folder) => {
  expect(folderOf(title)).toBe(folder);
});

describe('npm run curriculum:new', () => {
  let made: CoursesFolder;
  let courses: string;
  beforeAll(async () => {
    made = await CoursesFolder.make();
    courses = made.folder;
  });
  afterAll(() => made.remove());

  const run = async (command: string, ...parameters: string[]) => {
    const loader = ['--import', './test/support/typescript-loader.mjs'];
    const env = { ...process.env, COURSES_DIR: courses };
    return promisify(execFile)('node', [...loader, `src/cli/${command}.ts`, ...parameters], { env })
      .then(({ stdout }) => ({ code: 0, said: stdout }))
      .catch((error: { code: number; stdout: string; stderr: string }) => ({
        code: error.code,
        said: error.stdout + error.stderr,
      }));
  };

  test('makes the folder, once, and the check then names what to write', async () => {
    const first = await run('curriculum-new', 'VIT2', 'Vital signs two');
    expect(first).toMatchObject({ code: 0, said: expect.stringContaining('vital-signs-two') });
    const folder = join(courses, 'vital-signs-two');
    expect((await readdir(folder)).sort()).toEqual([...files.keys()].sort());
    const text = await readFile(join(folder, 'course.yaml'), 'utf8');
    expect(text).toContain('code: VIT2\ntitle: "Vital signs two"\n');

    const { code, said } = await run('curriculum-check');
    expect(code).toBe(1);
    expect(said).toContain(
      'vital-signs-two/course.yaml:4: "summary" has yet to be written. Write it in place of the …',
    );
    const again = await run('curriculum-new', 'VIT2', 'Vital signs three');
    expect(again).toMatchObject({
      code: 1,
      said: 'The code VIT2 is taken by vital-signs-two/course.yaml. Choose another.\n',
    });
    expect(await readdir(courses)).not.toContain('vital-signs-three');
  });

  test.each([
    ['a code that is taken', ['HIP', 'Secrets'], 'The code HIP is taken by privacy/course.yaml.'],
    ['a code that is none', ['vit', 'Vital'], '"vit" is not a code'],
    ['a folder that is taken', ['HIP2', 'Privacy'], 'There is a folder privacy already'],
    ['a folder elsewhere', ['VIT3', 'Vital', '--folder', '../vital'], 'The folder needs a name'],
    ['no title', ['VIT3'], 'Give a code and a title.'],
    ['more than a title', ['VIT3', 'Vital', 'signs'], 'Give a code and a title.'],
  ])('refuses %s', async (_, parameters, said) => {
    const before = await readdir(courses);
    expect(await run('curriculum-new', ...parameters)).toMatchObject({
      code: 1,
      said: expect.stringContaining(said),
    });
    expect(await readdir(courses)).toEqual(before);
  });

  test.each(['curriculum-new', 'curriculum-check'])(
    '%s --help says what it does',
    async (command) => {
      const { code, said } = await run(command, '--help');
      expect(code).toBe(0);
      expect(said).toContain(`npm run ${command.replace('-', ':')} -- `);
    },
  );
});
