import { problemLine } from '../../src/curriculum/problem.js';
import { readCurriculum } from '../../src/curriculum/read-curriculum.js';
import { filesWith } from './small-curriculum.js';

type Change = readonly [string, string] | string | null;

function problemsOf(changes: Readonly<Record<string, Change>>): readonly string[] {
  const read = readCurriculum(filesWith(changes));
  return read.ok ? [] : read.problems.map(problemLine);
}

const inPath = (requirement: string): Record<string, Change> => ({
  'paths/one.yaml': ['          - skill: F1\n', requirement],
});

const lesson = (text: string, more: Record<string, Change> = {}): Record<string, Change> => ({
  ...more,
  'words/01-roots.md': ['Roots.', `Roots.\n\n${text}`],
});

const notYaml = (file: string, line: number) =>
  `${file}:${line}: The line begins with a tab. Indent with blanks, two for each step.`;

/** A file of which only the code can be made out. */
const other = (code: string) => `code: ${code}\n\ttitle: Broken\n`;

describe('every problem names file, line and remedy', () => {
  test('a right curriculum has none', () => {
    expect(problemsOf({})).toEqual([]);
  });

  test.each<[string, Record<string, Change>, string]>([
    [
      'YAML that cannot be read',
      { 'skills/desk.yaml': 'code: [F1\n' },
      'skills/desk.yaml:2: This is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]. Look at indentation, colons and quotes.',
    ],
    [
      'a field that stands twice',
      { 'skills/desk.yaml': ['title: Greet', 'title: Greet\ntitle: Wave'] },
      'skills/desk.yaml:3: A field stands here twice. Keep one of the two.',
    ],
    [
      'an empty file',
      { 'skills/desk.yaml': '' },
      'skills/desk.yaml:1: There is nothing in it. Write it, or delete it.',
    ],
    [
      'a slip of the finger in a field',
      { 'skills/desk.yaml': ['title: Greet', 'titel: Greet'] },
      'skills/desk.yaml:2: There is no field "titel" here. Did you mean "title"?',
    ],
    [
      'a comma that cuts a text',
      { 'skills/desk.yaml': ['[Looks up]', '[{ text: Looks up, smiles, critical: true }]'] },
      'skills/desk.yaml:3: There is no field "smiles" here. If it belongs to the text before it, put that text in quotes.',
    ],
    [
      'a missing field',
      { 'skills/desk.yaml': ['title: Greet\n', ''] },
      'skills/desk.yaml:1: "title" is missing. Add a line "title: …".',
    ],
    [
      'a field without a value',
      { 'skills/desk.yaml': ['title: Greet', 'title:'] },
      'skills/desk.yaml:2: "title" has no value. Write one, or leave the field out.',
    ],
    [
      'a span of time that is none',
      { 'skills/desk.yaml': ['2 years', 'a while'] },
      'skills/desk.yaml:5: "revalidate" is not a span of time. Write it like "14 days", "6 weeks", "12 months" or "2 years".',
    ],
    [
      'an interval of nothing',
      { 'credentials/cards.yaml': ['24 months', '0 months'] },
      'credentials/cards.yaml:6: "every" can\'t be nothing. Write it like "14 days", "6 weeks", "12 months" or "2 years".',
    ],
    [
      'a window in months',
      { 'credentials/cards.yaml': ['90 days', '3 months'] },
      'credentials/cards.yaml:7: "window" must be counted in days or weeks. Write it like "30 days" or "8 weeks".',
    ],
    [
      'a code in small letters',
      { 'credentials/cards.yaml': ['code: BLS', 'code: bls'], 'paths/one.yaml': ['BLS', 'HS'] },
      'credentials/cards.yaml:1: "bls" is not a code. Write capital letters and digits, like BLS or S1-FRONT.',
    ],
    [
      'a code that is taken',
      { 'credentials/more.yaml': 'code: BLS\ntitle: B\nissuer: I\nkind: card\n' },
      'credentials/more.yaml:1: Two credentials have the code "BLS": the other stands in credentials/cards.yaml:1. Give one of them another code.',
    ],
    [
      'a common cycle without a beginning',
      { 'credentials/cards.yaml': ['from: issue, until: end-of-month', 'from: cycle'] },
      'credentials/cards.yaml:6: A common cycle needs the day on which one began. Add "start: 2025-01-01".',
    ],
    [
      'a replacement that is no credential',
      { 'credentials/cards.yaml': ['window: 90 days', 'replacedBy: [ALS]'] },
      'credentials/cards.yaml:1: "BLS" is replaced by "ALS", which is no credential. Did you mean "BLS"?',
    ],
    [
      'a quiz without a right answer',
      { 'privacy/quiz.yaml': ['        right: true\n', ''] },
      'privacy/quiz.yaml:8: No choice is marked as right. Add "right: true" to the right one.',
    ],
    [
      'two right answers where one is asked for',
      {
        'privacy/quiz.yaml': [
          '      - text: Loud',
          '      - text: Softly\n        right: true\n        because: Yes.\n      - text: Loud',
        ],
      },
      'privacy/quiz.yaml:8: 2 choices are marked as right. Keep one, or add "kind: multiple" to the question.',
    ],
    [
      'a wrong answer that does not say why',
      {
        'privacy/quiz.yaml': [
          '      - text: Loud\n        because: Others listen.\n',
          '      - text: Loud\n',
        ],
      },
      'privacy/quiz.yaml:12: The choice has no "because". Add a line "because: …" that says what is wrong with it.',
    ],
    [
      'a question from a lesson that is not there',
      { 'privacy/quiz.yaml': ['from: 01-desk.md', 'from: 01-desks.md'] },
      'privacy/quiz.yaml:6: "01-desks.md" is not a lesson of this course. Did you mean "01-desk.md"?',
    ],
    [
      'more questions drawn than there are',
      { 'privacy/quiz.yaml': ['draw: 2', 'draw: 4'] },
      'privacy/quiz.yaml:2: The quiz draws 4 questions, and there are 2. Write more questions, or draw fewer.',
    ],
    [
      'a pass mark above a hundred',
      { 'privacy/quiz.yaml': ['passMark: 80', 'passMark: 800'] },
      'privacy/quiz.yaml:3: "passMark" must be a whole number of at least 1 and at most 100. Change it to one.',
    ],
    [
      'a lesson without front matter',
      { 'words/01-roots.md': 'Roots.\n' },
      'words/01-roots.md:1: The lesson has no front matter. Begin with a line "---", then title, minutes and objectives, then "---" again.',
    ],
    [
      'a missing field in front matter',
      { 'words/01-roots.md': ['minutes: 7\n', ''] },
      'words/01-roots.md:2: "minutes" is missing. Add a line "minutes: …".',
    ],
    [
      'a source that the course does not have',
      { 'privacy/01-desk.md': ['{source: rule}', '\nReally. {source: rules}'] },
      'privacy/01-desk.md:8: There is no source "rules" in course.yaml. Did you mean "rule"?',
    ],
    [
      'a picture that is not there',
      { 'words/01-roots.md': ['Roots.', '![A root](figures/root.svg)'] },
      'words/01-roots.md:7: The picture "figures/root.svg" is not there. Put it into the folder of the course, as svg, png or jpg.',
    ],
    [
      'a module that is not there',
      { 'words/course.yaml': ['01-roots.md', '01-roots.md, 02-stems.md'] },
      'words/course.yaml:6: There is no file "02-stems.md" in this folder. It can be 01-roots.md.',
    ],
    [
      'a file that the course does not list',
      { 'words/02-stems.md': '---\ntitle: S\nminutes: 1\nobjectives: []\n---\nS\n' },
      'words/02-stems.md:1: The course does not list this file. Add it to "modules" in course.yaml, or delete it.',
    ],
    [
      'a folder without a course',
      { 'words/course.yaml': null, 'paths/one.yaml': ['          - course: TRM\n', ''] },
      'words/course.yaml:1: The folder has no course.yaml. Write one that gives code, title and modules, or delete the folder.',
    ],
    [
      'a prerequisite that is no course',
      { 'words/course.yaml': ['[HIP]', '[HIPP]'] },
      'words/course.yaml:4: The prerequisite "HIPP" is not a course. Did you mean "HIP"?',
    ],
    [
      'courses that wait for each other',
      { 'privacy/course.yaml': ['prerequisites: []', 'prerequisites: [TRM]'] },
      'privacy/course.yaml:4: These courses wait for each other: HIP → TRM → HIP. Take one prerequisite away.',
    ],
    [
      'a course that nobody wrote',
      { 'paths/one.yaml': ['course: TRM', 'course: TRN'] },
      'paths/one.yaml:11: There is no course "TRN". Did you mean "TRM"?',
    ],
    [
      'a key that stands twice',
      { 'paths/one.yaml': ['course: TRM', 'course: HIP'] },
      'paths/one.yaml:11: The key "S1/learn/HIP" is taken by line 10. Give one of the two a "key" of its own.',
    ],
    [
      'a lock that names no node',
      { 'paths/one.yaml': ['[S1/learn]', '[S1/lern]'] },
      'paths/one.yaml:14: There is no node "S1/lern" in this path. Did you mean "S1/learn"?',
    ],
    [
      'a due date after no node',
      inPath('          - skill: F1\n            dueIn: { after: hiring, within: 3 days }\n'),
      'paths/one.yaml:17: There is no node "hiring" in this path. It can be DESK, S1, S1/learn, S1/learn/HIP, S1/learn/TRM, S1/do, S1/do/F1, S1/proof, S1/proof/BLS or S1/proof/HS.',
    ],
    [
      'a due date in a choice',
      {
        'paths/one.yaml': [
          '{ credential: HS }',
          '{ credential: HS, dueIn: { after: hire, within: 9 days } }',
        ],
      },
      'paths/one.yaml:19: What stands in a choice has no due date of its own. Move "dueIn" up to the choice ("any" or "credits").',
    ],
    [
      'a skill that recurs',
      inPath('          - skill: F1\n            recurs: [{ every: 12 months }]\n'),
      'paths/one.yaml:17: What asks for skill doesn\'t recur. Write "revalidate" at the skill itself.',
    ],
    [
      'a group that recurs',
      { 'paths/one.yaml': ['any: 1', 'recurs: [{ every: 12 months }]\n            any: 1'] },
      'paths/one.yaml:18: A group doesn\'t recur. Write "recurs" at the courses and attestations in it.',
    ],
    [
      'a weight of nothing',
      inPath('          - skill: F1\n            weight: 0\n'),
      'paths/one.yaml:17: A weight must be more than zero. Write 1 or more; "required: false" is for what shouldn\'t count.',
    ],
    [
      'a choice of more than there is',
      { 'paths/one.yaml': ['any: 1', 'any: 3'] },
      'paths/one.yaml:18: It asks for 3 of 2. Ask for fewer, or add choices; those with "required: false" don\'t count.',
    ],
    [
      'more credits than there are',
      inPath(
        '          - key: S1/more\n            credits: 9\n            of: [{ skill: F1, credits: 4 }]\n',
      ),
      'paths/one.yaml:17: It asks for 9 credits, and its children are worth 4. Ask for fewer, or add children.',
    ],
    [
      'a group without a key',
      { 'paths/one.yaml': ['key: S1/proof\n            any', 'any'] },
      'paths/one.yaml:17: A group needs a key, so that its history keeps its name. Add a line "key: S1/do/…".',
    ],
    [
      'a picture without an alternative text',
      lesson('![](figures/root.svg)', { 'words/figures/root.svg': '<svg/>' }),
      'words/01-roots.md:9: The picture "figures/root.svg" has no alternative text. Say between the brackets what it shows, for those who cannot see it: ![A cuff around an arm](…).',
    ],
    [
      'a picture that is not there',
      lesson('![A root](figures/root.svg)'),
      'words/01-roots.md:9: The picture "figures/root.svg" is not there. Put it into the folder of the course, as svg, png or jpg.',
    ],
    [
      'a link to a lesson that is not there',
      lesson('[the roots](01-root.md)'),
      'words/01-roots.md:9: The link to "01-root.md" leads nowhere. Name a module of this course, or begin with https://. Did you mean "01-roots.md"?',
    ],
    [
      'a link to half an address, in a table',
      lesson('| a |\n|---|\n| [away](https://example) |'),
      'words/01-roots.md:11: The link to "https://example" leads nowhere. Write a whole address, like https://example.org/page.',
    ],
    [
      'a link with a blank',
      lesson('[away](https://example.org/a b)'),
      'words/01-roots.md:9: Here is a link that cannot be read. Write it like [words](https://example.org) or [words](02-next-lesson.md), without blanks.',
    ],
    [
      'a link that runs a script',
      lesson('Roots and\n[away](javascript:alert(1))'),
      'words/01-roots.md:10: Here is a link that cannot be read. Write it like [words](https://example.org) or [words](02-next-lesson.md), without blanks.',
    ],
    [
      'a source with a slip',
      lesson('Roots. {source rule}'),
      'words/01-roots.md:9: Here is a source that cannot be read. Write it like {source: id}, or {source: id, other-id}.',
    ],
    [
      'a requirement that asks for nothing',
      inPath('          - title: Something\n'),
      "paths/one.yaml:16: This doesn't say what it asks for. Add one of course, attestation, skill, credential, hours, experience, approval, path, all, any or credits.",
    ],
    [
      'a requirement that asks for two things',
      inPath('          - skill: F1\n            course: HIP\n'),
      'paths/one.yaml:16: A requirement asks for one thing, and this has course and skill. Make it two requirements.',
    ],
    [
      'a course without anything to attest',
      inPath('          - attestation: TRM\n'),
      'paths/one.yaml:16: The course "TRM" has nothing to attest. Add an attestation.yaml to it, or ask for the course.',
    ],
    [
      'a lock that waits for what it locks',
      { 'paths/one.yaml': ['[S1/learn]', '[S1/do/F1]'] },
      'paths/one.yaml:16: These wait for each other: S1/do/F1 → S1/do → S1/do/F1. Take away one of the locks, "countsFrom" or paths between them.',
    ],
    [
      'paths that ask for each other',
      {
        ...inPath('          - path: BACK\n'),
        'paths/two.yaml':
          'code: BACK\ntitle: B\nstages: [{ code: B1, title: B, milestones: [{ code: m, title: M, requirements: [{ path: DESK }] }] }]\n',
      },
      'paths/one.yaml:1: These wait for each other: DESK → S1 → S1/do → S1/do/BACK → BACK → B1 → B1/m → B1/m/DESK → DESK. Take away one of the locks, "countsFrom" or paths between them.',
    ],
  ])('%s', (_, changes, line) => {
    expect(problemsOf(changes)).toContain(line);
  });

  test('all of them are found in one go, in the order of files and lines', () => {
    const found = problemsOf({
      'words/course.yaml': ['[HIP]', '[HIPP]'],
      'privacy/quiz.yaml': ['passMark: 80', 'passMark: no'],
      'paths/one.yaml': ['course: TRM', 'course: TRN'],
    });
    expect(found.map((line) => line.split(': ')[0])).toEqual([
      'paths/one.yaml:11',
      'privacy/quiz.yaml:3',
      'words/course.yaml:4',
    ]);
  });
});

describe('what names a code is not blamed for a file that could not be read', () => {
  test.each<[string, Record<string, Change>, string]>([
    [
      'a course that others wait for',
      { 'privacy/course.yaml': other('HIP') },
      'privacy/course.yaml',
    ],
    [
      'a course without its code',
      { 'privacy/course.yaml': 'title: No code\n\tsummary: Broken\n' },
      'privacy/course.yaml',
    ],
    ['a skill', { 'skills/desk.yaml': other('F1') }, 'skills/desk.yaml'],
    [
      'a credential that replaces one',
      {
        'credentials/new.yaml': other('ALS'),
        'credentials/cards.yaml': [
          '  window: 90 days\n',
          '  window: 90 days\n  replacedBy: [ALS]\n',
        ],
      },
      'credentials/new.yaml',
    ],
    [
      'a path',
      { ...inPath('          - path: OTHER\n'), 'paths/two.yaml': other('OTHER') },
      'paths/two.yaml',
    ],
  ])('%s', (_what, changes, file) => {
    expect(problemsOf(changes)).toEqual([notYaml(file, 2)]);
  });

  test.each<[string, Record<string, Change>, readonly string[]]>([
    [
      'a course whose code is missing',
      { 'privacy/course.yaml': ['code: HIP\n', ''] },
      ['privacy/course.yaml:1: "code" is missing. Add a line "code: …".'],
    ],
    [
      'a path whose code is no text',
      {
        ...inPath('          - path: OTHER\n'),
        'paths/two.yaml': 'code: [x]\ntitle: T\nstages: []\n',
      },
      [
        'paths/two.yaml:1: "code" must be text. Write some words, in quotes if they hold a colon.',
        'paths/two.yaml:3: "stages" is empty. Add some.',
      ],
    ],
    [
      'a course whose list of modules is called otherwise',
      { 'words/course.yaml': ['modules:', 'module:'] },
      [
        'words/course.yaml:1: "modules" is missing. Add a line "modules: …".',
        'words/course.yaml:6: There is no field "module" here. Did you mean "modules"?',
      ],
    ],
    [
      'a code that no file gives is missing all the same',
      { 'skills/desk.yaml': other('F1'), 'paths/one.yaml': ['course: TRM', 'course: TRMM'] },
      [
        'paths/one.yaml:11: There is no course "TRMM". Did you mean "TRM"?',
        notYaml('skills/desk.yaml', 2),
      ],
    ],
    [
      'nor does a broken file stand for codes that it does not give',
      { 'words/course.yaml': other('TRM'), 'paths/one.yaml': ['course: HIP', 'course: HAP'] },
      [
        'paths/one.yaml:10: There is no course "HAP". Did you mean "HIP"?',
        notYaml('words/course.yaml', 2),
      ],
    ],
  ])('%s', (_what, changes, lines) => {
    expect(problemsOf(changes)).toEqual(lines);
  });
});

describe('one fault draws one line', () => {
  const twoCitations = (from: string, to: string): Record<string, Change> => ({
    'privacy/course.yaml': [from, to],
    'privacy/01-desk.md': ['Speak low.', 'Listen. {source: rule}\n\nSpeak low.'],
  });

  test.each<[string, Record<string, Change>, string]>([
    [
      'a mark of the right choice that is mistyped',
      { 'privacy/quiz.yaml': ['right: true', 'right: yes'] },
      'privacy/quiz.yaml:10: "right" must be true or false. Write one of these two words.',
    ],
    [
      'a mark of a wrong choice that is mistyped',
      { 'privacy/quiz.yaml': ['text: Loud', 'text: Loud\n        right: no'] },
      'privacy/quiz.yaml:13: "right" must be true or false. Write one of these two words.',
    ],
    [
      'a mistyped name of the sources',
      twoCitations('sources:', 'source:'),
      'privacy/course.yaml:13: There is no field "source" here. Did you mean "sources"?',
    ],
    [
      'sources that are no list',
      twoCitations('  - { id: rule', '  { id: rule'),
      'privacy/course.yaml:13: "sources" must be a list. Begin each entry with a dash, or write [a, b].',
    ],
    [
      'sources without a value',
      twoCitations('sources:\n  - { id: rule, text: The rule, sure: V }', 'sources:'),
      'privacy/course.yaml:13: "sources" has no value. Write one, or leave the field out.',
    ],
    [
      'a source whose id is missing',
      twoCitations('{ id: rule, ', '{ '),
      'privacy/course.yaml:14: "id" is missing. Add a line "id: …".',
    ],
    [
      'an attestation that is not YAML',
      {
        ...inPath('          - attestation: HIP\n'),
        'privacy/attestation.yaml': other('HIP'),
      },
      notYaml('privacy/attestation.yaml', 2),
    ],
    [
      'an attestation that is not there',
      { ...inPath('          - attestation: HIP\n'), 'privacy/attestation.yaml': null },
      'privacy/course.yaml:9: There is no file "attestation.yaml" in this folder. It can be 01-desk.md, quiz.yaml, session.yaml, check-off.yaml or package.yaml.',
    ],
  ])('%s', (_what, changes, line) => {
    expect(problemsOf(changes)).toEqual([line]);
  });

  test('a citation of no source and a course with nothing to attest are still told', () => {
    const changes: Record<string, Change> = {
      ...inPath('          - attestation: HIP\n'),
      'privacy/course.yaml': ['  - attestation.yaml\n', ''],
      'privacy/attestation.yaml': null,
      'privacy/01-desk.md': ['{source: rule}', '{source: rle}'],
    };
    expect(problemsOf(changes)).toEqual([
      'paths/one.yaml:16: The course "HIP" has nothing to attest. Add an attestation.yaml to it, or ask for the course.',
      'privacy/01-desk.md:7: There is no source "rle" in course.yaml. Did you mean "rule"?',
    ]);
  });
});
