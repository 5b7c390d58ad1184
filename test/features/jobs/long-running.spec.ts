import type { AddressInfo } from 'node:net';
import { createApp } from '../../../src/create-app.js';
import type { Database } from '../../../src/database/database.js';
import { openDatabase } from '../../../src/database/open-database.js';
import { Client } from '../../support/client.js';
import { done, inClinic, type Clinic } from '../enrollments/clinic.js';

/** Two batches and a half. */
const MANY = 45;
const BATCH = 20;

describe.each(['sqlite', 'postgres'] as const)('a job that takes long (%s)', (dialect) => {
  test('is answered after ten seconds, tells how far it is, and then what came of it', () =>
    inClinic(dialect, async (clinic) => {
      const { client } = clinic.instructor;
      const learners = await hiredPeople(clinic);
      const gate = holdBackAfter(clinic.server.database, BATCH);
      const asked = client.post('/assignments', { task: 'Count', learners, dueOn: '2026-04-01' });
      await gate.reached;

      clinic.server.clock.advance({ seconds: 9 });
      expect(await Promise.race([asked, nextAnswer(client)])).toBe('another answer');
      clinic.server.clock.advance({ seconds: 1 });
      const { status, body } = await asked;
      expect([status, body]).toEqual([
        202,
        {
          id: expect.any(String),
          title: 'Count',
          dueOn: '2026-04-01',
          dueIn: null,
          job: expect.any(String),
          state: 'running',
        },
      ]);
      expect(await done(client.get(`/jobs/${body.job}`))).toEqual({
        id: body.job,
        state: 'running',
        done: BATCH,
        total: MANY,
      });

      gate.open();
      expect(await finished(client, body.job)).toEqual({
        id: body.job,
        state: 'done',
        done: MANY,
        total: MANY,
        result: { assigned: MANY, skipped: [] },
      });
      const { learners: given } = await done(client.get(`/assignments/${body.id}`));
      expect(given).toHaveLength(MANY);
    }));

  test('goes on after a restart in the middle, and does nobody twice', () =>
    inClinic(dialect, async (clinic) => {
      const { client } = clinic.instructor;
      const learners = await hiredPeople(clinic);
      const gate = holdBackAfter(clinic.server.database, BATCH);
      const asked = client.post('/assignments', { task: 'Count', learners });
      await gate.reached;
      clinic.server.clock.advance({ seconds: 10 });
      const { body } = await asked;

      // Stopping finishes the batch that is under way, and begins no other.
      const stopped = clinic.server.app.close();
      gate.open();
      await stopped;
      expect(await leftBehind(clinic)).toEqual([{ state: 'waiting', done: 2 * BATCH }]);
      const app = await createApp(clinic.server.settings, clinic.server.clock);
      try {
        await app.listen(0, '127.0.0.1');
        const { port } = app.getHttpServer().address() as AddressInfo;
        const again = new Client(`http://127.0.0.1:${port}/api/v1`, client.headers);
        expect(await finished(again, body.job)).toMatchObject({
          done: MANY,
          result: { assigned: MANY, skipped: [] },
        });
        const admin = new Client(again.baseUrl, clinic.admin.headers);
        for (const learner of learners) {
          const { items } = await done(admin.get(`/learners/${learner}/facts?kind=assigned`));
          expect(items).toHaveLength(1);
        }
      } finally {
        await app.close();
      }
    }));
});

async function hiredPeople(clinic: Clinic): Promise<string[]> {
  const learners: string[] = [];
  for (let i = 0; i < MANY; i++) learners.push(await clinic.hired());
  return learners;
}

/** Lets one batch of a job through, and holds back what follows until it is opened. */
function holdBackAfter(database: Database, people: number) {
  const run = database.transaction.bind(database);
  let open!: () => void;
  let reach!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const reached = new Promise<void>((resolve) => (reach = resolve));
  database.transaction = async (work, options) => {
    const [job] = await database.reader.query<{ done: number }>(
      `select done from job where state = 'running'`,
    );
    // Only batches do without a snapshot here.
    if (options?.snapshot === false && job?.done === people) {
      reach();
      await opened;
    }
    return run(work, options);
  };
  return { reached, open };
}

async function leftBehind({ server }: Clinic) {
  const database = await openDatabase(server.settings, []);
  try {
    return await database.reader.query(`select state, done from job where kind = 'assign'`);
  } finally {
    await database.close();
  }
}

async function nextAnswer(client: Client): Promise<string> {
  for (let i = 0; i < 5; i++) await client.get('/people/me');
  return 'another answer';
}

async function finished(client: Client, job: string) {
  for (;;) {
    const view = await done(client.get(`/jobs/${job}`));
    if (view.state === 'done' || view.state === 'failed') return view;
  }
}
