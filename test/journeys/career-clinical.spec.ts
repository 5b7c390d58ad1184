import { requirementIn, type Advancement, type Standing } from './api.js';
import { describeClinic } from './describe-clinic.js';
import type { Member } from './desk.js';
import { weekdays } from './weekdays.js';

/**
 * The same ladder by the exam rooms: a program with practicum, the back office, health
 * records as a specialty, and a clinical certification. Nothing of the desk is needed.
 */
describeClinic('from exam room to office manager', { today: '2026-01-05' }, (clinic) => {
  let cora: Member;
  let nurses: readonly Member[];
  let olga: Member;

  beforeAll(async () => {
    olga = await clinic.hire({ givenName: 'Olga', familyName: 'Reyes', roles: ['manager'] });
    const ines = { givenName: 'Ines', familyName: 'Marsh', roles: ['instructor'] };
    const rhea = { givenName: 'Rhea', familyName: 'Sedge', roles: ['instructor'] };
    nurses = [await clinic.hire(ines), await clinic.hire(rhea)];
    for (const nurse of nurses) await clinic.office.recordCredential(nurse, 'RN', '2020-06-01');
    cora = await clinic.hire({
      givenName: 'Cora',
      familyName: 'Plover',
      position: 'trainee',
      hiredOn: '2026-01-05',
    });
    await clinic.as(cora).enrol(cora, 'CAREER');
  });

  const career = (): Promise<Standing> => clinic.as(cora).standing(cora, 'CAREER');
  const left = async () => {
    const advancement: Advancement = await clinic.as(cora).advancement(cora);
    return advancement.left.map(({ requirement }) => requirement).sort();
  };

  async function learn(...courses: string[]): Promise<void> {
    const instructor = nurses[0]!;
    for (const course of courses) await clinic.completeCourse(cora, course, { instructor });
  }

  /** Both nurses see it in turn, `times` in all, each variant of it. */
  async function signOff(skill: string, times: number, variants: string[] = []): Promise<void> {
    for (const variant of variants.length > 0 ? variants : [undefined]) {
      for (const [nurse, seen] of [Math.ceil(times / 2), Math.floor(times / 2)].entries()) {
        const more = { times: seen, ...(variant && { variant }) };
        await clinic.as(nurses[nurse]!).observe(cora, skill, more);
      }
    }
  }

  async function work(activity: string, days: readonly string[]): Promise<void> {
    for (const on of days) {
      const { fact } = await clinic.as(cora).logHours(cora, activity, on, 8);
      await clinic.as(nurses[0]!).approveHours(cora, fact);
    }
  }

  async function advance(stage: string): Promise<void> {
    expect(await left()).toEqual([]);
    const request = await clinic.as(cora).askAdvancement(cora, stage);
    await clinic.as(olga).decideAdvancement(cora, request);
    expect(await clinic.as(cora).advancement(cora)).toMatchObject({ current: stage });
  }

  test('a trainee who went to school for it begins like everybody', async () => {
    await clinic.office.recordCredential(cora, 'HS', '2023-06-14');
    await clinic.office.recordCredential(cora, 'MA-PROGRAM', '2025-12-12');
    await learn('EAP', 'HIP', 'ORI', 'COM', 'REC', 'TRM');
    clinic.setDay('2026-01-14');
    expect(await left()).toEqual(['S0/onboarding/shadowing']);
    await work('shadowing', ['2026-01-13', '2026-01-14']);
    await advance('S0');
  });

  test('the exam rooms take thirteen courses, what is seen there, a card and 320 hours', async () => {
    await clinic.as(cora).enrol(cora, 'BACK-OFFICE');
    const exposures = ['blood', 'chemicals', 'systems'];
    await clinic.office.transfer(cora, 'back-office', '2026-01-19', exposures);
    clinic.setDay('2026-01-19');
    await learn('BBP', 'HAZ');
    clinic.setDay('2026-03-20');
    await learn('ANA', 'PHA', 'VIT', 'HX', 'INF', 'MED', 'EXM', 'LAB', 'EHR', 'TEL');
    await clinic.office.recordCredential(cora, 'BLS', '2026-01-20');
    await work('supervised-back-office', weekdays('2026-01-19', 40));
    const bands = ['infant', 'child', 'adolescent', 'adult'];
    for (const skill of ['B1', 'B2']) await signOff(skill, 3, bands);
    for (const skill of ['B3', 'B4', 'B10', 'B12', 'B13', 'F9']) await signOff(skill, 3);
    await signOff('B5', 5);
    await signOff('B6', 5, ['intramuscular', 'subcutaneous', 'intradermal', 'skin-test']);
    await signOff('B11', 5);
    expect(requirementIn(await career(), 'S1/back').status).toBe('satisfied');
    await advance('S1');
  });

  test('a certification that is only preferred is never overdue, and holds up nobody', async () => {
    await clinic.as(cora).enrol(cora, 'EHR-SPECIALIST');
    await learn('OFF');
    clinic.setDay('2026-06-30');
    await work('health-records', weekdays('2026-04-06', 40));
    for (const skill of ['E1', 'E2', 'E3', 'E4', 'F6']) await signOff(skill, 3);
    // More than a year after the exam rooms were done.
    clinic.setDay('2027-07-05');
    const certification = requirementIn(await career(), 'S1/proof/certification');
    expect(certification).toMatchObject({ status: 'not-started', required: false });
    await learn('HIP', 'BBP');
    await advance('S2');
  });

  test('a lead from the exam rooms needs a clinical certification, and nothing of the desk', async () => {
    await clinic.as(cora).enrol(cora, 'LEAD');
    clinic.setDay('2028-01-28');
    await learn('TRN', 'SUP', 'PTX', 'INF');
    for (const [skill, times] of Object.entries({ L1: 1, L2: 3, L3: 2, L4: 3, L5: 1, L6: 1 })) {
      await clinic.as(olga).observe(cora, skill, { times });
    }
    expect(await left()).toEqual(['S3/proof/certification']);
    await clinic.office.recordCredential(cora, 'CCMA', '2027-11-01');
    await advance('S3');
  });

  test('and manages the office after three years in it and one of leading', async () => {
    await clinic.office.transfer(cora, 'lead', '2028-02-01');
    await clinic.as(cora).enrol(cora, 'OFFICE-MANAGER');
    clinic.setDay('2029-02-01');
    await learn('INS', 'CLM', 'MGT');
    for (const skill of ['M1', 'M2', 'M3', 'M4', 'M5', 'M6']) {
      await clinic.as(olga).observe(cora, skill);
    }
    expect(await left()).toEqual(['S4/compliance/COMPLIANCE']);
    await learn('HIP', 'BBP');
    await clinic.office.recordCredential(cora, 'BLS', '2029-01-20');
    await advance('S4');
    // What she no longer does, such as injections, has lapsed; what she reached stays hers.
    const { next, left: open } = await clinic.as(cora).advancement(cora);
    expect([next, open]).toEqual([null, []]);
    expect((await career()).stage.code).toBe('S4');
  });
});
