import { AGE_BANDS } from '../../../src/domain/site-rules.js';
import { PostChanges } from '../../../src/features/people/post-changes.js';
import type { Client } from '../../support/client.js';
import { describeServer } from '../../support/server.js';
import { administrator, hire, hiredAndSignedIn, WITH_ADMIN } from '../access/office.js';

const NORTH = { code: 'NORTH', name: 'North', timeZone: 'America/Chicago', state: 'IL' };

describeServer('sites and cohorts', { settings: WITH_ADMIN }, (server) => {
  let admin: Client;
  beforeAll(async () => {
    admin = await administrator(server);
  });

  describe('sites', () => {
    test('a fresh installation has MAIN', async () => {
      const { body } = await admin.get('/sites');
      expect(body.items.map((site: { code: string }) => site.code)).toEqual(['MAIN']);
      expect(body.nextCursor).toBeNull();
    });

    test('are added, changed, and not added twice', async () => {
      const added = await admin.post('/sites', NORTH);
      expect([added.status, added.body]).toEqual([
        201,
        { ...NORTH, trackedFrom: null, ageBands: [...AGE_BANDS], secondObserver: true },
      ]);
      const again = await admin.post('/sites', NORTH);
      expect([again.status, again.body.code]).toEqual([409, 'site-taken']);
      const changed = await admin.patch('/sites/NORTH', { timeZone: 'America/Denver' });
      expect(changed.body).toMatchObject({ ...NORTH, timeZone: 'America/Denver' });
      expect((await admin.get('/sites/NORTH')).body.timeZone).toBe('America/Denver');
      expect((await admin.patch('/sites/SOUTH', { name: 'South' })).status).toBe(404);
    });

    test.each([
      ['time zone', { timeZone: 'Mars/Olympus' }, 'timeZone'],
      ['offset for a time zone', { timeZone: '+05:00' }, 'timeZone'],
      ['state', { state: 'Illinois' }, 'state'],
      ['state that there isn’t', { state: 'XX' }, 'state'],
      ['code', { code: 'no spaces' }, 'code'],
    ])('take no wrong %s', async (_, site, field) => {
      const answer = await admin.post('/sites', { ...NORTH, code: 'X', ...site });
      expect([answer.status, answer.body.errors[0].field]).toEqual([400, field]);
    });

    test.each(['name', 'timeZone', 'state'])('keep their %s', async (field) => {
      const answer = await admin.patch('/sites/MAIN', { [field]: null });
      expect([answer.status, answer.body.errors[0].field]).toEqual([400, field]);
    });

    test("changed, they concern later facts only: a person's day stays that of their post", async () => {
      await admin.post('/sites', { ...NORTH, code: 'MOVED', timeZone: 'Asia/Tokyo' });
      const before = await hire(admin, { site: 'MOVED' });
      await admin.patch('/sites/MOVED', { timeZone: 'America/Los_Angeles' });
      const after = await hire(admin, { site: 'MOVED' });
      // It is 15:00 in London: past midnight in Tokyo, early in the morning in Los Angeles.
      expect([before.hiredOn, after.hiredOn]).toEqual(['2026-03-11', '2026-03-10']);
    });

    test('are seen by everybody and changed by administrators', async () => {
      const learner = await hiredAndSignedIn(server, admin, { site: 'NORTH' });
      expect((await learner.client.get('/sites')).status).toBe(200);
      expect((await learner.client.post('/sites', { ...NORTH, code: 'Y' })).status).toBe(403);
    });
  });

  describe('cohorts', () => {
    test('have the members that were set, and tell the later features who came and went', async () => {
      const [ana, ben] = [await hire(admin), await hire(admin)];
      const cleo = await hire(admin, { hiredOn: '2026-01-05' });
      const added = await admin.post('/cohorts', { code: 'FALL', name: 'Fall', site: 'NORTH' });
      expect([added.status, added.body]).toEqual([
        201,
        { code: 'FALL', name: 'Fall', site: 'NORTH', members: 0, learners: [] },
      ]);
      await admin.put('/cohorts/FALL/members', { learners: [ana.id, ben.id] });

      const told: string[] = [];
      server.app.get(PostChanges, { strict: false }).handle(async (_tx, event) => {
        told.push(event.learnerId);
      });
      const set = await admin.put('/cohorts/FALL/members', { learners: [ben.id, cleo.id] });
      const ids = set.body.learners.map((each: { id: string }) => each.id);
      expect(new Set(ids)).toEqual(new Set([ben.id, cleo.id]));
      expect(new Set(told)).toEqual(new Set([ana.id, cleo.id]));
      expect((await admin.get('/cohorts')).body.items).toContainEqual({
        code: 'FALL',
        name: 'Fall',
        site: 'NORTH',
        members: 2,
      });
      expect((await admin.get(`/people/${cleo.id}`)).body.cohorts).toEqual(['FALL']);

      await admin.post(`/people/${cleo.id}/separation`, { on: '2026-02-02', reason: 'Moved' });
      const { body } = await admin.get('/cohorts/FALL');
      expect([body.members, body.learners.length]).toEqual([1, 2]);
      expect(body.learners).toContainEqual(expect.objectContaining({ id: cleo.id, active: false }));
      const { body: list } = await admin.get('/cohorts');
      expect(list.items).toContainEqual(expect.objectContaining({ code: 'FALL', members: 1 }));
    });

    test('refuse whom nobody knows, and a code that is taken', async () => {
      const nobody = '0190b3c2-7d4e-7abc-8def-0123456789ab';
      const answer = await admin.put('/cohorts/FALL/members', { learners: [nobody] });
      expect([answer.status, answer.body.errors[0].field]).toEqual([400, 'learners.0']);
      const again = await admin.post('/cohorts', { code: 'FALL', name: 'Fall' });
      expect([again.status, again.body.code]).toEqual([409, 'cohort-taken']);
      expect((await admin.put('/cohorts/NONE/members', { learners: [] })).status).toBe(404);
      expect((await admin.post('/cohorts', { code: 'Z', name: 'Z', site: 'NONE' })).status).toBe(
        400,
      );
    });

    test('set by many at once end with the members of one of them', async () => {
      const people = [await hire(admin), await hire(admin), await hire(admin)];
      await admin.post('/cohorts', { code: 'RACE', name: 'Race' });
      const answers = await Promise.all(
        people.map(({ id }) => admin.put('/cohorts/RACE/members', { learners: [id] })),
      );
      expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
      expect((await admin.get('/cohorts/RACE')).body.learners).toHaveLength(1);
    });

    test('bring nobody new into the scope of whoever manages them', async () => {
      await admin.post('/cohorts', { code: 'MINE', name: 'Mine', site: 'NORTH' });
      const stranger = await hire(admin, { site: 'MAIN' });
      const manager = await hiredAndSignedIn(server, admin, {
        site: 'MAIN',
        roles: [{ role: 'manager', cohort: 'MINE' }],
      });
      const answer = await manager.client.put('/cohorts/MINE/members', { learners: [stranger.id] });
      expect([answer.status, answer.body.errors[0].field]).toEqual([400, 'learners.0']);
      expect((await manager.client.get('/cohorts/FALL')).status).toBe(404);
      expect((await manager.client.get('/cohorts')).body.items).toHaveLength(1);
      const other = await manager.client.post('/cohorts', {
        code: 'OTHER',
        name: 'O',
        site: 'NORTH',
      });
      expect(other.status).toBe(403);
    });
  });
});
