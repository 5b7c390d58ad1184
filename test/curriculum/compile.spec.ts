import { contentHash } from '../../src/curriculum/content-hash.js';
import type { Curriculum, LessonContent } from '../../src/curriculum/content.js';
import { renderLesson } from '../../src/curriculum/markdown.js';
import { readCurriculum } from '../../src/curriculum/read-curriculum.js';
import type { Requirement } from '../../src/domain/requirement.js';
import { filesWith } from './small-curriculum.js';

/** The words that the requirements below use. */
const OFFICE = `positions:
  - { code: lead, title: Lead }
  - { code: front-office, title: Front office }
exposures: []
activities:
  - { code: on-the-job, title: On the job }
  - { code: desk, title: Desk }
`;

function read(changes: Parameters<typeof filesWith>[0] = {}): Curriculum {
  const found = readCurriculum(filesWith({ 'office.yaml': OFFICE, ...changes }));
  if (!found.ok) throw new Error(JSON.stringify(found.problems, null, 2));
  return found.curriculum;
}

function requirementFrom(yaml: string): Requirement {
  const curriculum = read({ 'paths/one.yaml': ['skill: F1', yaml] });
  return curriculum.paths[0]!.stages[0]!.milestones[1]!.requirements[0]!;
}

const F1 = {
  code: 'F1',
  title: 'Greet',
  steps: [{ text: 'Looks up' }],
  observations: { count: 10, observers: 2, within: { months: 12 } },
  revalidate: { months: 24 },
};
const BLS = {
  code: 'BLS',
  title: 'Life support',
  issuer: 'AHA',
  kind: 'card',
  cycles: [{ every: { months: 24 }, from: 'completion', until: 'end-of-month' }],
  window: 90,
};
const indented = (lines: string) => lines.replaceAll('\n', '\n            ');

describe('what a requirement becomes', () => {
  test.each<[string, string, object]>([
    [
      'a course',
      'course: TRM',
      {
        kind: 'course',
        course: 'TRM',
        prerequisites: ['HIP'],
        key: 'S1/do/TRM',
        title: 'Words',
      },
    ],
    [
      'a course by its newest version',
      'course: HIP\nminVersion: 2\nkey: S1/do/again',
      {
        kind: 'course',
        course: 'HIP',
        minVersion: 2,
        key: 'S1/do/again',
        title: 'Privacy',
      },
    ],
    ['a skill, pinned', 'skill: F1', { kind: 'skill', skill: F1, key: 'S1/do/F1', title: 'Greet' }],
    [
      'a skill, more often than it asks itself',
      'skill: F1\ncount: 10',
      {
        kind: 'skill',
        skill: { ...F1, observations: { ...F1.observations, count: 10 } },
        key: 'S1/do/F1',
        title: 'Greet',
      },
    ],
    [
      'a credential, pinned',
      'credential: BLS',
      {
        kind: 'credential',
        credential: BLS,
        key: 'S1/do/BLS',
        title: 'Life support',
      },
    ],
    [
      'an attestation',
      'attestation: HIP',
      {
        kind: 'attestation',
        course: 'HIP',
        key: 'S1/do/HIP-attestation',
        title: 'I sign',
      },
    ],
    [
      'hours',
      'hours: { activity: on-the-job, hours: 2000, countsFrom: hire, sure: D }',
      {
        kind: 'hours',
        activity: 'on-the-job',
        hours: 2000,
        countsFrom: 'hire',
        key: 'S1/do/on-the-job',
        title: '2,000 hours of on the job',
      },
    ],
    [
      'hours from a node on',
      'hours: { activity: desk, hours: 8, countsFrom: S1/learn/HIP }',
      {
        kind: 'hours',
        activity: 'desk',
        hours: 8,
        countsFrom: { node: 'S1/learn/HIP' },
        key: 'S1/do/desk',
        title: '8 hours of desk',
      },
    ],
    [
      'experience',
      'experience: { months: 24, positions: [lead, front-office] }',
      {
        kind: 'experience',
        months: 24,
        positions: ['lead', 'front-office'],
        key: 'S1/do/experience',
        title: '24 months of work as lead or front office',
      },
    ],
    [
      'an approval',
      'approval: manager',
      {
        kind: 'approval',
        role: 'manager',
        key: 'S1/do/approval',
        title: 'Approval by a manager',
      },
    ],
    [
      'terms',
      `course: HIP
key: S1/do/HIP
dueIn: { after: hire, within: 14 days, sure: D }
recurs: [{ every: 12 months, window: 60 days }, { on: new-policy-version, within: 30 days }]
locks: [{ needs: S1/learn/TRM, while: met }]
appliesTo: { positions: [lead] }
notice: 2 weeks
weight: 0.5
required: false
onLeave: unaffected
waivableBy: nobody
why: A rule
keep: 6 years
since: 2026-01-01`,
      {
        kind: 'course',
        course: 'HIP',
        key: 'S1/do/HIP',
        title: 'Privacy',
        dueIn: { after: 'hire', within: { days: 14 } },
        recurs: [
          { every: { months: 12 }, window: 60 },
          { on: 'new-policy-version', within: { days: 30 } },
        ],
        locks: [{ needs: 'S1/learn/TRM', while: 'met' }],
        appliesTo: { positions: ['lead'] },
        notice: 14,
        weight: 0.5,
        required: false,
        onLeave: 'unaffected',
        waivableBy: 'nobody',
        why: 'A rule',
        keep: { months: 72 },
        since: '2026-01-01',
      },
    ],
    [
      'a due date after a node',
      'skill: F1\ndueIn: { after: S1/learn, within: 0 days }',
      {
        kind: 'skill',
        skill: F1,
        key: 'S1/do/F1',
        title: 'Greet',
        dueIn: { after: { node: 'S1/learn' }, within: { days: 0 } },
      },
    ],
    [
      'a choice',
      'key: S1/one\nany: 1\nof: [{ skill: F1 }, { credential: BLS }]',
      {
        kind: 'any',
        n: 1,
        key: 'S1/one',
        title: 'Greet or Life support',
        children: [
          { kind: 'skill', skill: F1, key: 'S1/one/F1', title: 'Greet' },
          { kind: 'credential', credential: BLS, key: 'S1/one/BLS', title: 'Life support' },
        ],
      },
    ],
    [
      'all of some',
      'key: S1/all\ntitle: Both\nall: [{ skill: F1 }]',
      {
        kind: 'all',
        key: 'S1/all',
        title: 'Both',
        children: [{ kind: 'skill', skill: F1, key: 'S1/all/F1', title: 'Greet' }],
      },
    ],
    [
      'credits',
      'key: S1/ce\ncredits: 2\nofCategory: a\nof: [{ skill: F1, credits: 2, category: a }]',
      {
        kind: 'credits',
        n: 2,
        ofCategory: 'a',
        key: 'S1/ce',
        title: '2 credits of a',
        children: [
          { kind: 'skill', skill: F1, credits: 2, category: 'a', key: 'S1/ce/F1', title: 'Greet' },
        ],
      },
    ],
  ])('%s', (_, yaml, becomes) => {
    expect(requirementFrom(indented(yaml))).toEqual(becomes);
  });

  test('a path names the other path, whose version publishing fills in', () => {
    const other =
      'code: OTHER\ntitle: The other\nenrolls: everyone-employed\nstages: [{ code: O1, title: O, milestones: [{ code: m, title: M, requirements: [{ course: HIP }] }] }]\n';
    const { paths } = read({
      'paths/one.yaml': ['skill: F1', 'path: OTHER'],
      'paths/two.yaml': other,
    });
    expect(paths[0]!.stages[0]!.milestones[1]!.requirements[0]).toEqual({
      kind: 'path',
      path: 'OTHER',
      version: 0,
      key: 'S1/do/OTHER',
      title: 'The other',
    });
    expect(paths[1]!.enrolls).toEqual({});
  });
});

describe('what a course becomes', () => {
  const { courses } = read();

  test('its modules have codes by their names, in the order of the list', () => {
    expect(courses[0]!.modules.map(({ code, kind, minutes }) => [code, kind, minutes])).toEqual([
      ['01', 'lesson', 5],
      ['quiz', 'quiz', 2],
      ['attestation', 'attestation', 2],
      ['session', 'session', 30],
      ['check-off', 'check-off', 5],
      ['package', 'package', 20],
    ]);
  });

  test('a question names its lesson, and its choices have letters', () => {
    expect(courses[0]!.modules[1]).toMatchObject({
      draw: 2,
      items: [
        { id: 'loud', from: '01', kind: 'single', choices: [{ id: 'a' }, { id: 'b' }] },
        { id: 'phone', from: '01', kind: 'single' },
      ],
    });
  });

  test('a source becomes a number that leads to the list at the end', () => {
    const { html } = courses[0]!.modules[0] as LessonContent;
    expect(html).toBe(
      '<p>Speak low. <sup><a href="#source-rule" title="The rule">1</a></sup></p>\n' +
        '<h2>Sources</h2><ol><li id="source-rule">The rule <small>(read in the source itself)</small></li></ol>',
    );
  });

  test('HTML, scripts and dangerous links in a lesson are only text', () => {
    const html = renderLesson(
      '<script>alert(1)</script>\n\n<b onclick="x()">b</b> [click](javascript:alert(1)) ' +
        '[away](https://example.org) ![i](http://evil.example/x.png)',
      [],
      { figures: new Map(), modules: new Map() },
    );
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toMatch(/<script|<b|href="javascript|evil/);
    expect(html).toContain('<a href="https://example.org" rel="noreferrer">away</a>');
  });

  test('a link to another lesson leads to its module', () => {
    const { courses } = read({
      'words/course.yaml': ['[01-roots.md]', '[01-roots.md, 02-ends.md]'],
      'words/01-roots.md': ['Roots.', 'Then [the ends](02-ends.md).'],
      'words/02-ends.md': '---\ntitle: Ends\nminutes: 7\nobjectives: [Find them]\n---\n\nEnds.\n',
    });
    expect((courses[1]!.modules[0] as LessonContent).html).toContain('<a href="02">the ends</a>');
  });

  test('a picture stands in the lesson itself, and counts for its hash', () => {
    const files = { 'words/01-roots.md': ['Roots.', '![A root](figures/root.svg)'] as const };
    const one = read({ ...files, 'words/figures/root.svg': '<svg/>' }).courses[1]!;
    const two = read({ ...files, 'words/figures/root.svg': '<svg></svg>' }).courses[1]!;
    expect((one.modules[0] as LessonContent).html).toContain(
      '<img src="data:image/svg+xml;base64,PHN2Zy8+" alt="A root" />',
    );
    expect(contentHash(one)).not.toBe(contentHash(two));
  });
});

test('line ends of Windows make no difference', () => {
  const lesson = '---\ntitle: Roots\nminutes: 7\nobjectives: [Find them]\n---\n\nRoots.\n';
  const windows = read({ 'words/01-roots.md': `\uFEFF${lesson.replaceAll('\n', '\r\n')}` });
  expect(contentHash(windows.courses[1]!)).toBe(contentHash(read().courses[1]!));
});

describe('the hash of a definition', () => {
  const hashOf = (changes: Parameters<typeof filesWith>[0]) =>
    contentHash(read(changes).skills[0]!);
  const original = hashOf({});

  test.each([
    [
      'another order of fields',
      {
        'skills/desk.yaml':
          'revalidate: 2 years\nobservations: { within: 12 months, count: 10, observers: 2 }\nsteps: [Looks up]\ntitle: Greet\ncode: F1\n',
      },
    ],
    [
      'comments, quotes and spaces',
      { 'skills/desk.yaml': ['title: Greet', "title:   'Greet' # hello"] },
    ],
    ['the same span in other words', { 'skills/desk.yaml': ['2 years', '24 months'] }],
    ['how sure somebody is', { 'skills/desk.yaml': ['{ count: 10,', '{ sure: D, count: 10,'] }],
  ] as const)('stays with %s', (_, changes) => {
    expect(hashOf(changes)).toBe(original);
  });

  test.each([
    ['another count', ['count: 10', 'count: 11']],
    ['another title', ['Greet', 'Greet!']],
  ] as const)('changes with %s', (_, change) => {
    expect(hashOf({ 'skills/desk.yaml': change })).not.toBe(original);
  });
});
