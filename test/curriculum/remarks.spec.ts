import { checkReport } from '../../src/curriculum/check-report.js';
import { problemLine } from '../../src/curriculum/problem.js';
import { readCurriculum } from '../../src/curriculum/read-curriculum.js';
import { type Changes, filesWith } from './small-curriculum.js';

function remarksOf(changes: Changes, gravity: 'flaw' | 'hint'): readonly string[] {
  const read = readCurriculum(filesWith(changes));
  if (!read.ok) throw new Error(read.problems.map(problemLine).join('\n'));
  return read.remarks.filter((remark) => remark.gravity === gravity).map(problemLine);
}

const inPath = (requirement: string): Changes => ({
  'paths/one.yaml': ['          - skill: F1\n', requirement],
});
const lesson = (text: string): Changes => ({
  'words/01-roots.md': ['Roots.', text],
  'words/course.yaml': [
    'modules: [01-roots.md]',
    'modules: [01-roots.md]\nsources: [{ id: law, text: The law, sure: V }]',
  ],
});
const item = (id: string, stem: string, right: number) =>
  `  - id: ${id}\n    from: 01-roots.md\n    stem: ${stem}\n    choices:\n` +
  ['Do', 'Wait', 'Ask']
    .map(
      (text, i) =>
        `      - text: ${text}\n${i === right ? '        right: true\n' : ''}        because: So.\n`,
    )
    .join('');
const quiz = (draw: number, items: readonly string[]): Changes => ({
  'words/course.yaml': ['[01-roots.md]', '[01-roots.md, quiz.yaml]'],
  'words/quiz.yaml': `title: Q\ndraw: ${draw}\npassMark: 80\nitems:\n${items.join('')}`,
});

describe('what could be published but teaches badly', () => {
  test('a good curriculum has no flaws', () => {
    expect(remarksOf({}, 'flaw')).toEqual([]);
  });

  test.each<[string, Changes, string]>([
    [
      'a quiz that is passed by the first choice',
      quiz(2, [item('a', 'One?', 0), item('b', 'Two?', 0)]),
      'words/quiz.yaml:4: Always choosing the first gets 2 of 2 questions right and passes 100 of 100 attempts. Put right choices into other places.',
    ],
    [
      'a quiz that is passed by the last choice, with some luck',
      quiz(1, [item('a', 'One?', 2), item('b', 'Two?', 0), item('c', 'Three?', 1)]),
      'words/quiz.yaml:4: Always choosing the last gets 1 of 3 questions right and passes 33 of 100 attempts. Put right choices into other places.',
    ],
    [
      'a quiz that is passed by the longest choice',
      quiz(2, [item('a', 'One?', 1), item('b', 'Two?', 1)]),
      'words/quiz.yaml:4: Always choosing the longest gets 2 of 2 questions right and passes 100 of 100 attempts. Shorten right choices, and write mistakes out.',
    ],
    [
      'soft words in a question',
      { 'privacy/quiz.yaml': ['The line is long.', 'The line is *long*.'] },
      'privacy/quiz.yaml:7: This text isn\'t Markdown, and learners would see "*long*". Leave the marks out, or use quotation marks.',
    ],
    [
      'loud words in a question',
      { 'privacy/quiz.yaml': ['The line is long.', 'The line is **very long**.'] },
      'privacy/quiz.yaml:7: This text isn\'t Markdown, and learners would see "**very long**". Leave the marks out, or use quotation marks.',
    ],
    [
      'a link in a question',
      { 'privacy/quiz.yaml': ['The line is long.', 'The line is [long](02.md).'] },
      'privacy/quiz.yaml:7: This text isn\'t Markdown, and learners would see "[long](02.md)". Leave the marks out, or use quotation marks.',
    ],
    [
      'a question of another course',
      quiz(1, [item('a', '"The line is long; how do you speak?"', 0)]),
      'words/quiz.yaml:7: The same question stands in privacy/quiz.yaml:7. Ask about another situation in one of the two.',
    ],
    [
      'a section without a source',
      lesson('Roots.\n\nWash hands (29 CFR 1910.1030).'),
      'words/01-roots.md:9: This says what a regulation asks, and names no source: "Wash hands (29 CFR 1910.1030).". Add {source: id} to the paragraph, list or table.',
    ],
    [
      'what a law demands, in a list',
      lesson('- Roots.\n- Federal law does not require a number.'),
      'words/01-roots.md:7: This says what a regulation asks, and names no source: "Federal law does not require a number.". Add {source: id} to the paragraph, list or table.',
    ],
    [
      'a regulation that could be waived',
      inPath('          - skill: F1\n            why: 29 CFR 1910.1030(g)(2)\n'),
      'paths/one.yaml:17: It comes from a regulation, and could be waived. Add "waivableBy: nobody".',
    ],
    [
      'a regulation whose days nobody vouches for',
      inPath(
        '          - skill: F1\n            dueIn: { after: hire, within: 9 days }\n' +
          '            waivableBy: nobody\n            why: 29 CFR 1910.1030(g)(2)\n',
      ),
      'paths/one.yaml:17: It comes from a regulation, and doesn\'t say how sure this is. Add "sure: V", S, K or D: beside it, or for the whole requirement.',
    ],
    [
      'a requirement that ends before it begins',
      inPath(
        '          - skill: F1\n            since: 2026-02-01\n            until: 2026-02-01\n',
      ),
      'paths/one.yaml:16: "S1/do/F1" ends on 2026-02-01, before it begins. Change "since" or "until": the latter is the day after the last.',
    ],
    [
      'a requirement for nobody',
      {
        'office.yaml':
          'positions:\n  - { code: lead, title: Lead }\n  - { code: biller, title: Biller }\nexposures: []\nactivities: []\n',
        'paths/one.yaml': [
          '        locks: [S1/learn]\n        requirements:\n          - skill: F1\n',
          '        appliesTo: { positions: [lead] }\n        requirements:\n          - skill: F1\n            appliesTo: { positions: [biller] }\n',
        ],
      },
      'paths/one.yaml:16: "S1/do/F1" concerns nobody: it is for the positions biller, and stands in "S1/do", which is for lead. Move it out, or change one of the two.',
    ],
  ])('%s', (_, changes, line) => {
    expect(remarksOf(changes, 'flaw')).toContain(line);
  });

  test('a course that no path asks for, and one whose prerequisite stays shut', () => {
    const changes: Changes = { 'paths/one.yaml': ['          - course: HIP\n', ''] };
    expect(remarksOf(changes, 'flaw')).toEqual([
      'paths/one.yaml:10: "TRM" can\'t be begun here: its prerequisite "HIP" is on no path that these people are on. Ask for "HIP" too, or make it open to all.',
      'privacy/course.yaml:1: No path asks for "HIP". Add "course: …" to a path, or "openToAll: true" here.',
    ]);
  });

  test.each<[string, Changes]>([
    ['is open to all', { 'privacy/course.yaml': ['prerequisites: []', 'openToAll: true'] }],
    ['is on a path for everybody', { 'paths/two.yaml': another('enrolls: everyone-employed\n') }],
    ['is on a path that asks for this one', { 'paths/two.yaml': another('', ', { path: DESK }') }],
  ])('a prerequisite is within reach when it %s', (_, changes) => {
    const without: Changes = { 'paths/one.yaml': ['          - course: HIP\n', ''] };
    expect(remarksOf({ ...changes, ...without }, 'flaw')).toEqual([]);
  });

  test.each([
    ['a source in the paragraph', 'OSHA requires it. {source: law}'],
    ['a source in the table', '| a |\n|---|\n| OSHA requires it |\n| b {source: law} |'],
    [
      'a source before the colon that leads to a list',
      'What counts: {source: law}\n\n- OSHA requires it.',
    ],
    ['what somebody says', '> OSHA requires it, she says.'],
    ['a law that is only named', 'Find the HIPAA form and the OSHA poster.'],
    ['a number that looks like a section', 'Weigh again: 164.5 pounds.'],
  ])('%s needs no source', (_, text) => {
    expect(remarksOf(lesson(text), 'flaw')).toEqual([]);
  });
});

test('hints are for short and long lessons', () => {
  expect(remarksOf(lesson('word '.repeat(299)), 'hint')).toContain(
    'words/01-roots.md:7: The lesson has 299 words. Under 300 is little.',
  );
  expect(remarksOf(lesson('word '.repeat(701)), 'hint')).toContain(
    'words/01-roots.md:7: The lesson has 701 words. Over 700 is a lot at once.',
  );
  const words = remarksOf(lesson('word '.repeat(300)), 'hint');
  expect(words.filter((line) => line.startsWith('words/'))).toEqual([]);
});

describe('the report', () => {
  test('of a good curriculum ends with a table and its sums', () => {
    const { isRight, text } = checkReport(readCurriculum(filesWith()), 'courses');
    expect(isRight).toBe(true);
    expect(text.split('\n\n').slice(-2)).toEqual([
      'course    lessons  words  minutes  items  SMOG  Flesch–Kincaid\n' +
        'HIP             1      2       64      2   3.1            -3.0\n' +
        'TRM             1      1        7      0   3.1            -3.4\n' +
        '2 in all        2      3       71      2   3.1            -3.2',
      'The curriculum is right: 2 courses, 1 skills, 2 credentials, 1 paths.',
    ]);
  });

  test('of one with a flaw names it, and still has the table', () => {
    const flawed = readCurriculum(filesWith(lesson('OSHA requires it.')));
    const { isRight, text } = checkReport(flawed, 'courses');
    expect(isRight).toBe(false);
    expect(text).toContain('1 flaw in courses: it can be published, and should be better.');
    expect(text).toContain('2 in all');
    expect(text).not.toContain('The curriculum is right');
  });

  test('of one with an error says that nothing can be published', () => {
    const wrong = readCurriculum(filesWith({ 'paths/one.yaml': ['course: TRM', 'course: TRN'] }));
    const { isRight, text } = checkReport(wrong, 'courses');
    expect(isRight).toBe(false);
    expect(text).toContain('1 problem in courses: nothing can be published.');
    expect(text).not.toContain('in all');
  });
});

function another(enrolls: string, more = ''): string {
  return (
    `code: OTHER\ntitle: O\n${enrolls}stages: [{ code: o, title: O, milestones: ` +
    `[{ code: m, title: M, requirements: [{ course: HIP }${more}] }] }]\n`
  );
}
