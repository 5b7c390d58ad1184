import { setImmediate as nextTurn } from 'node:timers/promises';
import { createApp } from '../../../src/create-app.js';
import { done, inClinic, NOBODY, refusal, type Clinic } from '../enrollments/clinic.js';

/** More than two batches. */
const MANY = 45;

describe.each(['sqlite', 'postgres'] as const)('a job (%s)', (dialect) => {
  const jobs = (clinic: Clinic) =>
    clinic.server.database.reader.query<{ id: string; state: string; done: number }>(
      `select id, state, done from job where kind = 'assign' order by id`,
    );

  test('cut off in the middle goes on at the next start, and does nobody twice', () =>
    inClinic(dialect, async (clinic) => {
      const learners: string[] = [];
      for (let i = 0; i < MANY; i++) learners.push(await clinic.hired({ position: 'biller' }));
      const { id } = await done(clinic.admin.post('/assignments', { task: 'Count', learners }));
      const [job] = await jobs(clinic);

      // As a crash after the first batch leaves it: the rest was never done.
      const left = [...learners].sort().slice(20);
      for (const learner of left) {
        const [assigned] = await clinic.facts(learner, 'assigned');
        const url = `/learners/${learner}/facts/${assigned!.seq}/void`;
        await done(clinic.admin.post(url, { reason: 'As if it had never been' }));
      }
      const result = JSON.stringify({ assigned: 20, skipped: [] });
      await clinic.server.database.transaction(async (tx) => {
        for (const learner of left) {
          await tx.execute('delete from assignment_learner where learner_id = $1', [learner]);
        }
        await tx.execute(
          `update job set state = 'running', done = 20, result = $2, leased_until = $3 where id = $1`,
          [job!.id, result, '2026-03-10T15:00:30.000Z'],
        );
      });

      clinic.server.clock.advance({ minutes: 2 });
      const restarted = await createApp(clinic.server.settings, clinic.server.clock);
      await restarted.init();
      // Reads of SQLite come back at once: without a turn for others the job never begins.
      while ((await jobs(clinic))[0]!.state !== 'done') await nextTurn();
      await restarted.close();

      const found = await done(clinic.admin.get(`/jobs/${job!.id}`));
      expect(found).toMatchObject({ state: 'done', done: MANY, total: MANY });
      expect(found.result).toEqual({ assigned: MANY, skipped: [] });
      for (const learner of learners) {
        const standing = await clinic.facts(learner, 'assigned');
        expect(standing.filter(({ voidedBy }) => voidedBy === null)).toHaveLength(1);
      }
      const { learners: given } = await done(clinic.admin.get(`/assignments/${id}`));
      expect(given).toHaveLength(MANY);
    }));

  test('is seen by who started it and by administrators', () =>
    inClinic(dialect, async (clinic) => {
      const learners = [await clinic.hired()];
      const ask = { task: 'Count', learners };
      await done(clinic.instructor.client.post('/assignments', ask));
      const [job] = await jobs(clinic);
      const url = `/jobs/${job!.id}`;
      expect(await done(clinic.instructor.client.get(url))).toEqual({
        id: job!.id,
        state: 'done',
        done: 1,
        total: 1,
        result: { assigned: 1, skipped: [] },
      });
      expect((await clinic.admin.get(url)).status).toBe(200);
      expect((await clinic.manager.client.get(url)).status).toBe(403);
      expect(await refusal(clinic.admin.get(`/jobs/${NOBODY}`))).toEqual([404, 'no-such-job']);
      expect((await clinic.admin.get('/jobs/1')).status).toBe(404);
    }));

  test('changes and cancels the coursework of more than 200 people', () =>
    inClinic(dialect, async (clinic) => {
      const header = 'givenName,familyName,employeeNumber,site,position';
      const lines = Array.from({ length: 201 }, (_, i) => `Ana,Row ${i},R-${i},NORTH,scribe`);
      const csv = { headers: { 'content-type': 'text/csv' } };
      await done(clinic.admin.post('/people/import', [header, ...lines].join('\n'), csv));
      const everybody = { position: 'scribe' };
      const { id, assigned } = await done(
        clinic.instructor.client.post('/assignments', { course: 'STO', ...everybody }),
      );
      expect(assigned).toBe(201);
      const url = `/assignments/${id}`;
      const change = { dueOn: '2026-05-01', reason: 'More time' };
      expect(await done(clinic.instructor.client.post(`${url}/change`, change))).toMatchObject({
        changed: 201,
      });
      const found = await done(clinic.instructor.client.get(url));
      expect(found.learners).toHaveLength(201);
      expect(new Set(found.learners.map((each: { dueOn: string }) => each.dueOn))).toEqual(
        new Set(['2026-05-01']),
      );
      const reason = { reason: 'Another plan' };
      expect(
        await done(clinic.instructor.client.post(`${url}/cancellation`, reason)),
      ).toMatchObject({
        cancelled: 201,
      });
      const after = await done(clinic.instructor.client.get(url));
      expect(new Set(after.learners.map((each: { status: string }) => each.status))).toEqual(
        new Set(['cancelled']),
      );
    }));
});
