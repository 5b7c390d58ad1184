import { Database } from '../../../src/database/database.js';
import { AuditService } from '../../../src/features/audit/audit.service.js';
import type { Client } from '../../support/client.js';
import { describeServer } from '../../support/server.js';
import { ADMIN, administrator, hire, hiredAndSignedIn, WITH_ADMIN } from './office.js';

describeServer('the audit', { settings: WITH_ADMIN }, (server) => {
  let admin: Client;
  beforeAll(async () => {
    admin = await administrator(server);
  });

  test('tells what administrators did, the newest first, page by page', async () => {
    const site = { code: 'AUD', name: 'Audited', timeZone: 'America/Chicago', state: 'IL' };
    await admin.post('/sites', site);
    const ana = await hire(admin);
    server.clock.advance({ minutes: 1 });
    await admin.patch(`/people/${ana.id}`, { roles: ['learner', 'viewer'], familyName: 'New' });
    const me = (await admin.get('/people/me')).body.id;

    const { body } = await admin.get(`/audit?subject=${ana.id}`);
    expect(body.items.map((entry: { action: string }) => entry.action)).toEqual([
      'roles-changed',
      'person-changed',
      'person-added',
    ]);
    expect(body.items[0]).toMatchObject({
      recordedBy: me,
      payload: { before: [{ role: 'learner' }], after: [{ role: 'learner' }, { role: 'viewer' }] },
    });

    const all = (await admin.get('/audit?limit=200')).body.items;
    const paged = [];
    let cursor = '';
    do {
      const page = (await admin.get(`/audit?limit=2${cursor && `&cursor=${cursor}`}`)).body;
      paged.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    expect(paged).toEqual(all);
    expect((await admin.get('/audit?action=site-added')).body.items).toHaveLength(1);
  });

  test('holds no secret', async () => {
    const ana = await hiredAndSignedIn(server, admin);
    await ana.client.put('/people/me/password', {
      password: 'a longer horse battery',
      current: ADMIN.password,
    });
    const { code } = (await admin.post(`/people/${ana.id}/sign-in-slip`)).body;
    const all = JSON.stringify((await admin.get('/audit?limit=200')).body);
    expect(all).not.toContain('horse battery');
    expect(all).not.toContain('pre_');
    expect(all).not.toContain(code);
  });

  test('is a chain for each subject, of which nothing can be changed or taken out', async () => {
    const database = server.app.get(Database);
    const audit = server.app.get(AuditService, { strict: false });
    expect(await audit.firstBroken(database.reader)).toBeNull();
    for (const change of ["update audit set action = 'x'", 'delete from audit']) {
      await expect(database.transaction((tx) => tx.execute(change))).rejects.toThrow(
        'never changed',
      );
    }
  });

  test('takes entries about one subject from many at once', async () => {
    const ana = await hire(admin);
    const answers = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((n) => admin.patch(`/people/${ana.id}`, { givenName: `Ana${n}` })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    const { body } = await admin.get(`/audit?subject=${ana.id}&action=person-changed`);
    expect(body.items).toHaveLength(6);
  });

  test('is for administrators', async () => {
    const manager = await hiredAndSignedIn(server, admin, { roles: ['manager'] });
    expect((await manager.client.get('/audit')).status).toBe(403);
  });
});
