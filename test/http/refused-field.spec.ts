import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIELDS_AT_FAULT, refusedField } from '../../src/http/refused-field.js';

/** Why something may be refused that no field of a form can mend: it is about how things stand. */
const OF_NO_FIELD = [
  // Somebody was faster, or it is done.
  ...['already-asked', 'already-decided', 'already-enrolled', 'already-graded', 'already-returned'],
  ...['already-set-up', 'already-verified', 'assignment-cancelled', 'changed-meanwhile'],
  ...['cosign-not-needed', 'link-used-up', 'same-version', 'session-withdrawn'],
  // It isn't open yet, or not to them.
  ...['course-locked', 'course-not-open', 'module-locked', 'needs-module', 'needs-requirement'],
  ...['not-the-next-stage', 'requirement-left', 'requirements-left', 'forbidden', 'not-visible'],
  ...['own-record', 'nothing-to-sign-in-as', 'too-many-slips'],
  // What no form of the product asks for.
  ...['attestation-required', 'instructor-required', 'not-a-quiz', 'not-a-task', 'quiz-required'],
  ...['not-an-attestation', 'made-in-files', 'made-in-product', 'path-cycle'],
  ...['curriculum-invalid', 'curriculum-unreadable'],
];

test('every code of a refusal belongs to a field, or to none', () => {
  const sorted = (codes: Iterable<string>) => [...new Set(codes)].toSorted();
  const placed = [...Object.keys(FIELDS_AT_FAULT), ...OF_NO_FIELD];
  expect(placed).toHaveLength(new Set(placed).size);
  expect(sorted(['src/domain', 'src/features'].flatMap(codesIn))).toEqual(sorted(placed));
});

test.each([
  ['occurred-in-future', { on: '2027-01-01', reason: '' }, 'on'],
  ['occurred-in-future', { observedOn: '2027-01-01', on: '' }, 'observedOn'],
  ['critical-step-missed', { stepsListed: 'yes' }, 'steps'],
  ['last-administrator', { role: ['', ''] }, 'roles'],
  ['occurred-in-future', { version: '2' }, undefined],
  ['already-decided', { reason: 'Because' }, undefined],
])('%s of a form with %j is about %s', (code, typed, field) => {
  expect(refusedField(code, typed)).toBe(field);
});

/** The codes of the reasons that some files give; content of courses has codes of other kinds. */
function codesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\/?policy(-course)?\.ts$/.test(file))
    .flatMap((file) => [
      ...readFileSync(join(folder, file), 'utf8').matchAll(/(?<=\bcode: ')[a-z]+(-[a-z]+)*(?=')/g),
    ])
    .map(([code]) => code);
}
