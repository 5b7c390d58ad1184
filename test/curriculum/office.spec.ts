import { problemLine } from '../../src/curriculum/problem.js';
import { readCurriculum } from '../../src/curriculum/read-curriculum.js';
import { type Changes, filesWith } from './small-curriculum.js';

const OFFICE = `positions:
  - code: desk
    title: Front desk
    exposures: [systems]
  - code: lead
    title: Lead
exposures:
  - { code: systems, title: Access to systems, what: Signs in }
  - { code: blood, title: Blood }
activities:
  - { code: shadowing, title: Watching }
`;
const read = (changes: Changes) => readCurriculum(filesWith({ 'office.yaml': OFFICE, ...changes }));
const inPath = (requirement: string): Changes => ({
  'paths/one.yaml': ['          - skill: F1\n', `          - ${requirement}\n`],
});

test('the words of the office, with what each position is exposed to', () => {
  const found = read({});
  expect(found.ok && found.curriculum.office).toEqual({
    code: 'OFFICE',
    title: 'The words of the office',
    positions: [
      { code: 'desk', title: 'Front desk', exposures: ['systems'] },
      { code: 'lead', title: 'Lead', exposures: [] },
    ],
    exposures: [
      { code: 'systems', title: 'Access to systems', what: 'Signs in' },
      { code: 'blood', title: 'Blood' },
    ],
    activities: [{ code: 'shadowing', title: 'Watching' }],
  });
});

test('without the file there are none, as long as no path uses any', () => {
  const found = readCurriculum(filesWith());
  expect(found.ok && found.curriculum.office).toBeNull();
});

test('the missing file is a flaw where paths use its words, which an office can still open with', () => {
  const found = readCurriculum(filesWith(inPath('hours: { activity: juggling, hours: 2 }')));
  expect(found.ok).toBe(true);
  expect(found.remarks.filter(({ gravity }) => gravity === 'flaw').map(problemLine)).toContain(
    'office.yaml:1: The file is missing, and paths use its words. Write it with positions, exposures and activities, or bring it back.',
  );
});

test.each<[string, Changes, string]>([
  [
    'an unknown exposure of a position',
    { 'office.yaml': OFFICE.replace('[systems]', '[system]') },
    'office.yaml:4: There is no exposure "system" in this file. Did you mean "systems"?',
  ],
  [
    'a code that stands twice',
    { 'office.yaml': OFFICE.replace('code: lead', 'code: desk') },
    'office.yaml:5: "desk" stands here twice. Give one of the two another code.',
  ],
  [
    'an unknown position in a path',
    inPath('{ skill: F1, appliesTo: { positions: [lead, dsek] } }'),
    'paths/one.yaml:16: There is no "dsek" among the positions of office.yaml. Did you mean "desk"?',
  ],
  [
    'an unknown exposure in a path',
    inPath('{ skill: F1, appliesTo: { exposures: [bloods] } }'),
    'paths/one.yaml:16: There is no "bloods" among the exposures of office.yaml. Did you mean "blood"?',
  ],
  [
    'an unknown position of whom a path enrols',
    { 'paths/one.yaml': ['title: The desk', 'title: The desk\nenrolls: { positions: [boss] }'] },
    'paths/one.yaml:3: There is no "boss" among the positions of office.yaml. It can be desk or lead.',
  ],
  [
    'an unknown activity',
    inPath('hours: { activity: shadow, hours: 2 }'),
    'paths/one.yaml:16: There is no "shadow" among the activities of office.yaml. Did you mean "shadowing"?',
  ],
  [
    'an unknown position of experience',
    inPath('experience: { months: 2, positions: [boss] }'),
    'paths/one.yaml:16: There is no "boss" among the positions of office.yaml. It can be desk or lead.',
  ],
])('%s is refused', (_, changes, line) => {
  const found = read(changes);
  expect(found.ok ? [] : found.problems.map(problemLine)).toEqual([line]);
});
