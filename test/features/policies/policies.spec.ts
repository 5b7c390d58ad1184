import { JobsService } from '../../../src/features/jobs/jobs.service.js';
import { CatalogService } from '../../../src/features/catalog/catalog.service.js';
import { MovableClock } from '../../support/movable-clock.js';
import { startServer, type TestServer } from '../../support/server.js';
import { PolicySigners } from '../../../src/features/policies/policy-signers.js';
import type { Dialect } from '../../../src/database/transaction.js';
import { Clinic, done, TODAY, type Member } from '../enrollments/clinic.js';
import { WITH_ADMIN } from '../access/office.js';

const POLICY = {
  title: 'Telephones at the desk',
  text: 'Private telephones stay in the **locker**. <script>alert(1)</script>',
  statement: 'I have read this policy and will keep to it.',
  positions: ['front-office'],
  since: '2026-04-01',
  dueDays: 14,
};

describe.each<Dialect>(['sqlite', 'postgres'])('house policies (%s)', (dialect) => {
  let server: TestServer;
  let clinic: Clinic;
  let concerned: Member;
  let other: Member;

  beforeAll(async () => {
    const clock = new MovableClock(`${TODAY}T17:00:00Z`);
    server = await startServer({ dialect, clock, settings: WITH_ADMIN });
    clinic = new Clinic(server);
    await clinic.open();
    concerned = await clinic.member({
      ...{ familyName: 'Heron', position: 'front-office', hiredOn: '2026-01-05' },
    });
    other = await clinic.member({ position: 'billing' });
  });
  afterAll(() => server?.close());

  /** Runs what publishing has asked for, as the server does by itself in a moment. */
  async function jobsDone(): Promise<void> {
    const rows = await server.database.reader.query<{ id: string }>(
      `select id from job where state in ('waiting', 'running') order by started_at, id`,
    );
    for (const { id } of rows) await server.app.get(JobsService).run(id, 20_000);
  }

  /** The status of signing the policy, on a day. */
  async function statusOn(who: Member, code: string, asOf: string): Promise<string> {
    const url = `/learners/${who.id}/timeline?path=${code}&requirement=policy/sign/${code}`;
    const { items } = await done(clinic.admin.get(url));
    const intervals = items as { from: string; to: string | null; status: string }[];
    return intervals.find(({ from, to }) => from <= asOf && (to === null || asOf < to))!.status;
  }

  test('says whom it would concern, and keeps nothing', async () => {
    const preview = await done(clinic.admin.post('/policies/preview', POLICY));
    expect(preview.concerned.map(({ id }: { id: string }) => id)).toEqual([concerned.id]);
    expect(preview.html).toContain('<strong>locker</strong>');
    expect(preview.html).not.toContain('<script>');
    expect((await done(clinic.admin.get('/policies'))).items).toEqual([]);
  });

  test('is due to whom it concerns from its first day on, and is signed like any course', async () => {
    const { code, version } = await done(clinic.admin.post('/policies', POLICY));
    expect([code, version]).toEqual(['POL-1', 1]);
    await jobsDone();

    // Hired long before: the clock runs from the first day in effect.
    expect(await statusOn(concerned, code, '2026-03-31')).toBe('not-applicable');
    expect(await statusOn(concerned, code, '2026-04-15')).toBe('due');
    expect(await statusOn(concerned, code, '2026-04-16')).toBe('overdue');
    const none = await clinic.admin.get(`/learners/${other.id}/standing?path=${code}`);
    expect(none.status).toBe(404);

    const signers = () => server.app.get(PolicySigners).of([code], '2026-04-16');
    expect((await signers()).get(code)).toEqual({
      asked: 1,
      signed: 0,
      open: [{ id: concerned.id, name: expect.any(String), status: 'overdue' }],
    });

    await done(concerned.client.post('/learners/me/completions', { course: code, module: '01' }));
    await done(
      concerned.client.post('/learners/me/attestations', {
        course: code,
        module: 'sign',
        name: 'Ana Heron',
      }),
    );
    expect(await statusOn(concerned, code, '2026-04-16')).toBe('satisfied');
    expect((await signers()).get(code)).toEqual({ asked: 1, signed: 1, open: [] });
  });

  test('a new version moves whom it concerns and has them sign again where it says so', async () => {
    server.clock.advance({ days: 1 });
    const next = {
      ...POLICY,
      text: 'Private telephones are off.',
      changes: 'They are off now.',
      signAgainWithin: 10,
    };
    const { version } = await done(clinic.admin.post('/policies/POL-1/versions', next));
    expect(version).toBe(2);
    await jobsDone();
    const facts = await done(clinic.admin.get(`/learners/${concerned.id}/facts?limit=5`));
    const kinds = facts.items.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toContain('retraining-required');
    // Ten days from its first day, which has yet to come.
    expect(JSON.stringify(facts)).toContain('2026-04-11');
    expect((await done(clinic.admin.get('/policies/POL-1/versions'))).items).toHaveLength(2);
  });

  test('publishing files leaves it alone, and it takes no code of theirs', async () => {
    const report = await done(clinic.admin.post('/curriculum/publish'));
    expect(JSON.stringify(report)).not.toContain('POL-1');
    expect(server.app.get(CatalogService).find('course', 'POL-1')?.version).toBe(2);
  });

  test('ends after a day, and asks for nothing from the next on', async () => {
    const end = { lastDay: '2026-05-31', reason: 'The desk has no telephones any more.' };
    await done(clinic.admin.post('/policies/POL-1/end', end));
    await jobsDone();
    expect(await statusOn(concerned, 'POL-1', '2026-05-31')).toBe('overdue');
    expect(await statusOn(concerned, 'POL-1', '2026-06-01')).toBe('not-applicable');
    const early = { ...end, lastDay: '2026-03-01' };
    expect((await clinic.admin.post('/policies/POL-1/end', early)).status).toBe(400);
  });

  test.each([
    ['neither text nor PDF', { text: '' }, 'text'],
    ['null for the text', { text: null }, 'text'],
    ['a PDF that nobody added', { pdf: 'a'.repeat(64) }, 'pdf'],
    ['an end before its beginning', { lastDay: '2026-03-31' }, 'lastDay'],
    ['no time to sign it', { dueDays: 0 }, 'dueDays'],
    ['a state that is none', { states: ['Illinois'] }, 'states.0'],
  ])('is refused with %s', async (_, wrong, field) => {
    const answer = await clinic.admin.post('/policies', { ...POLICY, ...wrong });
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((error: { field: string }) => error.field)).toEqual([field]);
  });

  test('is written by administrators and read by everybody', async () => {
    for (const who of [clinic.manager, clinic.instructor, concerned]) {
      expect((await who.client.post('/policies', POLICY)).status).toBe(403);
      expect((await who.client.get('/policies')).status).toBe(200);
    }
  });
});
