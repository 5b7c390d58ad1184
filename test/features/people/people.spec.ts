import type { Client } from '../../support/client.js';
import { describeServer, startServer } from '../../support/server.js';
import { administrator, hire, hiredAndSignedIn, WITH_ADMIN } from '../access/office.js';

const CHICAGO = { code: 'NORTH', name: 'North', timeZone: 'America/Chicago', state: 'IL' };
const LONDON = { code: 'EAST', name: 'East', timeZone: 'Europe/London', state: 'NY' };

describeServer('people', { settings: WITH_ADMIN }, (server) => {
  let admin: Client;
  beforeAll(async () => {
    admin = await administrator(server);
    await admin.post('/sites', CHICAGO);
    await admin.post('/sites', LONDON);
  });

  describe('hiring', () => {
    test('answers the person with all that was given', async () => {
      const boss = await hire(admin, { employeeNumber: 'B-1' });
      const answer = await admin.post('/people', {
        givenName: ' Zoë ',
        familyName: 'Ärzte',
        email: 'Zoe@Clinic.example',
        employeeNumber: 'Z-1',
        site: 'NORTH',
        position: 'medical-assistant',
        hiredOn: '2026-03-01',
        originalHireOn: '2019-05-01',
        trackedFrom: '2026-03-05',
        exposures: ['radiation', 'bloodborne'],
        supervisor: boss.id,
        preceptors: ['B-1'],
        supervisingProvider: boss.email,
        roles: ['learner', { role: 'instructor', site: 'NORTH', until: '2026-12-31' }],
      });
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({
        givenName: 'Zoë',
        familyName: 'Ärzte',
        name: 'Zoë Ärzte',
        email: 'zoe@clinic.example',
        employeeNumber: 'Z-1',
        active: true,
        site: 'NORTH',
        position: 'medical-assistant',
        hiredOn: '2026-03-01',
        originalHireOn: '2019-05-01',
        trackedFrom: '2026-03-05',
        exposures: ['bloodborne', 'radiation'],
        supervisor: boss.id,
        preceptors: [boss.id],
        supervisingProvider: boss.id,
        roles: [{ role: 'instructor', site: 'NORTH', until: '2026-12-31' }, { role: 'learner' }],
      });
      expect((await admin.get(`/people/${answer.body.id}`)).body).toEqual(answer.body);
    });

    test('who looks after somebody is named by name too, as long as only one is called so', async () => {
      const called = { givenName: 'María José', familyName: 'de la Cruz', site: 'NORTH' };
      const one = await hire(admin, called);
      const hired = { givenName: 'Ivo', familyName: 'Named', site: 'NORTH' };
      const preceptors = ['maria jose DE LA CRUZ', `Somebody Else (${one.email})`];
      const answer = await admin.post('/people', {
        ...{ ...hired, preceptors },
        supervisor: 'María José de la Cruz',
      });
      expect(answer.body).toMatchObject({ supervisor: one.id, preceptors: [one.id] });

      await hire(admin, called);
      const twice = await admin.post('/people', {
        ...{ ...hired, supervisor: 'María José de la Cruz' },
        preceptors: ['no.one@clinic.example', one.email, 'Nemo'],
      });
      expect(twice.status).toBe(400);
      expect(twice.body.errors).toEqual([
        {
          field: 'supervisor',
          message: expect.stringContaining('several called “María José de la Cruz”'),
        },
        {
          field: 'preceptors',
          message: expect.stringContaining('nobody is known as “no.one@clinic.example”, “Nemo”'),
        },
      ]);
    });

    test('a name is enough', async () => {
      const answer = await admin.post('/people', {
        givenName: 'Ivo',
        familyName: 'Nomail',
        site: 'NORTH',
      });
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({
        email: null,
        employeeNumber: null,
        position: null,
        hiredOn: '2026-03-10',
        roles: [{ role: 'learner' }],
      });
    });

    test.each([
      ['a name', { familyName: 'X' }, 'givenName'],
      ['a real day', { hiredOn: '2026-02-30' }, 'hiredOn'],
      ['a site that there is', { site: 'NOWHERE' }, 'site'],
      ['a supervisor that there is', { supervisor: 'nobody' }, 'supervisor'],
      ['a role that there is', { roles: ['king'] }, 'roles'],
      [
        'an administrator of everything',
        { roles: [{ role: 'administrator', site: 'NORTH' }] },
        'roles',
      ],
      [
        'a site or a cohort, not both',
        { roles: [{ role: 'viewer', site: 'NORTH', cohort: 'C' }] },
        'roles',
      ],
      ["a role's site that there is", { roles: [{ role: 'viewer', site: 'NOWHERE' }] }, 'roles'],
      ['a password that is long enough', { password: 'short' }, 'password'],
      ['no field that is not known', { salary: 1 }, 'salary'],
    ])('takes %s', async (_, person, field) => {
      const whole = { givenName: 'A', familyName: 'B', site: 'NORTH', ...person };
      if (field === 'givenName') delete (whole as { givenName?: string }).givenName;
      const answer = await admin.post('/people', whole);
      expect(answer.status).toBe(400);
      const [first, ...others] = answer.body.errors as { field: string }[];
      expect([first?.field.split('.')[0], others]).toEqual([field, []]);
    });

    test('refuses an email or an employee number that somebody has', async () => {
      const ana = await hire(admin, { employeeNumber: 'E-77', site: 'NORTH' });
      const again = { givenName: 'B', familyName: 'B', site: 'NORTH' };
      const byEmail = await admin.post('/people', { ...again, email: ana.email.toUpperCase() });
      expect([byEmail.status, byEmail.body.code]).toEqual([409, 'email-taken']);
      const byNumber = await admin.post('/people', { ...again, employeeNumber: 'E-77' });
      expect([byNumber.status, byNumber.body.code]).toEqual([409, 'employee-number-taken']);
      const other = await hire(admin, { site: 'NORTH' });
      const changed = await admin.patch(`/people/${other.id}`, { email: ana.email });
      expect([changed.status, changed.body.code]).toEqual([409, 'email-taken']);
    });

    test('of many who take one email at once, one gets it', async () => {
      const person = { givenName: 'P', familyName: 'P', email: 'p@clinic.example', site: 'NORTH' };
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => admin.post('/people', person)),
      );
      const statuses = answers.map((answer) => answer.status).toSorted((a, b) => a - b);
      expect(statuses).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
      const found = await admin.get('/people?q=p@clinic.example');
      expect(found.body.items).toHaveLength(1);
    });

    test('may be known 180 days ahead and no further', async () => {
      const ahead = await hire(admin, { site: 'NORTH', hiredOn: '2026-09-06' });
      expect(ahead).toMatchObject({ active: true, site: 'NORTH', hiredOn: '2026-09-06' });
      const answer = await admin.post('/people', {
        givenName: 'A',
        familyName: 'B',
        site: 'NORTH',
        hiredOn: '2026-09-07',
      });
      expect([answer.status, answer.body.code]).toEqual([422, 'too-far-ahead']);
    });

    test("holds nothing against anybody for days before the site's own", async () => {
      await admin.post('/sites', { ...CHICAGO, code: 'NEW', trackedFrom: '2026-02-01' });
      const early = await hire(admin, { site: 'NEW', trackedFrom: '2025-01-01' });
      const late = await hire(admin, { site: 'NEW', trackedFrom: '2026-03-01' });
      expect([early.trackedFrom, late.trackedFrom]).toEqual(['2026-02-01', '2026-03-01']);
    });
  });

  describe('changing', () => {
    test('a name is changed at once, a null takes away', async () => {
      const ana = await hire(admin, { site: 'NORTH', supervisor: (await hire(admin)).id });
      const answer = await admin.patch(`/people/${ana.id}`, {
        familyName: 'Newname',
        email: null,
        supervisor: null,
      });
      expect(answer.body).toMatchObject({ familyName: 'Newname', email: null, supervisor: null });
      expect((await admin.get('/people?q=newname')).body.items[0].id).toBe(ana.id);
      expect((await admin.patch(`/people/${ana.id}`, { givenName: null })).status).toBe(400);
    });

    test('a changed post is a transfer, in force from its day', async () => {
      const ana = await hire(admin, { site: 'NORTH', position: 'trainee', hiredOn: '2026-01-05' });
      const past = await admin.patch(`/people/${ana.id}`, {
        position: 'scribe',
        effectiveOn: '2026-02-02',
      });
      expect(past.body).toMatchObject({ position: 'scribe', site: 'NORTH', upcoming: [] });
      const before = await admin.patch(`/people/${ana.id}`, {
        position: 'lead',
        effectiveOn: '2026-01-04',
      });
      expect([before.status, before.body.code]).toEqual([422, 'not-employed']);
    });

    test('the last administrator stays one', async () => {
      const me = (await admin.get('/people/me')).body;
      const roles = await admin.patch(`/people/${me.id}`, { roles: ['learner'] });
      expect([roles.status, roles.body.code]).toEqual([422, 'last-administrator']);
      const gone = await admin.post(`/people/${me.id}/separation`, {
        on: '2026-03-10',
        reason: 'Tired',
      });
      expect([gone.status, gone.body.code]).toEqual([422, 'last-administrator']);
    });

    test('of two administrators who demote each other at once, one stays', async () => {
      const admins = await Promise.all([
        hiredAndSignedIn(server, admin, { site: 'NORTH', roles: ['administrator'] }),
        hiredAndSignedIn(server, admin, { site: 'NORTH', roles: ['administrator'] }),
      ]);
      const me = (await admin.get('/people/me')).body;
      const [a, b] = admins;
      expect((await a.client.patch(`/people/${me.id}`, { roles: ['learner'] })).status).toBe(200);
      const answers = await Promise.all([
        a.client.patch(`/people/${b.id}`, { roles: ['learner'] }),
        b.client.patch(`/people/${a.id}`, { roles: ['learner'] }),
      ]);
      const left = (await a.client.get('/people?role=administrator')).body.items ?? [];
      const seen =
        left.length > 0 ? left : (await b.client.get('/people?role=administrator')).body.items;
      expect(seen).toHaveLength(1);
      expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).not.toEqual([
        200, 200,
      ]);

      const survivor = seen[0].id === a.id ? a : b;
      const restored = await survivor.client.patch(`/people/${me.id}`, {
        roles: ['learner', 'administrator'],
      });
      expect(restored.status).toBe(200);
    });
  });

  describe('lists', () => {
    test('find by site, position, role, cohort and words, without accents', async () => {
      await admin.post('/cohorts', { code: 'LISTED', name: 'Listed', site: 'EAST' });
      const lukasz = await hire(admin, {
        givenName: 'Łukasz',
        familyName: 'Ågren',
        employeeNumber: 'L-500',
        site: 'EAST',
        position: 'biller',
        roles: ['learner', 'viewer'],
      });
      await admin.put('/cohorts/LISTED/members', { learners: [lukasz.id] });
      for (const query of [
        'site=EAST',
        'position=biller',
        'role=viewer',
        'cohort=LISTED',
        'q=lukasz%20agren',
        'q=%C3%85gren%20%C5%81u',
        'q=l-500',
        'site=EAST&position=biller&role=viewer&cohort=LISTED&active=true&q=ag',
      ]) {
        const { body } = await admin.get(`/people?${query}`);
        expect([query, body.items.map((each: { id: string }) => each.id)]).toEqual([
          query,
          [lukasz.id],
        ]);
      }
      expect((await admin.get('/people?q=100%25')).body.items).toEqual([]);
      expect((await admin.get('/people?active=yes')).status).toBe(400);
    });

    test('a cursor stays right while people are added', async () => {
      const site = { ...CHICAGO, code: 'PAGED' };
      await admin.post('/sites', site);
      for (const familyName of ['Baker', 'Chen', 'Diaz', 'Evans', 'Fox']) {
        await hire(admin, { familyName, site: 'PAGED' });
      }
      const first = (await admin.get('/people?site=PAGED&limit=2')).body;
      expect(first.items.map((each: { familyName: string }) => each.familyName)).toEqual([
        'Baker',
        'Chen',
      ]);

      await hire(admin, { familyName: 'Adams', site: 'PAGED' });
      await hire(admin, { familyName: 'Dvorak', site: 'PAGED' });

      const rest: string[] = [];
      let cursor = first.nextCursor;
      while (cursor) {
        const page = (await admin.get(`/people?site=PAGED&limit=2&cursor=${cursor}`)).body;
        rest.push(...page.items.map((each: { familyName: string }) => each.familyName));
        cursor = page.nextCursor;
      }
      expect(rest).toEqual(['Diaz', 'Dvorak', 'Evans', 'Fox']);
      const other = await admin.get(`/people?site=NORTH&limit=2&cursor=${first.nextCursor}`);
      expect(other.status).toBe(400);
    });

    test('show what the caller may see', async () => {
      const site = { ...CHICAGO, code: 'SCOPED' };
      await admin.post('/sites', site);
      const inside = await hire(admin, { site: 'SCOPED' });
      const outside = await hire(admin, { site: 'EAST' });
      const manager = await hiredAndSignedIn(server, admin, {
        site: 'EAST',
        roles: [{ role: 'manager', site: 'SCOPED' }],
      });
      const seen = (await manager.client.get('/people')).body.items;
      const ids = seen.map((each: { id: string }) => each.id);
      expect(new Set(ids)).toEqual(new Set([inside.id, manager.id]));
      expect((await manager.client.get(`/people/${inside.id}`)).status).toBe(200);
      expect((await manager.client.get(`/people/${outside.id}`)).status).toBe(404);
      expect((await manager.client.patch(`/people/${inside.id}`, { givenName: 'X' })).status).toBe(
        403,
      );

      const learner = await hiredAndSignedIn(server, admin, { site: 'SCOPED' });
      expect((await learner.client.get('/people')).body.items).toHaveLength(1);
      expect((await learner.client.get(`/people/${inside.id}`)).status).toBe(404);
      expect((await learner.client.get('/people/me')).body.id).toBe(learner.id);
      expect(
        (await learner.client.get('/people/0190b3c2-7d4e-7abc-8def-0123456789ab')).status,
      ).toBe(404);
    });
  });

  describe('separation', () => {
    test('answers what still waits on the person', async () => {
      const boss = await hire(admin, { site: 'NORTH' });
      const trainee = await hire(admin, {
        site: 'NORTH',
        supervisor: boss.id,
        preceptors: [boss.id],
      });
      const gone = await admin.post(`/people/${boss.id}/separation`, {
        on: '2026-03-10',
        reason: 'Moved away',
      });
      expect(gone.status).toBe(201);
      expect(gone.body).toMatchObject({ id: boss.id, active: true, separatedOn: '2026-03-10' });
      const learner = { id: trainee.id, name: trainee.name };
      expect(gone.body.waiting).toEqual({
        trainees: [
          { learner, title: 'Needs another preceptor' },
          { learner, title: 'Needs another supervisor' },
        ],
        approvals: [],
        assignments: [],
        others: [],
      });
      const again = await admin.post(`/people/${boss.id}/separation`, {
        on: '2026-03-10',
        reason: 'Moved away',
      });
      expect([again.status, again.body.code]).toEqual([409, 'already-separated']);
    });

    test('hands trainees over to somebody from the day after', async () => {
      const boss = await hire(admin, { site: 'NORTH' });
      const next = await hire(admin, { site: 'NORTH' });
      const trainee = await hire(admin, { site: 'NORTH', preceptors: [boss.id] });
      const leaving = { on: '2026-03-10', reason: 'Moved away' };
      const url = `/people/${boss.id}/separation`;
      const themselves = await admin.post(url, { ...leaving, handOverTo: boss.email });
      expect([themselves.status, themselves.body.errors[0].field]).toEqual([400, 'handOverTo']);
      const left = await hire(admin, { site: 'NORTH', hiredOn: '2025-01-06' });
      await admin.post(`/people/${left.id}/separation`, { on: '2025-12-31', reason: 'Study' });
      const gone0 = await admin.post(url, { ...leaving, handOverTo: left.id });
      expect([gone0.status, gone0.body.errors[0].field]).toEqual([400, 'handOverTo']);
      const nobody = await admin.post(url, { ...leaving, handOverTo: 'nobody@clinic.example' });
      expect(nobody.status).toBe(400);

      const gone = await admin.post(url, { ...leaving, handOverTo: next.email });
      expect(gone.body.waiting.trainees).toEqual([]);
      expect((await admin.get(`/people/${trainee.id}`)).body.preceptors).toEqual([boss.id]);
      server.clock.advance({ days: 1 });
      expect((await admin.get(`/people/${trainee.id}`)).body.preceptors).toEqual([next.id]);
      server.clock.advance({ days: -1 });
    });

    test('is undone by nothing, but a rehire follows it', async () => {
      const ana = await hire(admin, { site: 'NORTH', position: 'scribe', hiredOn: '2025-01-06' });
      const early = await admin.post(`/people/${ana.id}/rehire`, { on: '2026-03-10' });
      expect([early.status, early.body.code]).toEqual([409, 'still-employed']);
      await admin.post(`/people/${ana.id}/separation`, { on: '2025-12-31', reason: 'Study' });
      expect((await admin.get(`/people/${ana.id}`)).body).toMatchObject({
        active: false,
        site: 'NORTH',
        separatedOn: '2025-12-31',
      });

      const back = await admin.post(`/people/${ana.id}/rehire`, { on: '2026-03-02', site: 'EAST' });
      expect(back.status).toBe(201);
      expect(back.body).toMatchObject({
        active: true,
        site: 'EAST',
        position: 'scribe',
        hiredOn: '2026-03-02',
        separatedOn: null,
      });
    });
  });
});

describe.each(['sqlite', 'postgres'] as const)('people as time passes (%s)', (dialect) => {
  test('a transfer known ahead comes into force by itself, at midnight of its site', async () => {
    const server = await startServer({ dialect, settings: WITH_ADMIN });
    try {
      server.clock.set('2026-03-10T15:00:00.000Z');
      const admin = await administrator(server);
      await admin.post('/sites', CHICAGO);
      await admin.post('/sites', LONDON);
      const ana = await hire(admin, { site: 'NORTH', position: 'trainee' });
      const answer = await admin.patch(`/people/${ana.id}`, {
        site: 'EAST',
        position: 'scribe',
        effectiveOn: '2026-03-20',
      });
      expect(answer.body).toMatchObject({
        site: 'NORTH',
        position: 'trainee',
        upcoming: [{ effectiveOn: '2026-03-20', site: 'EAST', position: 'scribe' }],
      });

      const at = async (site: string) =>
        (await admin.get(`/people?site=${site}`)).body.items.map((each: { id: string }) => each.id);
      server.clock.set('2026-03-19T23:59:59.999Z');
      expect([await at('NORTH'), await at('EAST')]).toEqual([[ana.id], []]);
      server.clock.set('2026-03-20T00:00:00.000Z');
      expect([await at('NORTH'), await at('EAST')]).toEqual([[], [ana.id]]);
      expect((await admin.get(`/people/${ana.id}`)).body).toMatchObject({
        site: 'EAST',
        position: 'scribe',
        upcoming: [],
      });
    } finally {
      await server.close();
    }
  });

  test('supervisors and preceptors are dated too', async () => {
    const server = await startServer({ dialect, settings: WITH_ADMIN });
    try {
      const admin = await administrator(server);
      const [first, second] = [await hire(admin), await hire(admin)];
      const ana = await hire(admin, { supervisor: first.id });
      await admin.patch(`/people/${ana.id}`, { supervisor: second.id, effectiveOn: '2026-03-15' });
      const supervisor = async () => (await admin.get(`/people/${ana.id}`)).body.supervisor;
      expect(await supervisor()).toBe(first.id);
      server.clock.advance({ days: 5 });
      expect(await supervisor()).toBe(second.id);
    } finally {
      await server.close();
    }
  });
});
