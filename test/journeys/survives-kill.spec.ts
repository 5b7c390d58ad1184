import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Completion } from './api.js';
import { buildWhatChanged } from '../support/build-what-changed.js';
import { BuiltServer } from './built-server.js';
import { ADMINISTRATOR, Clinic } from './clinic.js';
import { Refused, type Member } from './desk.js';

const KILLS = 4;
const ANSWERS_BEFORE_KILL = 30;
const LEARNERS = 6;

/**
 * The server as it is installed, killed without warning while completions of several
 * learners are being recorded. An answer is a promise: what was answered must be there
 * after the restart, and the ledgers must verify.
 */
describe('a kill at any moment', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'preceptor-kill-'));
  const server = new BuiltServer(dataDir, {
    ADMIN_EMAIL: ADMINISTRATOR.adminEmail,
    ADMIN_PASSWORD: ADMINISTRATOR.adminPassword,
  });
  const clinic = new Clinic(server);

  beforeAll(buildWhatChanged);
  afterAll(async () => {
    await server.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test('loses nothing that was answered, and the ledgers verify', async () => {
    await server.start();
    const learners = await hireLearners();
    const answered: { learner: Member; fact: Completion['fact'] }[] = [];

    for (let kill = 1; kill <= KILLS; kill += 1) {
      await recordUntilKilled(learners, answered);
      await server.start();
      for (const learner of learners) {
        const onRecord = (await clinic.office.facts(learner)).map(({ seq, id }) => `${seq} ${id}`);
        const promised = answered.filter((each) => each.learner === learner);
        expect(onRecord).toEqual(
          expect.arrayContaining(promised.map(({ fact }) => `${fact.seq} ${fact.id}`)),
        );
      }
    }
    expect(answered.length).toBeGreaterThanOrEqual(KILLS * ANSWERS_BEFORE_KILL);

    await server.close();
    expect(server.run('ledger-verify')).toMatchObject({ status: 0 });
  });

  test('leaves standings that are the same when made anew from the ledgers', async () => {
    await server.start();
    const before = await everyStanding();
    await server.close();
    expect(server.run('ledger-rebuild')).toMatchObject({ status: 0 });

    await server.start();
    expect(await everyStanding()).toEqual(before);
  });

  async function hireLearners(): Promise<Member[]> {
    const learners: Member[] = [];
    for (let i = 1; i <= LEARNERS; i += 1) {
      const learner = await clinic.hire({
        givenName: 'Learner',
        familyName: `Number ${i}`,
        hiredOn: dayBefore(600),
      });
      await clinic.office.enrol(learner, 'FOUNDATIONS');
      learners.push(learner);
    }
    return learners;
  }

  /** Records for all learners at once; kills the server once enough was answered. */
  async function recordUntilKilled(
    learners: readonly Member[],
    answered: { learner: Member; fact: Completion['fact'] }[],
  ): Promise<void> {
    const enough = answered.length + ANSWERS_BEFORE_KILL;
    const { modules } = await clinic.office.course('ANA');
    let killed: Promise<void> | undefined;

    const recordUntilSilence = async (learner: Member) => {
      for (;;) {
        // Each has a day of its own, backwards: the same module twice on one day is refused.
        const days = 1 + answered.length;
        try {
          const { fact } = await clinic.office.complete(learner, 'ANA', modules[0]!.code, {
            completedOn: dayBefore(days),
            reason: 'Sign-in sheets of the old system',
          });
          answered.push({ learner, fact });
        } catch (error) {
          // Refused would be an answer; what is left is a connection that was cut.
          if (error instanceof Refused) throw error;
          return;
        }
        if (answered.length >= enough) killed ??= server.kill();
      }
    };
    await Promise.all(learners.map(recordUntilSilence));
    await killed;
  }

  async function everyStanding() {
    const { items } = await clinic.office.get<{ items: { id: string }[] }>('/people?limit=50');
    return Promise.all(items.map(({ id }) => clinic.office.get(`/learners/${id}/enrollments`)));
  }
});

function dayBefore(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}
