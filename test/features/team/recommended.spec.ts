import type { Actor } from '../../../src/domain/permission.js';
import { TeamDesk } from '../../../src/features/team/team-desk.js';
import { TeamOverview } from '../../../src/features/team/team-overview.js';
import { TraineesBoard } from '../../../src/features/trainees/trainees-board.js';
import { CopiedCurriculum } from '../../journeys/copied-curriculum.js';
import { type Clinic, CURRICULUM, inClinic } from '../enrollments/clinic.js';

/** What is only recommended has a status and a date like the rest, and makes nobody out of date. */
describe.each(['sqlite', 'postgres'] as const)('a course whose day has passed (%s)', (dialect) => {
  const curriculum = new CopiedCurriculum(CURRICULUM);
  afterEach(() => curriculum.restore());
  afterAll(() => curriculum.remove());

  const withTelephone = (also: string, work: (clinic: Clinic) => Promise<void>) => {
    const asks = '- course: TEL\n            dueIn: { after: hire, within: 2 days }';
    curriculum.edit('paths/desk.yaml', '- course: TEL', `${asks}${also}`);
    return inClinic(dialect, work, curriculum.folder);
  };

  test('makes out of date whoever it is required of', () =>
    withTelephone('', async (clinic) => {
      expect(await countedOf(clinic)).toEqual({
        status: 'overdue',
        listed: ['Telephone'],
        found: true,
        totals: 1,
        state: 'behind',
        next: 'Telephone',
      });
    }));

  test('makes nobody out of date where it is recommended, and is still next', () =>
    withTelephone('\n            required: false', async (clinic) => {
      expect(await countedOf(clinic)).toEqual({
        status: 'overdue',
        listed: [],
        found: false,
        totals: 0,
        state: 'on-time',
        next: 'Privacy',
      });
    }));
});

/** How lists and totals count somebody at the desk, who should have had the course by now. */
async function countedOf(clinic: Clinic) {
  const id = await clinic.hired({ position: 'front-office', hiredOn: '2026-03-05' });
  const manager: Actor = {
    personId: clinic.manager.id,
    grants: [{ role: 'manager', site: 'NORTH', cohort: null, until: null }],
  };
  const { app } = clinic.server;
  const desk = app.get(TeamDesk, { strict: false });
  const [member] = (await desk.all(manager, {})).filter((each) => each.id === id);
  const late = await desk.all(manager, { standing: 'out-of-date' });
  const { totals } = await app.get(TeamOverview, { strict: false }).of(manager, {});
  const { trainees } = await app.get(TraineesBoard, { strict: false }).look(manager, { limit: 25 });
  const trainee = trainees.find((each) => each.id === id);
  return {
    status: (await clinic.statusOf(id, 'DESK', 'D/phone/TEL'))?.status,
    listed: member?.outOfDate.map(({ title }) => title),
    found: late.some((each) => each.id === id),
    totals: totals['out-of-date'],
    state: trainee?.state,
    next: trainee?.next?.title,
  };
}
