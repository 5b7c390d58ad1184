import { createApp } from '../../../src/create-app.js';
import { describeClinic, done, inClinic, refusal, TODAY } from './clinic.js';

describe.each(['sqlite', 'postgres'] as const)(
  'a move to the west after midnight (%s)',
  (dialect) => {
    test('hides nothing: it holds once its day has begun there, and none makes it yesterday again', () =>
      inClinic(dialect, async (clinic) => {
        const west = { code: 'WEST', name: 'West', timeZone: 'America/Los_Angeles', state: 'CA' };
        await done(clinic.admin.post('/sites', west));
        // At NORTH it is half past midnight, at WEST the day before.
        clinic.server.clock.set('2026-03-11T05:30:00.000Z');
        const today = '2026-03-11';
        const admin = await clinic.administratorAgain();
        const learner = await clinic.hired({ hiredOn: '2026-01-05' });
        await done(admin.post(`/learners/${learner}/enrollments`, { path: 'LADDER' }));
        const move = (who: string, effectiveOn?: string) =>
          admin.patch(`/people/${who}`, { site: 'WEST', effectiveOn });
        const asOf = async () =>
          (await done(admin.get(`/learners/${learner}/standing?path=LADDER`))).asOf;

        expect(await refusal(move(learner, '2026-03-10'))).toEqual([422, 'still-yesterday']);
        const newcomer = await clinic.hired({ hiredOn: today });
        expect(await refusal(move(newcomer))).toEqual([422, 'still-yesterday']);

        expect((await done(move(learner))).site).toBe('NORTH');
        expect(await asOf()).toBe(today);
        clinic.server.clock.set('2026-03-11T07:00:00.000Z');
        expect(await asOf()).toBe(today);
        expect((await done(admin.get(`/people/${learner}`))).site).toBe('WEST');
        expect((await done(move(newcomer))).site).toBe('WEST');
      }));
  },
);

describeClinic('enrolment by rule', (clinic) => {
  const enrolled = async (learner: string) => {
    const facts = await clinic.facts(learner, 'enrolled');
    return facts
      .map(({ subject, occurredOn }) => [subject, occurredOn])
      .toSorted((a, b) => (String(a) < String(b) ? -1 : 1));
  };

  test('hiring enrols from the day of hire', async () => {
    const learner = await clinic.hired({ hiredOn: '2026-02-02', position: 'front-office' });
    expect(await enrolled(learner)).toEqual([
      ['DESK', '2026-02-02'],
      ['WELCOME', '2026-02-02'],
    ]);
  });

  test('a hire known ahead is enrolled from their own day, and has no standing before', async () => {
    const learner = await clinic.hired({ hiredOn: '2026-04-01' });
    expect(await enrolled(learner)).toEqual([['WELCOME', '2026-04-01']]);
    const standing = (asOf: string) =>
      clinic.admin.get(`/learners/${learner}/standing?path=WELCOME&asOf=${asOf}`);
    expect(await refusal(standing('2026-03-31'))).toEqual([404, 'not-enrolled-then']);
    expect((await done(standing('2026-04-01'))).status).toBe('due');
  });

  test('a transfer enrols from its day, and the paths of before go on', async () => {
    const learner = await clinic.hired({ hiredOn: '2026-02-02' });
    await done(
      clinic.admin.patch(`/people/${learner}`, {
        position: 'front-office',
        effectiveOn: '2026-03-20',
      }),
    );
    expect(await enrolled(learner)).toEqual([
      ['DESK', '2026-03-20'],
      ['WELCOME', '2026-02-02'],
    ]);
  });

  test('who was withdrawn from such a path is not put back by the next change', async () => {
    const learner = await clinic.hired({ position: 'front-office', hiredOn: '2026-03-01' });
    const url = `/learners/${learner}/enrollments/DESK/withdrawal`;
    await done(clinic.manager.client.post(url, { reason: 'Works in the archive' }));
    await done(clinic.admin.patch(`/people/${learner}`, { exposures: ['radiation'] }));
    const { items } = await done(clinic.admin.get(`/learners/${learner}/enrollments`));
    expect(items.find(({ path }: { path: string }) => path === 'DESK')).toMatchObject({
      startedOn: '2026-03-01',
      withdrawnOn: TODAY,
    });
  });

  test('whoever comes back is enrolled anew', async () => {
    const learner = await clinic.hired({ hiredOn: '2026-01-05' });
    const leave = { on: '2026-01-31', reason: 'Study' };
    await done(clinic.admin.post(`/people/${learner}/separation`, leave));
    await done(clinic.admin.post(`/people/${learner}/rehire`, { on: '2026-03-02' }));
    const standing = await done(clinic.admin.get(`/learners/${learner}/standing?path=WELCOME`));
    expect(standing.nextSteps[0]).toMatchObject({ dueOn: '2026-03-16' });
  });
});

describe.each(['sqlite', 'postgres'] as const)('after a crash (%s)', (dialect) => {
  test('the next start enrols whom publishing had yet to enrol, and asks for nobody else', () =>
    inClinic(dialect, async (clinic) => {
      const [now, soon] = [await clinic.hired(), await clinic.hired({ hiredOn: '2026-04-01' })];
      // As the crash left it: published, and nobody told.
      for (const learner of [now, soon]) {
        const [enrolment] = await clinic.facts(learner, 'enrolled');
        const url = `/learners/${learner}/facts/${enrolment!.seq}/void`;
        await done(clinic.admin.post(url, { reason: 'As if it had never been' }));
      }
      const { settings, clock, database } = clinic.server;
      const jobs = () =>
        database.reader.query<{ learners: string }>(
          `select learners from job where kind = 'enroll-by-rule' order by id`,
        );
      const before = (await jobs()).length;
      const restarted = await createApp(settings, clock);
      await restarted.init();
      const added = (await jobs()).slice(before);
      expect(added.map((job) => JSON.parse(job.learners))).toEqual([[now, soon].toSorted()]);
      for (const learner of [now, soon]) {
        while (
          (await clinic.facts(learner, 'enrolled')).every(({ voidedBy }) => voidedBy !== null)
        );
      }
      await restarted.close();

      const again = await createApp(settings, clock);
      await again.init();
      expect(await jobs()).toHaveLength(before + 1);
      await again.close();
    }));
});
