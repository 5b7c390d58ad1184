import { courseIn, requirementIn, type Advancement, type Standing } from './api.js';
import { describeClinic } from './describe-clinic.js';
import type { Member } from './desk.js';
import { weekdays } from './weekdays.js';

/**
 * Three years and a month: from the first day as a trainee to medical office manager, by
 * the front office, billing and leading. Every step through the API, as it happened.
 */
describeClinic('from trainee to medical office manager', { today: '2026-01-05' }, (clinic) => {
  let maya: Member;
  let ines: Member;
  let olga: Member;

  beforeAll(async () => {
    olga = await clinic.hire({ givenName: 'Olga', familyName: 'Reyes', roles: ['manager'] });
    ines = await clinic.hire({ givenName: 'Ines', familyName: 'Marsh', roles: ['instructor'] });
    // A nurse: her word counts for clinical skills too.
    await clinic.office.recordCredential(ines, 'RN', '2020-06-01');
    maya = await clinic.hire({
      givenName: 'Maya',
      familyName: 'Okafor',
      position: 'trainee',
      hiredOn: '2026-01-05',
    });
  });

  const career = (asOf?: string): Promise<Standing> =>
    clinic.as(maya).standing(maya, 'CAREER', asOf ? { asOf } : {});
  const stageOf = async (code: string) =>
    (await career()).stages.find((stage) => stage.code === code)!.status;
  const left = ({ left: items }: Advancement) => items.map(({ requirement }) => requirement).sort();

  /** Ines or Olga sees a skill done as often as its definition asks. */
  async function signOff(observer: Member, skills: Record<string, number>): Promise<void> {
    for (const [skill, times] of Object.entries(skills)) {
      await clinic.as(observer).observe(maya, skill, { times });
    }
  }

  /** Full days of eight hours, logged by Maya for the last of them and approved by Ines. */
  async function work(activity: string, days: readonly string[]): Promise<void> {
    for (const on of days) {
      const { fact } = await clinic.as(maya).logHours(maya, activity, on, 8);
      await clinic.as(ines).approveHours(maya, fact);
    }
  }

  async function learn(...courses: string[]): Promise<void> {
    for (const course of courses) await clinic.completeCourse(maya, course, { instructor: ines });
  }

  async function advance(stage: string): Promise<void> {
    const request = await clinic.as(maya).askAdvancement(maya, stage);
    await clinic.as(olga).decideAdvancement(maya, request);
    expect(await clinic.as(maya).advancement(maya)).toMatchObject({ current: stage });
  }

  test('on her first day she enrols, and sees what comes first and until when', async () => {
    const enrollment = await clinic.as(maya).enrol(maya, 'CAREER');
    expect(enrollment).toMatchObject({ path: 'CAREER', startedOn: '2026-01-05' });

    const standing = await career();
    expect(standing.stages.map(({ code }) => code)).toEqual(['S0', 'S1', 'S2', 'S3', 'S4']);
    expect(standing).toMatchObject({ stage: { code: 'S0' }, progress: { done: 0, percent: 0 } });
    // Fourteen days after her hire.
    expect(standing.nextSteps[0]).toMatchObject({
      requirement: 'S0/onboarding/HIP',
      dueOn: '2026-01-19',
    });
    expect(await clinic.as(maya).advancement(maya)).toMatchObject({
      path: 'CAREER',
      current: null,
      next: 'S0',
      ready: false,
    });
  });

  test('asking too early is answered with what is left', async () => {
    const request = await clinic.as(maya).askAdvancement(maya, 'S0', 'I am quick');

    await expect(clinic.as(olga).decideAdvancement(maya, request)).rejects.toMatchObject({
      status: 422,
      problem: {
        reasons: expect.arrayContaining([
          expect.objectContaining({ subject: 'S0/onboarding/HIP' }),
          expect.objectContaining({ subject: 'S0/onboarding/TRM' }),
          expect.objectContaining({ subject: 'S0/onboarding/shadowing' }),
          expect.objectContaining({ subject: 'S0/compliance/COMPLIANCE' }),
        ]) as unknown,
      },
    });
    await clinic.as(olga).decideAdvancement(maya, request, false, 'After the first two weeks');
    expect(await clinic.as(maya).advancement(maya)).toMatchObject({ current: null, next: 'S0' });
  });

  test('required training, four courses and two days of shadowing make the first stage', async () => {
    await clinic.as(ines).recordCredential(maya, 'HS', '2024-06-14');
    await learn('EAP', 'ORI', 'COM');
    clinic.setDay('2026-01-12');
    await clinic.completeCourse(maya, 'HIP');
    await learn('REC');
    clinic.setDay('2026-01-14');
    const { changes } = await clinic.completeCourse(maya, 'TRM');
    expect(changes).toContainEqual(
      expect.objectContaining({
        path: 'CAREER',
        requirement: 'S0/onboarding/TRM',
        to: 'satisfied',
      }),
    );
    await work('shadowing', ['2026-01-13', '2026-01-14']);

    expect(await clinic.as(maya).advancement(maya)).toMatchObject({ ready: true, left: [] });
    await advance('S0');
    expect(await stageOf('S0')).toBe('satisfied');
    expect((await career()).stage.code).toBe('S1');
  });

  test('a course of a branch opens to whoever enrols in that branch', async () => {
    await expect(clinic.completeCourse(maya, 'SCH')).rejects.toMatchObject({
      status: 422,
      problem: { code: 'course-not-open' },
    });
    await clinic.as(maya).enrol(maya, 'FRONT-OFFICE');
  });

  test('the front office takes six courses, nine skills and 160 supervised hours', async () => {
    await clinic.office.transfer(maya, 'front-office', '2026-02-02');
    clinic.setDay('2026-02-27');
    await learn('PTX', 'SCH', 'OFF', 'EHR', 'INS', 'TEL');
    await work('supervised-front-office', weekdays('2026-02-02', 20));
    expect((await clinic.as(maya).advancement(maya)).ready).toBe(false);
    await signOff(ines, FRONT);

    const front = await clinic.as(maya).standing(maya, 'FRONT-OFFICE');
    expect(requirementIn(front, 'front/desk/supervised-front-office')).toMatchObject({
      status: 'satisfied',
      progress: { done: 160, needed: 160, unit: 'hours' },
    });
    // One branch is enough: nobody waits for the back office.
    const standing = await career();
    expect(requirementIn(standing, 'S1/office/branch').status).toBe('satisfied');
    // What the two have in common counts there already.
    expect(requirementIn(standing, 'S1/back').status).toBe('in-progress');
    await advance('S1');
  });

  test('the specialty is ready before the six months of work are over', async () => {
    await clinic.office.transfer(maya, 'biller', '2026-04-01');
    clinic.setDay('2026-05-29');
    await clinic.as(maya).enrol(maya, 'BILLING');
    await learn('CLM', 'FWA');
    await work('billing', weekdays('2026-04-01', 40));
    await signOff(ines, BILLING);

    // In the office since 2 February: six months are over on 2 August.
    clinic.setDay('2026-08-01');
    const waiting = await clinic.as(maya).advancement(maya);
    expect(waiting).toMatchObject({ next: 'S2', ready: false });
    expect(left(waiting)).toEqual(['S2/specialty/experience']);
    clinic.setDay('2026-08-02');
    expect(await clinic.as(maya).advancement(maya)).toMatchObject({ ready: true, left: [] });
    await advance('S2');
  });

  test('privacy is renewed every year, early in its window', async () => {
    // Done on 12 January 2026; the window of 60 days opens on 13 November.
    clinic.setDay('2026-12-21');
    expect(courseIn(await career(), 'HIP').status).toBe('expiring');
    await clinic.completeCourse(maya, 'HIP');
    expect(courseIn(await career(), 'HIP')).toMatchObject({ dueOn: '2027-12-21' });
    clinic.setDay('2027-12-13');
    await clinic.completeCourse(maya, 'HIP');
    expect(courseIn(await career(), 'HIP')).toMatchObject({ dueOn: '2028-12-13' });
  });

  test('a lead is certified, cross-trained, holds a life support card and has worked two years', async () => {
    await clinic.as(maya).recordCredential(maya, 'CMAA', '2027-01-15');
    // She leads at the desk, where nobody works with blood or chemicals.
    const exposures = ['payer-contract', 'systems'];
    await clinic.office.transfer(maya, 'lead', '2028-01-03', exposures);
    clinic.setDay('2028-01-28');
    await clinic.as(maya).enrol(maya, 'LEAD');
    // Patient satisfaction was two years ago, and whoever shows others reads it again. Claims
    // under a payer's contract, which came with the post of a biller, ask for fraud every year.
    await learn('TRN', 'SUP', 'INF', 'PTX', 'FWA');
    await signOff(olga, { L1: 1, L2: 3, L3: 2, L4: 3, L5: 1, L6: 1 });
    // What was signed off in February 2026 holds for two years: it is seen again in time.
    await signOff(ines, FRONT);

    // The card came with the new position; two years of work are over on 2 February.
    expect(left(await clinic.as(maya).advancement(maya))).toEqual([
      'S3/compliance/COMPLIANCE',
      'S3/leading/experience',
      'S3/proof/BLS',
      'S3/proof/certification',
    ]);
    // From the desk, a lead also knows the other office.
    await work('cross-training', weekdays('2028-01-17', 5));
    await clinic.as(maya).recordCredential(maya, 'BLS', '2028-01-20');
    clinic.setDay('2028-02-02');
    await advance('S3');
  });

  test('the office manager has led for a year; a degree is preferred, and none is needed', async () => {
    await clinic.as(maya).enrol(maya, 'OFFICE-MANAGER');

    clinic.setDay('2028-05-22');
    await signOff(ines, BILLING);
    clinic.setDay('2028-09-18');
    await learn('MGT');
    await signOff(olga, { M1: 1, M2: 1, M3: 1, M4: 1, M5: 1, M6: 1 });
    clinic.setDay('2028-12-04');
    await learn('HIP', 'FWA');
    await clinic.as(maya).recordCredential(maya, 'CMAA', '2028-12-01');

    // Lead since 3 January 2028; in the office since 2 February 2026.
    expect(left(await clinic.as(maya).advancement(maya))).toEqual([
      'S4/managing/experience',
      'S4/managing/supervising',
    ]);
    clinic.setDay('2029-02-02');
    await advance('S4');
    await clinic.office.transfer(maya, 'office-manager', '2029-02-02');

    expect(await career()).toMatchObject({ status: 'satisfied', progress: { percent: 100 } });
    expect(await clinic.as(maya).advancement(maya)).toMatchObject({
      current: 'S4',
      next: null,
      left: [],
    });
  });

  test('every step of the way can still be looked up', async () => {
    const steps: [string, string][] = [
      ['2026-01-13', 'S0'],
      ['2026-01-14', 'S1'],
      ['2026-08-01', 'S2'],
      ['2026-08-02', 'S3'],
      ['2028-02-02', 'S4'],
    ];
    for (const [asOf, stage] of steps) expect((await career(asOf)).stage.code).toBe(stage);

    const approvals = await clinic.as(maya).facts(maya, { kind: 'advancement-approved' });
    expect(
      approvals.map(({ occurredOn, recordedBy, payload }) => [
        occurredOn,
        recordedBy,
        payload.stage,
      ]),
    ).toEqual([
      ['2026-01-14', olga.id, 'S0'],
      ['2026-02-27', olga.id, 'S1'],
      ['2026-08-02', olga.id, 'S2'],
      ['2028-02-02', olga.id, 'S3'],
      ['2029-02-02', olga.id, 'S4'],
    ]);
  });
});

/** How often each skill of the desk is seen, and of the biller. */
const FRONT = { F1: 3, F2: 3, F3: 3, F4: 3, F5: 3, F6: 3, F7: 3, F9: 3, F10: 3 };
const BILLING = { P1: 3, P2: 3, P3: 3, P4: 3, P5: 3 };
