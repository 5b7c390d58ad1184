import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { filesWith } from '../../curriculum/small-curriculum.js';
import { SPANISH } from '../../curriculum/spanish.js';
import type { Client } from '../../support/client.js';
import { describeServer } from '../../support/server.js';

const coursesDir = mkdtempSync(join(tmpdir(), 'preceptor-languages-'));
for (const [name, bytes] of filesWith(SPANISH)) {
  mkdirSync(dirname(join(coursesDir, name)), { recursive: true });
  writeFileSync(join(coursesDir, name), bytes);
}
afterAll(() => rmSync(coursesDir, { recursive: true }));

const ADMIN = { adminEmail: 'admin@office.example', adminPassword: 'correct horse battery' };

interface Attempt {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly questions: readonly { readonly id: string; readonly stem: string; choices: Choice[] }[];
}
interface Choice {
  readonly id: string;
  readonly text: string;
}

describeServer('a course in two languages', { settings: { ...ADMIN, coursesDir } }, (server) => {
  let learner: Client;

  beforeAll(async () => {
    const api = server.client.under('/api/v1');
    const { body } = await api.post('/tokens', {
      email: ADMIN.adminEmail,
      password: ADMIN.adminPassword,
    });
    learner = api.withToken((body as { token: string }).token);
    await learner.post('/learners/me/enrollments', { path: 'DESK' });
    await learner.post('/learners/me/completions', { course: 'HIP', module: '01' });
  });

  test.each([
    ['', 'en', 'Privacy', 'At the desk', 'Speak low.'],
    ['?language=es', 'es', 'Privacidad', 'En la recepción', 'Hable bajo.'],
    ['?language=es-MX', 'es', 'Privacidad', 'En la recepción', 'Hable bajo.'],
    ['?language=fr', 'en', 'Privacy', 'At the desk', 'Speak low.'],
  ])('asked for with "%s" comes in %s', async (query, language, course, lesson, text) => {
    const languages = ['en', 'es'];
    const { body: whole } = await learner.get(`/courses/HIP${query}`);
    expect(whole).toMatchObject({ language, languages, title: course });
    expect((whole as { modules: object[] }).modules[0]).toMatchObject({ title: lesson });
    const { body: module } = await learner.get(`/courses/HIP/modules/01${query}`);
    expect(module).toMatchObject({ language, languages, title: lesson });
    expect((module as { html: string }).html).toContain(text);
    const { body: list } = await learner.get(`/courses${query}`);
    expect((list as { items: object[] }).items).toMatchObject([
      { code: 'HIP', language, languages, title: course },
      { code: 'TRM', language: 'en', languages: ['en'], title: 'Words' },
    ]);
  });

  test('what is no language is refused', async () => {
    expect(await learner.get('/courses/HIP?language=es%20x')).toMatchObject({ status: 400 });
    const attempt = { course: 'HIP', module: 'quiz', language: '<b>' };
    expect(await learner.post('/learners/me/attempts', attempt)).toMatchObject({ status: 400 });
  });

  test('a quiz asks and explains in Spanish, and the same choices are right', async () => {
    const started = await learner.post('/learners/me/attempts', {
      ...{ course: 'HIP', module: 'quiz', language: 'es' },
    });
    const attempt = started.body as Attempt;
    expect(attempt).toMatchObject({ title: 'Preguntas', language: 'es' });
    const stems = Object.fromEntries(attempt.questions.map(({ id, stem }) => [id, stem]));
    expect(stems).toEqual({
      loud: 'La fila es larga. ¿Cómo habla usted?',
      phone: 'Suena el teléfono. ¿Qué nombre dice?',
    });
    const right = (text: string) =>
      attempt.questions.flatMap(({ choices }) => choices).find((each) => each.text === text)!.id;
    const answered = await learner.post(`/learners/me/attempts/${attempt.id}/answers`, {
      answers: { loud: [right('Bajo')], phone: [right('El mío')] },
      language: 'es',
    });
    expect(answered).toMatchObject({
      status: 200,
      body: { score: 100, passed: true, language: 'es' },
    });
    const { feedback } = answered.body as { feedback: { explanation: string }[] };
    expect(feedback.map(({ explanation }) => explanation).sort()).toEqual([
      'Bajo Otros escuchan.',
      'El mío No es un secreto.',
    ]);
  });

  test('an attempt is found in the language asked for, its answers only once it is graded', async () => {
    const quiz = { course: 'HIP', module: 'quiz' };
    const { body: list } = await learner.get('/learners/me/facts?kind=quiz-attempted');
    const { attempt } = (list as { items: { payload: { attempt: string } }[] }).items[0]!.payload;
    const url = `/learners/me/attempts/${attempt}`;
    expect((await learner.get(`${url}?language=es`)).body).toMatchObject({
      ...{ ...quiz, language: 'es', score: 100, passed: true },
      marked: expect.arrayContaining([expect.objectContaining({ id: 'loud' })]),
    });
    expect((await learner.get(url)).body).toMatchObject({ language: 'en' });
    expect(await learner.get(`${url}?language=1`)).toMatchObject({ status: 400 });
    const other = '/learners/me/attempts/01a20000-0000-7000-8000-000000000000';
    expect(await learner.get(other)).toMatchObject({ status: 404 });
  });

  test('one’s own choice of a language is kept, and holds where none is asked for', async () => {
    const choose = (language: unknown) => learner.put('/people/me/language', { language });
    for (const wrong of ['fr', 'es ', 5, undefined]) {
      expect(await choose(wrong)).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
    }
    expect((await learner.get('/people/me')).body).toMatchObject({ language: null });
    expect((await choose('es')).status).toBe(204);
    expect((await learner.get('/people/me')).body).toMatchObject({ language: 'es' });
    const { body: list } = await learner.get('/learners/me/facts?kind=quiz-attempted');
    const { attempt } = (list as { items: { payload: { attempt: string } }[] }).items[0]!.payload;
    const url = `/learners/me/attempts/${attempt}`;
    expect((await learner.get(url)).body).toMatchObject({ language: 'es', title: 'Preguntas' });
    expect((await learner.get(`${url}?language=en`)).body).toMatchObject({ language: 'en' });
    await choose('en');
  });

  test('the sentence that was signed is kept as it was read', async () => {
    const signed = await learner.post('/learners/me/attestations', {
      ...{ course: 'HIP', module: 'attestation', name: 'Office Administrator', language: 'es' },
    });
    expect(signed.status).toBe(201);
    const { body } = await learner.get('/learners/me/facts');
    expect(JSON.stringify(body)).toContain('Guardo el secreto.');
  });
});
