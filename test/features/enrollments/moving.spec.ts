import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CURRICULUM, done, inClinic, refusal, type Clinic } from './clinic.js';

/** A curriculum that its author changes while the office works. */
class EditedCurriculum {
  readonly folder = mkdtempSync(join(tmpdir(), 'preceptor-moving-'));

  constructor() {
    cpSync(CURRICULUM, this.folder, { recursive: true });
  }

  edit(file: string, passage: string, replacement: string): void {
    const path = join(this.folder, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(passage)) throw new Error(`${file} does not hold: ${passage}`);
    writeFileSync(path, text.replace(passage, replacement));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

describe.each(['sqlite', 'postgres'] as const)('a new version of a path (%s)', (dialect) => {
  let curriculum: EditedCurriculum;
  beforeEach(() => {
    curriculum = new EditedCurriculum();
  });
  afterEach(() => curriculum.remove());

  const publish = (clinic: Clinic, dryRun = false) =>
    done(clinic.admin.post(`/curriculum/publish?dryRun=${dryRun}`, {}));

  const addHygiene = () =>
    curriculum.edit(
      'paths/ladder.yaml',
      '          - course: ANA\n',
      '          - course: ANA\n          - course: HYG\n',
    );

  test('moves nobody by itself; a manager does, after a preview that changes nothing', () =>
    inClinic(
      dialect,
      async (clinic) => {
        const { id, client } = await clinic.climber();
        await done(client.post('/learners/me/completions', { course: 'HYG', module: '01' }));
        addHygiene();
        await publish(clinic);
        const versionOf = async () =>
          (await done(client.get('/learners/me/standing?path=LADDER'))).path.version;
        expect(await versionOf()).toBe(1);

        const url = `/learners/${id}/enrollments/LADDER/move`;
        const ask = { version: 2, reason: 'Hygiene counts now' };
        const preview = await done(clinic.manager.client.post(`${url}?dryRun=true`, ask));
        expect(preview).toMatchObject({
          path: 'LADDER',
          from: 1,
          to: 2,
          dryRun: true,
          adds: [{ requirement: 'S0/basics/HYG' }],
          drops: [],
          carriesOver: [{ requirement: 'S0/basics/HYG' }],
        });
        expect(await versionOf()).toBe(1);
        expect(await clinic.facts(id, 'moved')).toEqual([]);

        const moved = await done(clinic.manager.client.post(url, ask));
        expect(moved).toEqual({ ...preview, dryRun: false });
        expect(await versionOf()).toBe(2);
        expect(await clinic.statusOf(id, 'LADDER', 'S0/basics/HYG')).toMatchObject({
          status: 'satisfied',
        });
        expect(await refusal(clinic.manager.client.post(url, ask))).toEqual([409, 'same-version']);
      },
      curriculum.folder,
    ));

  test('a move is a manager’s, to a version that there is, of a path that one is on', () =>
    inClinic(
      dialect,
      async (clinic) => {
        const { id, client } = await clinic.climber();
        const move = (by: typeof client, path: string, body: object) =>
          refusal(by.post(`/learners/${id}/enrollments/${path}/move`, body));
        const ask = { version: 1, reason: 'Tidy' };
        const manager = clinic.manager.client;
        expect(await move(client, 'LADDER', ask)).toEqual([403, 'forbidden']);
        expect(await move(clinic.instructor.client, 'LADDER', ask)).toEqual([403, 'forbidden']);
        expect(await move(manager, 'LADDER', { ...ask, version: 9 })).toEqual([
          404,
          'no-such-path',
        ]);
        expect(await move(manager, 'DESK', ask)).toEqual([404, 'not-enrolled']);
        expect(await move(manager, 'LADER', ask)).toEqual([404, 'not-enrolled']);
        expect(await move(manager, 'LADDER', { version: 0, reason: 'Tidy' })).toEqual([
          400,
          'invalid-input',
        ]);
        expect(await move(manager, 'LADDER', { version: 1 })).toEqual([400, 'invalid-input']);
      },
      curriculum.folder,
    ));

  test('the preview of publishing says how many are on each version', () =>
    inClinic(
      dialect,
      async (clinic) => {
        await clinic.climber();
        const gone = await clinic.climber();
        const withdrawal = `/learners/${gone.id}/enrollments/LADDER/withdrawal`;
        await done(clinic.manager.client.post(withdrawal, { reason: 'Another plan' }));
        addHygiene();
        const preview = await publish(clinic, true);
        expect(
          preview.changed.find(({ code }: { code: string }) => code === 'LADDER'),
        ).toMatchObject({
          version: 2,
          learners: [{ version: 1, learners: 1 }],
        });
        await publish(clinic);
        await clinic.climber();
        curriculum.edit('paths/ladder.yaml', 'title: Basics', 'title: The basics');
        const next = await publish(clinic, true);
        expect(next.changed[0].learners).toEqual([
          { version: 1, learners: 1 },
          { version: 2, learners: 1 },
        ]);
      },
      curriculum.folder,
    ));

  test('a path that gets a rule enrols whom it concerns, as a job', () =>
    inClinic(
      dialect,
      async (clinic) => {
        const learner = await clinic.hired({ hiredOn: '2026-02-02', position: 'biller' });
        curriculum.edit('paths/desk.yaml', '[front-office]', '[front-office, biller]');
        await publish(clinic);
        await until(async () => (await clinic.facts(learner, 'enrolled')).length === 2);
        const [desk] = await clinic.facts(learner, 'enrolled');
        expect(desk).toMatchObject({
          subject: 'DESK',
          occurredOn: '2026-02-02',
          recordedBy: 'system',
          payload: { version: 2, byRule: true },
        });
      },
      curriculum.folder,
    ));
});

/** Asks again and again; the test's own time is the limit. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds()));
}
