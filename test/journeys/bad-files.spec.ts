import type { Person } from './api.js';
import { CopiedCurriculum } from './copied-curriculum.js';
import { describeClinic } from './describe-clinic.js';

const curriculum = new CopiedCurriculum();
afterAll(() => curriculum.remove());

const options = { today: '2026-05-04', coursesDir: curriculum.folder };

describeClinic('a bad file is taken whole or not at all', options, (clinic) => {
  afterEach(() => curriculum.restore());

  const versions = async () => {
    const { items: paths } = await clinic.office.get<{ items: Version[] }>('/paths');
    const { items: courses } = await clinic.office.get<{ items: Version[] }>('/courses');
    return [...paths, ...courses].map(({ code, version }) => `${code} ${version}`).sort();
  };

  test.each([
    {
      what: 'a path whose locks go round in a circle',
      file: 'paths/safety.yaml',
      passage: '      - code: building\n',
      replacement: '      - code: building\n        locks: [YEARLY/blood]\n',
      alsoIn: '      - code: blood\n',
      alsoBecomes: '      - code: blood\n        locks: [YEARLY/building]\n',
      names: 'paths/safety.yaml',
    },
    {
      what: 'a quiz question without a right answer',
      file: 'fire/quiz.yaml',
      passage: '        right: true\n',
      replacement: '',
      names: 'fire/quiz.yaml',
    },
    {
      what: 'a course that is misspelled in a path',
      file: 'paths/safety.yaml',
      passage: 'course: FIRE',
      replacement: 'course: FIER',
      names: 'paths/safety.yaml',
    },
  ])('$what is not published, and the file is named', async (bad) => {
    const before = await versions();
    curriculum.edit(bad.file, bad.passage, bad.replacement);
    if (bad.alsoIn) curriculum.edit(bad.file, bad.alsoIn, bad.alsoBecomes);
    // Right by itself, it must not be published beside what is wrong.
    curriculum.edit('spills/01-when-a-bottle-breaks.md', 'Close the door', 'Shut the door');

    for (const query of ['?dryRun=true', '']) {
      await expect(clinic.office.post(`/curriculum/publish${query}`)).rejects.toMatchObject({
        status: 422,
        problem: { reasons: [{ text: expect.stringContaining(bad.names) as string }] },
      });
    }
    expect(await versions()).toEqual(before);
  });

  test('a staff list with a bad line 7 of 500 takes nobody in, and names the line', async () => {
    const before = await clinic.office.get<{ items: Person[] }>('/people?limit=200');
    const list = staffList(500, { 7: 'Staff,Number 7,staff7@clinic.example,2026-02-30' });
    const answer = await clinic.office.importPeople<Imported>(list);

    expect(answer).toEqual({
      created: 0,
      updated: 0,
      unchanged: 0,
      errors: [{ line: 7, field: 'hiredOn', message: expect.any(String) as string }],
    });
    expect(await clinic.office.get('/people?limit=200')).toEqual(before);
  });

  test('without it the same list takes everybody in', async () => {
    const answer = await clinic.office.importPeople<Imported>(staffList(500));
    expect(answer).toMatchObject({ created: 499, errors: [] });
  });
});

interface Version {
  code: string;
  version: number;
}

interface Imported {
  created: number;
  updated: number;
  unchanged: number;
  errors: { line: number; field: string; message: string }[];
}

/** A file of so many lines, its header included; lines are numbered from 1. */
function staffList(length: number, changed: Record<number, string> = {}): string {
  const lines = ['givenName,familyName,email,hiredOn'];
  for (let line = 2; line <= length; line += 1) {
    lines.push(changed[line] ?? `Staff,Number ${line},staff${line}@clinic.example,2026-05-04`);
  }
  return lines.join('\n');
}
