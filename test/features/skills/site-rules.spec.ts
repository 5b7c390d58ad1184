import { CatalogService } from '../../../src/features/catalog/catalog.service.js';
import { LedgerRepository } from '../../../src/features/ledger/ledger.repository.js';
import { RebuildLedger } from '../../../src/features/ledger/rebuild-ledger.js';
import { describeOnBothDatabases } from '../../support/on-both-databases.js';
import { done, refusal, TODAY } from '../enrollments/clinic.js';
import { describeSkills, inSkillsClinic, type SkillsClinic } from './skills-clinic.js';

const ALL = ['infant', 'child', 'adolescent', 'adult'];

/** Adults and children, seen by one observer: enough for a small office that sees no infants. */
async function seenTwice(clinic: SkillsClinic, learner: string) {
  for (const variant of ['child', 'adult']) {
    await done(clinic.observe(learner, { skill: 'VITAL', variant }, { client: clinic.admin }));
  }
}

describeSkills('what a site says about observed skills', (clinic) => {
  const change = (site: string, body: object, by = clinic.admin) =>
    by.patch(`/sites/${site}`, body);

  test('is all ages and a second observer unless told', async () => {
    const body = { code: 'NEW', name: 'New', timeZone: 'America/Chicago', state: 'IL' };
    expect(await done(clinic.admin.post('/sites', body))).toMatchObject({
      ageBands: ALL,
      secondObserver: true,
    });
    const told = { ...body, code: 'TOLD', ageBands: ['adult', 'child'], secondObserver: false };
    const added = { ageBands: ['child', 'adult'], secondObserver: false };
    expect(await done(clinic.admin.post('/sites', told))).toMatchObject(added);
    expect(await done(clinic.admin.get('/sites/TOLD'))).toMatchObject(added);
    const back = { ageBands: null, secondObserver: null };
    expect(await done(change('TOLD', back))).toMatchObject({ ageBands: ALL, secondObserver: true });
  });

  test.each([
    ['no ages', { ageBands: [] }, 'ageBands'],
    ['an age that there isn’t', { ageBands: ['adult', 'elder'] }, 'ageBands.1'],
    ['an age twice', { ageBands: ['adult', 'adult'] }, 'ageBands'],
    ['a text for a list', { ageBands: 'adult' }, 'ageBands'],
    ['a text for yes or no', { secondObserver: 'no' }, 'secondObserver'],
  ])('with %s is refused', async (_, body, field) => {
    const answer = await change('EAST', body);
    expect([answer.status, answer.body.errors[0].field]).toEqual([400, field]);
    expect(await done(clinic.admin.get('/sites/EAST'))).toMatchObject({ ageBands: ALL });
  });

  test('is the administrator’s to say', async () => {
    const body = { secondObserver: false };
    expect(await refusal(change('NORTH', body, clinic.manager.client))).toEqual([403, 'forbidden']);
    expect(await refusal(change('NORTH', body, clinic.instructor.client))).toEqual([
      403,
      'forbidden',
    ]);
  });

  test('reaches everybody there at once, in their own history, and is on the audit log', async () => {
    const site = { code: 'SMALL', name: 'Small', timeZone: 'America/Chicago', state: 'IL' };
    await done(clinic.admin.post('/sites', site));
    const there = await clinic.trainee({ site: 'SMALL' });
    const elsewhere = await clinic.trainee();
    await seenTwice(clinic, there);
    expect(await clinic.status(there, 'VITAL')).toBe('in-progress');
    const rules = { ageBands: ['child', 'adult'], secondObserver: false };
    await done(change('SMALL', rules));
    expect(await clinic.status(there, 'VITAL')).toBe('satisfied');
    expect(await clinic.facts(there, 'site-changed')).toMatchObject([
      { occurredOn: TODAY, payload: { site: 'SMALL', rules } },
    ]);
    expect(await clinic.facts(elsewhere, 'site-changed')).toEqual([]);
    const { items } = await done(clinic.admin.get('/audit?action=site-changed&limit=200'));
    expect(items).toContainEqual(expect.objectContaining({ subject: 'SMALL', payload: rules }));

    await done(change('SMALL', { name: 'Smaller' }));
    await done(change('SMALL', rules));
    expect(await clinic.facts(there, 'site-changed')).toHaveLength(1);

    const newcomer = await clinic.trainee({ site: 'SMALL' });
    const [hired] = await clinic.facts(newcomer, 'hired');
    expect(hired!.payload['post']).toMatchObject(rules);
  });

  test('comes along with a transfer, and stays with who stays', async () => {
    const site = { code: 'LITTLE', name: 'Little', timeZone: 'America/Chicago', state: 'IL' };
    await done(clinic.admin.post('/sites', { ...site, secondObserver: false }));
    const learner = await clinic.trainee();
    await done(clinic.admin.patch(`/people/${learner}`, { site: 'LITTLE' }));
    await done(clinic.admin.patch(`/people/${learner}`, { position: 'lead' }));
    await done(clinic.admin.patch(`/people/${learner}`, { site: 'NORTH' }));
    const posts = (await clinic.facts(learner, 'transferred')).map(
      ({ payload }) => payload['post'],
    );
    expect(posts.reverse()).toEqual([
      expect.objectContaining({ site: 'LITTLE', secondObserver: false }),
      expect.objectContaining({ position: 'lead', secondObserver: false }),
      expect.not.objectContaining({ secondObserver: false }),
    ]);
  });
});

describeOnBothDatabases('a change of what a site says', ({ dialect }) => {
  test('holds from its day: earlier days stay as they were, and a rebuild finds the same', async () => {
    await inSkillsClinic(dialect, async (clinic) => {
      const learner = await clinic.trainee();
      await seenTwice(clinic, learner);
      clinic.server.clock.advance({ days: 7 });
      clinic.admin = await clinic.administratorAgain();
      const rules = { ageBands: ['child', 'adult'], secondObserver: false };
      await done(clinic.admin.patch('/sites/NORTH', rules));
      expect(await clinic.status(learner, 'VITAL', '2026-03-16')).toBe('in-progress');
      expect(await clinic.status(learner, 'VITAL', '2026-03-17')).toBe('satisfied');

      clinic.server.clock.advance({ days: 7 });
      clinic.admin = await clinic.administratorAgain();
      await done(clinic.admin.patch('/sites/NORTH', { ageBands: ALL, secondObserver: true }));
      // What was signed off stays signed off; the next sign-off takes all again.
      expect(await clinic.status(learner, 'VITAL', '2026-03-24')).toBe('satisfied');
      expect(await clinic.facts(learner, 'site-changed')).toHaveLength(2);

      const { app, database } = clinic.server;
      const { definitions } = app.get(CatalogService, { strict: false });
      const ledger = app.get(LedgerRepository, { strict: false });
      const rebuild = new RebuildLedger(database, ledger, definitions);
      expect(await rebuild.run({ dryRun: true })).toMatchObject({
        rows: 0,
        intervals: 0,
        heads: 0,
        faults: [],
      });
    });
  });
});
