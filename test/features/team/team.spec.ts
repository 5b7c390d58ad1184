import type { Actor, Role } from '../../../src/domain/permission.js';
import { TEAM_STANDINGS } from '../../../src/features/team/list-team.dto.js';
import { TeamDesk } from '../../../src/features/team/team-desk.js';
import { TeamOverview } from '../../../src/features/team/team-overview.js';
import { WebClient } from '../../support/web-client.js';
import { ADMIN } from '../access/office.js';
import { type Clinic, describeClinic, done, type Member, TODAY } from '../enrollments/clinic.js';

describeClinic('the people whom somebody looks after', (clinic) => {
  const desk = () => clinic.server.app.get(TeamDesk, { strict: false });
  const actor = (member: Member, role: Role, site: string | null = 'NORTH'): Actor => ({
    personId: member.id,
    grants: [{ role, site, cohort: null, until: null }],
  });
  const manager = () => actor(clinic.manager, 'manager');
  let late: string;
  let early: string;

  beforeAll(async () => {
    late = await enrolled(clinic, {
      familyName: 'Aardvark',
      position: 'desk',
      hiredOn: '2025-01-02',
    });
    early = await enrolled(clinic, { familyName: 'Badger', site: 'EAST', hiredOn: '2026-03-01' });
  });

  test('are those of the sites where they may report, page by page', async () => {
    const mine = await desk().all(manager(), {});
    expect(mine.map(({ id }) => id)).toContain(late);
    expect(mine.map(({ id }) => id)).not.toContain(early);
    const everybody = await desk().all(actor(clinic.manager, 'viewer', null), {});
    expect(everybody.map(({ id }) => id)).toEqual(expect.arrayContaining([late, early]));
    const page = await desk().list(manager(), {});
    expect(page.total).toBe(mine.length);
  });

  test('stand as each of their own timelines says, on any day', async () => {
    for (const asOf of [TODAY, '2025-06-30', '2027-06-30']) {
      const all = await desk().all(actor(clinic.manager, 'manager', null), { asOf });
      for (const id of [late, early]) {
        const one = all.find((member) => member.id === id)!;
        const standings: Standing[] = [];
        for (const path of ['LADDER', 'WELCOME']) {
          const { status, body } = await clinic.admin.get<Standing>(
            `/learners/${id}/standing?path=${path}&asOf=${asOf}`,
          );
          if (status === 200) standings.push(body);
        }
        expect(one.ladder?.stage).toBe(standings[0]?.stage.title);
        const open = standings.flatMap(leaves).filter(({ status }) => OUT_OF_DATE.test(status));
        expect(one.outOfDate.map(({ title }) => title)).toEqual(open.map(({ title }) => title));
      }
    }
  });

  test('are found by site, position, words, and by how they stand', async () => {
    const found = async (filter: object) =>
      (await desk().all(actor(clinic.manager, 'manager', null), filter)).map(({ id }) => id);
    expect(await found({ site: 'EAST' })).toEqual([early]);
    expect(await found({ position: 'desk' })).toEqual([late]);
    expect(await found({ q: 'aardv' })).toEqual([late]);
    expect(await found({ q: 'aardv%' })).toEqual([]);
    const all = await desk().all(actor(clinic.manager, 'manager', null), { asOf: '2027-06-30' });
    const outOfDate = all.filter((member) => member.outOfDate.length > 0).map(({ id }) => id);
    expect(outOfDate).toContain(late);
    expect(await found({ standing: 'out-of-date', asOf: '2027-06-30' })).toEqual(outOfDate);
    expect(await found({ standing: 'current', asOf: '2027-06-30' })).not.toContain(late);
    expect(await found({ who: 'left' })).toEqual([]);
  });

  test('add up in the overview to what the lists show, and to what lapses next', async () => {
    const everywhere = actor(clinic.manager, 'manager', null);
    const overviews = clinic.server.app.get(TeamOverview, { strict: false });
    for (const asOf of [TODAY, '2025-01-10', '2027-06-30']) {
      const { totals, people } = await overviews.of(everywhere, { asOf });
      expect(people).toBe((await desk().all(everywhere, { asOf })).length);
      for (const standing of TEAM_STANDINGS) {
        const listed = await desk().list(everywhere, { asOf, standing });
        expect(`${asOf} ${standing} ${totals[standing]}`).toBe(
          `${asOf} ${standing} ${listed.total}`,
        );
      }
    }
    const { next, weeks, lapsing } = await overviews.of(everywhere, { asOf: '2025-01-03' });
    const first = next.find(({ people }) => people.some(({ id }) => id === late))!;
    expect(first).toMatchObject({ title: 'Privacy', on: '2025-01-17' });
    expect(await clinic.statusOf(late, 'WELCOME', 'W/privacy/HIP', first.on)).toMatchObject({
      from: first.on,
      status: 'overdue',
    });
    expect(weeks.reduce((sum, { n }) => sum + n, 0)).toBe(lapsing);
  });

  test.each([
    ['instructor', 200],
    ['manager', 200],
    ['viewer', 200],
    ['learner', 403],
  ] as const)('the page is for a %s: %i', async (role, status) => {
    const who = role === 'learner' ? await clinic.member() : clinic[role];
    const { email } = await done(clinic.admin.get(`/people/${who.id}`));
    const web = new WebClient(clinic.server.client);
    await web.signIn(email, ADMIN.password);
    const answer = await web.get('/people');
    expect(answer.status).toBe(status);
    expect((await web.get('/people/list.csv')).status).toBe(status);
    if (status === 200) expect(answer.body).toContain('Aardvark');
    if (status === 200) expect(answer.body).not.toContain('Badger');
  });

  test('a file of them carries nothing out when a spreadsheet opens it', async () => {
    await clinic.hired({ givenName: '=1+1', familyName: 'Zebra, "Z"' });
    const web = new WebClient(clinic.server.client);
    const { email } = await done(clinic.admin.get(`/people/${clinic.manager.id}`));
    await web.signIn(email, ADMIN.password);
    const { body, headers } = await web.get('/people/list.csv?q=zebra');
    expect(headers.get('content-type')).toContain('text/csv');
    expect(body).toContain(`"'=1+1 Zebra, ""Z"""`);
  });
});

async function enrolled(clinic: Clinic, person: object): Promise<string> {
  const id = await clinic.hired(person);
  const { hiredOn } = await done(clinic.admin.get(`/people/${id}`));
  const enrollment = { path: 'LADDER', startedOn: hiredOn };
  await done(clinic.admin.post(`/learners/${id}/enrollments`, enrollment));
  return id;
}

interface Node {
  readonly title: string;
  readonly status: string;
  readonly kind?: string;
  readonly children?: readonly Node[];
}

interface Standing {
  readonly stage: { readonly title: string };
  readonly stages: readonly {
    readonly milestones: readonly { readonly requirements: readonly Node[] }[];
  }[];
}

const OUT_OF_DATE = /^(overdue|expired)$/;

/** The obligations of a standing: leaves under `all` groups, and topmost choices. */
function leaves(standing: Standing): readonly Node[] {
  const below = (node: Node): readonly Node[] =>
    node.kind === 'all' ? (node.children ?? []).flatMap(below) : [node];
  return standing.stages.flatMap(({ milestones }) =>
    milestones.flatMap(({ requirements }) => requirements.flatMap(below)),
  );
}
