import { courseIn, requirementIn } from './api.js';
import { describeClinic } from './describe-clinic.js';
import type { Member } from './desk.js';

/** The key of the privacy training on the path that everybody employed is on. */
const C1 = 'C1';

describeClinic('privacy training, renewed early', { today: '2026-01-05' }, (clinic) => {
  let maya: Member;

  beforeAll(async () => {
    maya = await clinic.hire({ givenName: 'Maya', familyName: 'Okafor', hiredOn: '2026-01-05' });
    const instructor = await clinic.hire({
      givenName: 'Ines',
      familyName: 'Marsh',
      roles: ['instructor'],
    });
    // What else everybody owes, so that only privacy is left.
    await clinic.completeCourse(maya, 'EAP', { instructor });
  });

  const privacy = async (when: { asOf?: string; knownAt?: string } = {}) =>
    requirementIn(await clinic.as(maya).standing(maya, 'COMPLIANCE', when), C1);

  test('being hired is enough to owe it: within 14 days', async () => {
    expect(await privacy()).toMatchObject({ status: 'due', dueOn: '2026-01-19' });
    expect((await privacy({ asOf: '2026-01-20' })).status).toBe('overdue');
  });

  test('lessons, quiz and signature complete it for a year', async () => {
    clinic.setDay('2026-01-12');
    const last = await clinic.completeCourse(maya, 'HIP');

    expect(last.course).toMatchObject({ status: 'satisfied', completedOn: '2026-01-12' });
    expect(last.changes).toContainEqual(
      expect.objectContaining({ path: 'COMPLIANCE', requirement: C1, to: 'satisfied' }),
    );
    expect(await privacy()).toMatchObject({
      status: 'satisfied',
      since: '2026-01-12',
      dueOn: '2027-01-12',
    });
  });

  test('before its window opens there is nothing to renew', async () => {
    // 60 days before 12 January 2027 is 13 November.
    clinic.setDay('2026-11-12');
    const { modules } = await clinic.as(maya).course('HIP');

    expect((await privacy()).status).toBe('satisfied');
    await expect(clinic.as(maya).complete(maya, 'HIP', modules[0]!.code)).rejects.toMatchObject({
      status: 409,
      code: 'already-completed',
    });
  });

  test('in its window it shows as the next step, still counting', async () => {
    clinic.setDay('2026-11-13');
    const standing = await clinic.as(maya).standing(maya, 'COMPLIANCE');

    expect(requirementIn(standing, C1)).toMatchObject({
      status: 'expiring',
      since: '2026-11-13',
      until: '2027-01-13',
      dueOn: '2027-01-12',
    });
    expect(standing.progress.percent).toBe(100);
    expect(standing.nextSteps).toMatchObject([{ requirement: C1, dueOn: '2027-01-12' }]);
  });

  test('half renewed, the old year still counts', async () => {
    clinic.setDay('2026-12-01');
    const { modules } = await clinic.as(maya).course('HIP');
    await clinic.as(maya).complete(maya, 'HIP', modules[0]!.code);

    expect(await privacy()).toMatchObject({ status: 'expiring', dueOn: '2027-01-12' });
  });

  test('renewed early, the new year counts from the day of the renewal', async () => {
    await clinic.completeCourse(maya, 'HIP', { from: 1 });

    expect(await privacy()).toMatchObject({
      status: 'satisfied',
      since: '2026-12-01',
      dueOn: '2027-12-01',
    });
    expect((await privacy({ asOf: '2027-12-02' })).status).toBe('overdue');
  });

  test('history is kept: both years, and what stood between them', async () => {
    const signatures = await clinic.as(maya).facts(maya, { kind: 'attested', subject: 'HIP' });
    expect(signatures.map(({ occurredOn, payload }) => [occurredOn, payload.name])).toEqual([
      ['2026-01-12', 'Maya Okafor'],
      ['2026-12-01', 'Maya Okafor'],
    ]);
    expect(await privacy({ asOf: '2026-11-20' })).toMatchObject({
      status: 'expiring',
      dueOn: '2027-01-12',
    });

    const timeline = await clinic.as(maya).timeline(maya, 'COMPLIANCE', C1);
    expect(timeline.map(({ from, to, status }) => [from, to, status])).toEqual([
      ['2026-01-05', '2026-01-12', 'due'],
      ['2026-01-12', '2026-11-13', 'satisfied'],
      ['2026-11-13', '2026-12-01', 'expiring'],
      // 60 days before 1 December 2027.
      ['2026-12-01', '2027-10-02', 'satisfied'],
      ['2027-10-02', '2027-12-02', 'expiring'],
      ['2027-12-02', null, 'overdue'],
    ]);
  });

  test('what was known before the renewal is still answered as it was known', async () => {
    clinic.setDay('2027-02-01');
    expect((await privacy()).status).toBe('satisfied');
    expect((await privacy({ asOf: '2027-01-20', knownAt: '2026-11-30T18:00:00Z' })).status).toBe(
      'overdue',
    );
  });

  test('another path that asks for the same course takes it as it is', async () => {
    await clinic.as(maya).enrol(maya, 'FOUNDATIONS');
    expect(courseIn(await clinic.as(maya).standing(maya, 'FOUNDATIONS'), 'HIP')).toMatchObject({
      status: 'satisfied',
    });
  });
});
