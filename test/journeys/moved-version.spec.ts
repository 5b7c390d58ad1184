import {
  requirementIn,
  requirementsOf,
  type Enrollment,
  type Requirement,
  type Standing,
} from './api.js';
import { CopiedCurriculum } from './copied-curriculum.js';
import { describeClinic } from './describe-clinic.js';
import type { Member } from './desk.js';

const CARD = `          - credential: BLS
            appliesTo: { positions: [medical-assistant] }
            dueIn: { after: position, within: 90 days }
`;
const SPILLS = `          - course: SPILL
            dueIn: { after: enrollment, within: 90 days }
`;
const curriculum = new CopiedCurriculum();
afterAll(() => curriculum.remove());

const options = { today: '2026-01-05', coursesDir: curriculum.folder };

describeClinic('a learner who is moved to a new version of the path', options, (clinic) => {
  let maya: Member;
  let februaryBefore: Standing;

  beforeAll(async () => {
    maya = await clinic.hire({
      givenName: 'Maya',
      familyName: 'Okafor',
      position: 'medical-assistant',
      hiredOn: '2026-01-05',
    });
    clinic.setDay('2026-01-12');
    await clinic.completeCourse(maya, 'FIRE');
    clinic.setDay('2026-03-02');
    februaryBefore = await clinic.office.standing(maya, 'SAFETY', { asOf: '2026-02-01' });
  });
  afterAll(() => curriculum.restore());

  test('publishing a changed path is tried first', async () => {
    // Spills come in, the card goes out.
    curriculum.edit('paths/safety.yaml', CARD, SPILLS);
    const preview = await clinic.office.post('/curriculum/publish?dryRun=true');

    expect(JSON.stringify(preview)).toContain('SAFETY');
    const path = await clinic.office.get<{ version: number }>('/paths/SAFETY');
    expect(path.version).toBe(1);
  });

  test('published, it holds for who comes now; who is under way stays on theirs', async () => {
    await clinic.office.post('/curriculum/publish');
    const nils = await clinic.hire({ givenName: 'Nils', familyName: 'Berg' });

    expect((await clinic.office.standing(nils, 'SAFETY')).path.version).toBe(2);
    const hers = await clinic.office.standing(maya, 'SAFETY');
    expect(hers.path.version).toBe(1);
    expect(keysOf(hers)).toContain('YEARLY/blood/BLS');
    expect(keysOf(hers)).not.toContain('YEARLY/blood/SPILL');
  });

  test('the move shows first what it adds, drops and carries over, and changes nothing', async () => {
    clinic.setDay('2026-03-10');
    const preview = await clinic.office.previewMove(maya, 'SAFETY', 2, 'The card is tracked by HR');

    expect(preview).toMatchObject({
      from: 1,
      to: 2,
      adds: [{ requirement: 'YEARLY/blood/SPILL' }],
      drops: [{ requirement: 'YEARLY/blood/BLS' }],
      carriesOver: [{ requirement: 'YEARLY/building/FIRE' }],
    });
    expect((await clinic.office.standing(maya, 'SAFETY')).path.version).toBe(1);
    expect(await clinic.office.facts(maya, { kind: 'moved' })).toEqual([]);
  });

  test('moved, what was learned counts with its own date, and what is new is asked', async () => {
    await clinic.office.move(maya, 'SAFETY', 2, 'The card is tracked by HR');
    const standing = await clinic.office.standing(maya, 'SAFETY');

    expect(standing.path.version).toBe(2);
    expect(requirementIn(standing, 'YEARLY/building/FIRE')).toMatchObject({
      status: 'satisfied',
      since: '2026-01-12',
    });
    // 90 days after the enrolment of 5 January, not after the move: 26 of January, 28 of
    // February, 31 of March, 5 of April.
    expect(requirementIn(standing, 'YEARLY/blood/SPILL')).toMatchObject({
      status: 'due',
      dueOn: '2026-04-05',
    });
    expect(keysOf(standing)).not.toContain('YEARLY/blood/BLS');
    const enrollments = await clinic.office.get<{ items: Enrollment[] }>(
      `/learners/${maya.id}/enrollments`,
    );
    expect(enrollments.items).toMatchObject([
      { path: 'SAFETY', version: 2, startedOn: '2026-01-05' },
    ]);
  });

  test('the timeline before the move stands', async () => {
    const february = await clinic.office.standing(maya, 'SAFETY', { asOf: '2026-02-01' });
    expect(february).toMatchObject({
      path: { version: 1 },
      status: februaryBefore.status,
      progress: februaryBefore.progress,
    });
    expect(requirementsOf(february).map(inShort)).toEqual(
      requirementsOf(februaryBefore).map(inShort),
    );

    const card = await clinic.office.timeline(maya, 'SAFETY', 'YEARLY/blood/BLS');
    expect(card.map(({ from, to, status }) => [from, to, status])).toEqual([
      ['2026-01-05', '2026-03-06', 'not-started'],
      // The last day on the old version was 9 March.
      ['2026-03-06', '2026-03-10', 'due'],
    ]);
    const spills = await clinic.office.timeline(maya, 'SAFETY', 'YEARLY/blood/SPILL');
    expect(spills[0]).toMatchObject({ from: '2026-03-10' });
  });

  test('a version that does not exist, or the same again, moves nobody', async () => {
    await expect(clinic.office.move(maya, 'SAFETY', 9, 'Typed wrong')).rejects.toMatchObject({
      status: 404,
      code: 'no-such-path',
    });
    await expect(clinic.office.move(maya, 'SAFETY', 2, 'Once more')).rejects.toMatchObject({
      status: 409,
      code: 'same-version',
    });
    expect(await clinic.office.facts(maya, { kind: 'moved' })).toHaveLength(1);
  });

  function inShort({ key, status, since, dueOn }: Requirement): unknown[] {
    return [key, status, since, dueOn];
  }

  function keysOf(standing: Standing): string[] {
    return requirementsOf(standing).map(({ key }) => key);
  }
});
