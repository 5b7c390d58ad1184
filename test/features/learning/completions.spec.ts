import type { Client } from '../../support/client.js';
import { describeClinic, done, inClinic, NOBODY, refusal, TODAY } from '../enrollments/clinic.js';

const completions = (learner = 'me') => `/learners/${learner}/completions`;
const mark = (client: Client, course: string, module: string, more: object = {}) =>
  client.post(completions(), { course, module, ...more });

describeClinic('marking one’s own work', (clinic) => {
  test('answers with the fact, the course, all that changed and what is next', async () => {
    const { id, client } = await clinic.member({ position: 'front-office' });
    const answer = await mark(client, 'TEL', '01', { minutes: 12 });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      fact: {
        kind: 'module-completed',
        subject: 'TEL',
        occurredOn: TODAY,
        recordedBy: id,
        payload: { module: '01', version: 1, minutes: 12, jobTitle: 'front-office', site: 'NORTH' },
      },
      course: { code: 'TEL', version: 1, status: 'satisfied', completedOn: TODAY },
    });
    const changes = answer.body.changes.map((change: Record<string, string>) => [
      change.requirement,
      change.from,
      change.to,
    ]);
    expect(changes.toSorted()).toEqual([
      ['D', 'not-started', 'satisfied'],
      ['D/phone', 'not-started', 'satisfied'],
      ['D/phone/TEL', 'not-started', 'satisfied'],
      ['DESK', 'not-started', 'satisfied'],
    ]);
    const next = answer.body.nextSteps.map((step: { requirement: string }) => step.requirement);
    expect(next).toEqual(['W/privacy/HIP']);
    expect((await clinic.statusOf(id, 'DESK', 'DESK'))!.status).toBe('satisfied');
  });

  test.each([
    ['a course that is on none of their paths', 'STO', '01', {}, [422, 'course-not-open']],
    ['a course whose prerequisite is unmet', 'PHL', '01', {}, [422, 'course-locked']],
    ['a module before those that come first', 'ANA', '02', {}, [422, 'module-locked']],
    ['a quiz without an attempt', 'ANA', 'quiz', {}, [422, 'quiz-required']],
    ['an attestation without a name', 'HIP', 'attestation', {}, [422, 'attestation-required']],
    [
      'a day that has not come',
      'HIP',
      '01',
      { completedOn: '2026-03-11' },
      [422, 'occurred-in-future'],
    ],
    ['an earlier day', 'HIP', '01', { completedOn: '2026-03-09' }, [422, 'own-work-today']],
    ['a course that there isn’t', 'NON', '01', {}, [404, 'no-such-course']],
    ['a module of another course', 'TEL', '02', {}, [404, 'no-such-module']],
    ['a score of a lesson', 'HIP', '01', { score: 90 }, [400, 'invalid-input']],
    ['a score of more than everything', 'HIP', '01', { score: 101 }, [400, 'invalid-input']],
    ['a field that is unknown', 'HIP', '01', { colour: 'red' }, [400, 'invalid-input']],
  ])('%s is refused, and nothing is recorded', async (_, course, module, more, expected) => {
    const { id, client } = await clinic.climber();
    const before = await clinic.facts(id);
    expect(await refusal(mark(client, course, module, more))).toEqual(expected);
    expect(await clinic.facts(id)).toEqual(before);
  });

  test('a course that is open to all needs no path', async () => {
    const { client } = await clinic.member();
    expect((await mark(client, 'HYG', '01')).status).toBe(201);
    expect(await refusal(mark(client, 'HYG', '01'))).toEqual([409, 'already-completed']);
  });

  test('the same module twice at once is recorded once', async () => {
    const { id, client } = await clinic.member();
    const answers = await Promise.all([mark(client, 'HIP', '01'), mark(client, 'HIP', '01')]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    expect(await clinic.facts(id, 'module-completed')).toHaveLength(1);
  });
});

describeClinic('recording for somebody what happened', (clinic) => {
  const record = (learner: string, body: object, by = clinic.instructor) =>
    by.client.post(completions(learner), body);

  test('is taken also where the learner could not mark it: reality wins', async () => {
    const learner = await clinic.hired({ hiredOn: '2026-01-05' });
    for (const [course, module] of [
      ['STO', '01'],
      ['PHL', '01'],
      ['ANA', '02'],
      ['BBP', 'session'],
    ]) {
      expect((await record(learner, { course, module, completedOn: '2026-03-03' })).status).toBe(
        201,
      );
    }
    const quiz = { course: 'ANA', module: 'quiz', score: 100 };
    expect((await done(record(learner, quiz))).fact).toMatchObject({
      occurredOn: TODAY,
      kind: 'module-completed',
      recordedBy: clinic.instructor.id,
      payload: { score: 100 },
    });
  });

  test('a quiz on paper below the pass mark is on record, and completes nothing', async () => {
    const learner = await clinic.hired();
    const quiz = { course: 'ANA', module: 'quiz', reason: 'On paper' };
    const failed = await done(record(learner, { ...quiz, score: 99 }));
    expect(failed).toMatchObject({
      fact: {
        kind: 'quiz-attempted',
        payload: { module: 'quiz', score: 99, passed: false, reason: 'On paper' },
      },
      course: { code: 'ANA', status: 'not-started' },
      changes: [],
    });
    const passed = await done(record(learner, { ...quiz, score: 100 }));
    expect(passed.fact).toMatchObject({ kind: 'module-completed', payload: { score: 100 } });
  });

  test('further back than seven days needs a reason', async () => {
    const learner = await clinic.hired({ hiredOn: '2026-01-05' });
    const old = { course: 'HIP', module: '01', completedOn: '2026-03-02' };
    expect(await refusal(record(learner, old))).toEqual([422, 'reason-required']);
    expect(await refusal(record(learner, { ...old, reason: '   ' }))).toEqual([
      400,
      'invalid-input',
    ]);
    expect((await record(learner, { ...old, reason: 'Paper form found' })).status).toBe(201);
  });

  test('is refused for a day ahead, and twice for one day', async () => {
    const learner = await clinic.hired();
    const body = { course: 'HIP', module: '01' };
    const ahead = { ...body, completedOn: '2026-03-11' };
    expect(await refusal(record(learner, ahead))).toEqual([422, 'occurred-in-future']);
    await done(record(learner, body));
    expect(await refusal(record(learner, body))).toEqual([409, 'already-completed']);
  });

  test('an attestation is the learner’s own: on paper it needs its evidence', async () => {
    const learner = await clinic.hired();
    const body = { course: 'HIP', module: 'attestation' };
    expect(await refusal(record(learner, body))).toEqual([422, 'evidence-required']);
    expect((await record(learner, { ...body, evidence: 'Folder 12' })).status).toBe(201);
  });

  test('is for who teaches the learner, and never for one’s own record', async () => {
    const [here, there] = [await clinic.hired(), await clinic.hired({ site: 'EAST' })];
    const body = { course: 'HIP', module: '01' };
    expect((await record(there, body)).status).toBe(404);
    expect((await record(NOBODY, body)).status).toBe(404);
    expect((await record(here, body, clinic.viewer)).status).toBe(403);
    const colleague = await clinic.member();
    expect((await record(here, body, colleague)).status).toBe(404);
    const own = { ...body, completedOn: '2026-03-09' };
    expect(await refusal(record(clinic.instructor.id, own))).toEqual([422, 'own-work-today']);
  });

  test('every earlier module counts with its own day', async () => {
    const learner = await clinic.hired({ hiredOn: '2026-01-05' });
    await done(record(learner, { course: 'HIP', module: '01', completedOn: '2026-03-09' }));
    const paper = { course: 'HIP', module: 'attestation', evidence: 'Folder 12' };
    const answer = await done(record(learner, { ...paper, completedOn: '2026-03-05' }));
    expect(answer.course).toMatchObject({ status: 'satisfied', completedOn: '2026-03-09' });
    expect(await clinic.statusOf(learner, 'WELCOME', 'W/privacy/HIP', '2026-03-08')).toMatchObject({
      status: 'overdue',
    });
  });
});

describe.each(['sqlite', 'postgres'] as const)('renewing (%s)', (dialect) => {
  test('is refused while the course is good, and open once its window is', () =>
    inClinic(dialect, async (clinic) => {
      const { id, client } = await clinic.member({ familyName: 'Heron' });
      const signed = { course: 'HIP', module: 'attestation', name: 'Ana Heron' };
      const attest = (by: Client) => by.post('/learners/me/attestations', signed);
      await done(mark(client, 'HIP', '01'));
      await done(attest(client));
      expect(await refusal(mark(client, 'HIP', '01'))).toEqual([409, 'already-completed']);
      expect(await refusal(attest(client))).toEqual([409, 'already-completed']);

      clinic.server.clock.set('2027-01-20T15:00:00.000Z');
      const later = await clinic.signedInAgain(id);
      await done(mark(later, 'HIP', '01'));
      await done(attest(later));
      expect(await clinic.statusOf(id, 'WELCOME', 'W/privacy/HIP')).toMatchObject({
        status: 'satisfied',
        dueOn: '2028-01-20',
      });
    }));
});
