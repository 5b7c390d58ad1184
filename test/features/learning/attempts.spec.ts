import type { Client } from '../../support/client.js';
import { describeClinic, done, NOBODY, refusal } from '../enrollments/clinic.js';

interface Attempt {
  id: string;
  questions: { id: string; choices: { id: string; text: string }[] }[];
}

const RIGHT = new Set(['The heart does.', 'Through the lungs.']);

describeClinic('taking a quiz', (clinic) => {
  const start = (client: Client, learner = 'me') =>
    client.post<Attempt & { code?: string }>(`/learners/${learner}/attempts`, {
      course: 'ANA',
      module: 'quiz',
    });
  const answer = (client: Client, attempt: string, answers: unknown, learner = 'me') =>
    client.post(`/learners/${learner}/attempts/${attempt}/answers`, { answers });
  const answersTo = ({ questions }: Attempt, isRight = true) =>
    Object.fromEntries(
      questions.map(({ id, choices }) => [
        id,
        choices.filter(({ text }) => RIGHT.has(text) === isRight).map((choice) => choice.id),
      ]),
    );

  /** Somebody who has read both lessons. */
  const reader = async () => {
    const learner = await clinic.climber();
    for (const module of ['01', '02']) {
      await done(learner.client.post('/learners/me/completions', { course: 'ANA', module }));
    }
    return learner;
  };

  test('shows the questions and no answers, and the same ones for as long as it lasts', async () => {
    const { client } = await reader();
    const begun = await start(client);
    expect(begun.status).toBe(201);
    expect(begun.body).toMatchObject({ title: 'Heart and lungs', passMark: 100 });
    expect(begun.body.questions).toHaveLength(2);
    expect(JSON.stringify(begun.body)).not.toMatch(/right|because|correct|beats for life/);
  });

  test('passed, it completes its module and says why each answer is right', async () => {
    const { id, client } = await reader();
    const attempt = await done(start(client));
    const graded = await done(answer(client, attempt.id, answersTo(attempt)));
    expect(graded).toMatchObject({
      score: 100,
      passed: true,
      passMark: 100,
      completion: { course: { code: 'ANA', status: 'satisfied' } },
    });
    expect(graded.feedback).toHaveLength(2);
    expect(graded.feedback[0]).toMatchObject({ correct: true, explanation: expect.any(String) });
    expect(graded.completion.changes).toContainEqual(
      expect.objectContaining({ requirement: 'S0/basics/ANA', to: 'satisfied' }),
    );
    expect((await clinic.statusOf(id, 'LADDER', 'S0/basics/ANA'))!.status).toBe('satisfied');
    expect(await refusal(start(client))).toEqual([409, 'already-completed']);
  });

  test('failed, it is on record, completes nothing, and may be taken again', async () => {
    const { id, client } = await reader();
    const attempt = await done(start(client));
    const graded = await done(answer(client, attempt.id, answersTo(attempt, false)));
    expect(graded).toMatchObject({ score: 0, passed: false });
    expect(graded).not.toHaveProperty('completion');
    expect(await clinic.facts(id, 'quiz-attempted')).toMatchObject([
      { payload: { score: 0, passed: false, attempt: attempt.id } },
    ]);
    const none = await done(start(client));
    expect(await done(answer(client, none.id, {}))).toMatchObject({ score: 0 });
    expect((await start(client)).status).toBe(201);
  });

  test('is graded once, also when two answers are sent at once', async () => {
    const { id, client } = await reader();
    const attempt = await done(start(client));
    const both = await Promise.all([
      answer(client, attempt.id, answersTo(attempt)),
      answer(client, attempt.id, answersTo(attempt, false)),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)!.body.code).toBe('already-graded');
    expect(await clinic.facts(id, 'quiz-attempted')).toHaveLength(1);
    expect(await refusal(answer(client, attempt.id, {}))).toEqual([409, 'already-graded']);
  });

  test('of two attempts that are passed, one completes the module', async () => {
    const { id, client } = await reader();
    const [first, second] = [await done(start(client)), await done(start(client))];
    await Promise.all(
      [first, second].map((attempt) => done(answer(client, attempt.id, answersTo(attempt)))),
    );
    expect(await clinic.facts(id, 'quiz-attempted')).toHaveLength(2);
    const completed = await clinic.facts(id, 'module-completed');
    expect(completed.filter(({ payload }) => payload.module === 'quiz')).toHaveLength(1);
  });

  test('a question or choice that is not there is named, and the attempt stays open', async () => {
    const { client } = await reader();
    const attempt = await done(start(client));
    const [question] = attempt.questions;
    for (const [answers, field] of [
      [{ nothing: ['a'] }, 'answers.nothing'],
      [{ [question!.id]: ['z'] }, `answers.${question!.id}`],
      [{ [question!.id]: 'a' }, 'answers'],
      [['a'], 'answers'],
    ] as const) {
      const refused = await answer(client, attempt.id, answers);
      expect([refused.status, refused.body.code]).toEqual([400, 'invalid-input']);
      expect(refused.body.errors[0].field).toBe(field);
    }
    expect((await answer(client, attempt.id, answersTo(attempt))).status).toBe(200);
  });

  test('is one’s own: nobody starts or answers another’s', async () => {
    const [mine, other] = [await reader(), await reader()];
    const attempt = await done(start(mine.client));
    expect(await refusal(answer(other.client, attempt.id, {}))).toEqual([404, 'no-such-attempt']);
    expect((await answer(other.client, attempt.id, {}, mine.id)).status).toBe(404);
    const { client } = clinic.instructor;
    expect((await start(client, mine.id)).status).toBe(403);
    expect((await answer(client, attempt.id, {}, mine.id)).status).toBe(403);
    expect(await refusal(answer(mine.client, NOBODY, {}))).toEqual([404, 'no-such-attempt']);
    expect((await answer(mine.client, '42', {})).status).toBe(404);
  });

  test.each([
    ['a quiz before its lessons', 'ANA', 'quiz', [422, 'module-locked']],
    ['a lesson', 'ANA', '01', [422, 'not-a-quiz']],
    ['a course that is not open', 'STO', '01', [422, 'course-not-open']],
    ['a course that there isn’t', 'NON', 'quiz', [404, 'no-such-course']],
    ['a module that there isn’t', 'ANA', '09', [404, 'no-such-module']],
  ])('%s can’t be attempted', async (_, course, module, expected) => {
    const { client } = await clinic.climber();
    const asked = client.post('/learners/me/attempts', { course, module });
    expect(await refusal(asked)).toEqual(expected);
  });
});
