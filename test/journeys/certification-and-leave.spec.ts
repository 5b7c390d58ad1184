import { requirementIn } from './api.js';
import { SMALL_CURRICULUM } from './clinic.js';
import { describeClinic } from './describe-clinic.js';
import type { Member } from './desk.js';

const CARD = 'YEARLY/blood/BLS';
const FIRE = 'YEARLY/building/FIRE';

const options = { today: '2026-01-05', coursesDir: SMALL_CURRICULUM };

describeClinic('a certification that lapses during a leave', options, (clinic) => {
  let maya: Member;
  let nils: Member;

  const standingOf = async (learner: Member, key: string, asOf?: string) =>
    requirementIn(await clinic.office.standing(learner, 'SAFETY', asOf ? { asOf } : {}), key);

  test('a card is good for two years, to the end of its month', async () => {
    maya = await clinic.hire({
      givenName: 'Maya',
      familyName: 'Okafor',
      position: 'medical-assistant',
      hiredOn: '2026-01-05',
    });
    await clinic.completeCourse(maya, 'FIRE');
    clinic.setDay('2026-03-12');
    await clinic.office.recordCredential(maya, 'BLS', '2026-03-10');

    expect(await standingOf(maya, CARD)).toMatchObject({
      status: 'satisfied',
      since: '2026-03-10',
      dueOn: '2028-03-31',
    });
  });

  test('on leave the card still counts while it is good', async () => {
    clinic.setDay('2028-02-01');
    // Hired the same day: 30 days for the fire course, through 2 March.
    nils = await clinic.hire({ givenName: 'Nils', familyName: 'Berg', hiredOn: '2028-02-01' });
    for (const person of [maya, nils]) {
      await clinic.office.recordLeave(person, '2028-02-14', '2028-05-31', 'Parental leave');
    }

    clinic.setDay('2028-02-20');
    // The window of 60 days before 31 March opened on 31 January.
    expect(await standingOf(maya, CARD)).toMatchObject({
      status: 'expiring',
      since: '2028-01-31',
      dueOn: '2028-03-31',
    });
  });

  test('leave moves the due date of training, but never the date on a card', async () => {
    clinic.setDay('2028-04-15');

    expect(await standingOf(maya, CARD)).toMatchObject({
      status: 'expired',
      since: '2028-04-01',
      dueOn: '2028-03-31',
    });
    // 2 March and the 108 days of leave since the clock began: 16 of February, 31 of
    // March, 30 of April, 31 of May.
    expect(await standingOf(nils, FIRE)).toMatchObject({ status: 'paused', dueOn: '2028-06-18' });
  });

  test('back at work, the new card is the next step', async () => {
    clinic.setDay('2028-06-01');

    const { nextSteps } = await clinic.office.standing(maya, 'SAFETY');
    expect(nextSteps[0]).toMatchObject({ requirement: CARD, dueOn: '2028-03-31' });
    // Ten days of notice before 18 June: due from the 8th.
    expect((await standingOf(nils, FIRE)).status).toBe('not-started');
    expect((await standingOf(nils, FIRE, '2028-06-08')).status).toBe('due');
    expect((await standingOf(nils, FIRE, '2028-06-19')).status).toBe('overdue');
  });

  test('the new card makes it good again, and the gap stays on the timeline', async () => {
    clinic.setDay('2028-06-05');
    await clinic.office.recordCredential(maya, 'BLS', '2028-06-05');

    const intervals = await clinic.office.timeline(maya, 'SAFETY', CARD);
    expect(intervals.map(({ from, to, status }) => [from, to, status])).toEqual([
      // 90 days after the position began, on 5 January; notice of 30 days.
      ['2026-01-05', '2026-03-06', 'not-started'],
      ['2026-03-06', '2026-03-10', 'due'],
      ['2026-03-10', '2028-01-31', 'satisfied'],
      ['2028-01-31', '2028-04-01', 'expiring'],
      ['2028-04-01', '2028-06-05', 'expired'],
      ['2028-06-05', '2030-05-01', 'satisfied'],
      ['2030-05-01', '2030-07-01', 'expiring'],
      ['2030-07-01', null, 'expired'],
    ]);
  });

  test('why somebody was away is told to managers, not to colleagues', async () => {
    const ines = await clinic.hire({
      givenName: 'Ines',
      familyName: 'Colleague',
      roles: ['instructor'],
    });
    const leaves = await clinic.as(ines).facts(maya, { kind: 'leave-started' });
    expect(JSON.stringify(leaves)).not.toContain('Parental');
    const forManagers = await clinic.office.facts(maya, { kind: 'leave-started' });
    expect(forManagers).toMatchObject([{ payload: { reason: 'Parental leave' } }]);
  });
});
