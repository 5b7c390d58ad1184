import { requirementIn, requirementsOf, type Person } from './api.js';
import { SMALL_CURRICULUM } from './clinic.js';
import { describeClinic } from './describe-clinic.js';
import type { Member } from './desk.js';

const FIRE = 'YEARLY/building/FIRE';
const CARD = 'YEARLY/blood/BLS';

interface ImportAnswer {
  created: number;
  updated: number;
  unchanged: number;
  errors: { line: number; field: string; message: string }[];
}

/** Forty people of a practice that was bought: hired from 2009 on, known to us since June. */
function staffList(changes: Record<number, string> = {}): string {
  const header = 'givenName,familyName,email,employeeNumber,site,position,hiredOn,trackedFrom';
  const rows = Array.from({ length: 40 }, (_, i) => {
    const position = i % 2 === 0 ? 'medical-assistant' : 'receptionist';
    const hiredOn = `${2009 + (i % 15)}-03-02`;
    const row = `Staff,Number ${i},staff${i}@lakeside.example,L-${100 + i},LAKESIDE`;
    return changes[i] ?? `${row},${position},${hiredOn},2026-06-01`;
  });
  return [header, ...rows].join('\n');
}

const options = { today: '2026-05-20', coursesDir: SMALL_CURRICULUM };

describeClinic('an acquired practice of 40 people', options, (clinic) => {
  let staff: Member[];

  beforeAll(async () => {
    await clinic.office.post('/sites', {
      code: 'LAKESIDE',
      name: 'Lakeside Family Medicine',
      timeZone: 'America/Chicago',
      state: 'IL',
    });
    clinic.setDay('2026-06-01');
  });

  const standings = (asOf?: string) =>
    Promise.all(
      staff.map((person) => clinic.office.standing(person, 'SAFETY', asOf ? { asOf } : {})),
    );
  const statuses = async (asOf?: string) => [
    ...new Set((await standings(asOf)).flatMap(requirementsOf).map(({ status }) => status)),
  ];

  test('the import is tried first, and trying it changes nothing', async () => {
    const preview = await clinic.office.importPeople<ImportAnswer>(staffList(), true);

    expect(preview).toMatchObject({ created: 40, updated: 0, unchanged: 0, errors: [] });
    const { items } = await clinic.office.get<{ items: Person[] }>('/people?site=LAKESIDE');
    expect(items).toEqual([]);
  });

  test('then it takes everybody in, under the safety path by its own rule', async () => {
    const answer = await clinic.office.importPeople<ImportAnswer>(staffList());

    expect(answer).toMatchObject({ created: 40, updated: 0, unchanged: 0, errors: [] });
    const { items } = await clinic.office.get<{ items: Person[] }>(
      '/people?site=LAKESIDE&limit=50',
    );
    staff = items.map(({ id, givenName, familyName }) => ({
      id,
      name: `${givenName} ${familyName}`,
      login: '',
      secret: '',
    }));
    expect(staff).toHaveLength(40);
    expect((await standings()).every(({ path }) => path.code === 'SAFETY')).toBe(true);
  });

  test('nobody is overdue since 2009: due dates run from the day that we track them', async () => {
    expect(await statuses()).not.toContain('overdue');
    for (const standing of await standings()) {
      // 30 days after 1 June, not after a hire in 2009.
      expect(requirementIn(standing, FIRE)).toMatchObject({ dueOn: '2026-07-01' });
    }
    const assistants = (await standings()).filter((_, i) => isAssistant(staff[i]!));
    expect(assistants).toHaveLength(20);
    for (const standing of assistants) {
      // 90 days after 1 June: 29 left of June, 31 of July, 30 of August.
      expect(requirementIn(standing, CARD)).toMatchObject({ dueOn: '2026-08-30' });
    }
  });

  test('the first red day is the day after the due date, for who did nothing', async () => {
    expect(await statuses('2026-07-01')).not.toContain('overdue');
    for (const standing of await standings('2026-07-02')) {
      expect(requirementIn(standing, FIRE).status).toBe('overdue');
    }
  });

  test('nothing is said about the years before', async () => {
    // Enrolled since their hire, tracked since June.
    for (const asOf of ['2009-06-01', '2026-05-31']) {
      await expect(clinic.office.standing(staff[0]!, 'SAFETY', { asOf })).rejects.toMatchObject({
        status: 404,
        code: 'no-record-then',
      });
    }
  });

  test('the same list again changes nobody, and a promotion in it changes one', async () => {
    expect(await clinic.office.importPeople<ImportAnswer>(staffList())).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 40,
    });

    clinic.setDay('2026-06-15');
    const promoted =
      'Staff,Number 1,staff1@lakeside.example,L-101,LAKESIDE,medical-assistant,2010-03-02,2026-06-01';
    expect(
      await clinic.office.importPeople<ImportAnswer>(staffList({ 1: promoted })),
    ).toMatchObject({
      created: 0,
      updated: 1,
      unchanged: 39,
    });
    const person = staff.find(({ name }) => name === 'Staff Number 1')!;
    const standing = await clinic.office.standing(person, 'SAFETY');
    // 90 days after 15 June: 15 left of June, 31 of July, 31 of August, 13 of September.
    expect(requirementIn(standing, CARD)).toMatchObject({ dueOn: '2026-09-13' });
  });

  function isAssistant({ name }: Member): boolean {
    return Number(name.replace('Staff Number ', '')) % 2 === 0;
  }
});
