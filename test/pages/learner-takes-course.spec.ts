import { answerKeyOf } from '../journeys/answer-key.js';
import type * as api from '../journeys/api.js';
import type { Member } from '../journeys/desk.js';
import { NASTY, PageOffice } from './office.js';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';

let office: PageOffice;
let maribel: Member;

beforeAll(async () => {
  office = await PageOffice.open();
  maribel = await office.clinic.hire({
    givenName: 'Maribel',
    familyName: 'Thornapple',
    position: 'trainee',
    hiredOn: '2026-11-02',
  });
});
afterAll(() => office?.close());

const key = answerKeyOf(resolve('courses'));

/** Chooses answers of the quiz that the page asks: the right ones, but for so many. */
async function answer(page: Page, wrong: number): Promise<void> {
  const attempt = await questionsOn(page);
  for (const [question, choices] of Object.entries(key.answer(attempt, wrong))) {
    for (const choice of choices) {
      await page.locator(`input[name="answer-${question}"][value="${choice}"]`).check();
    }
  }
  // A question that is left open on purpose has to be answered all the same.
  for (const { id, choices } of attempt.questions) {
    const inputs = page.locator(`input[name="answer-${id}"]`);
    if ((await inputs.and(page.locator(':checked')).count()) === 0) {
      await inputs.nth(choices.length - 1).check();
    }
  }
}

async function questionsOn(page: Page): Promise<api.Attempt> {
  const questions = await page.evaluate<api.Attempt['questions']>(`
    [...document.querySelectorAll('fieldset')].map((asked) => ({
      id: asked.querySelector('input').name.slice('answer-'.length),
      kind: asked.querySelector('input').type === 'radio' ? 'single' : 'multiple',
      stem: asked.querySelector('[id$="-stem"] span').textContent,
      choices: [...asked.querySelectorAll('label')].map((label) => ({
        id: label.querySelector('input').value,
        text: label.textContent,
      })),
    }))`);
  return { id: '', title: '', passMark: 0, questions } as unknown as api.Attempt;
}

describe.each([
  ['with scripts', 'HIP', true],
  ['without scripts', 'ANA', false],
])('taking a course %s', (_, course, script) => {
  test('from the course page through a failed and a passed quiz to the next module', async () => {
    const { page, complaints } = await office.at(maribel, { script });
    const { modules } = await office.clinic.office.course(course);
    const quiz = modules.findIndex((module) => module.kind === 'quiz');
    await office.clinic
      .as(maribel)
      .enrol(maribel, 'FOUNDATIONS')
      .catch(() => undefined);
    for (const { code } of modules.slice(0, quiz)) {
      await office.clinic.as(maribel).complete(maribel, course, code);
    }
    await page.goto(`/learn/${course}`);
    await page.getByRole('link', { name: 'Continue', exact: true }).click();
    await page.getByRole('button', { name: 'Start the quiz' }).click();
    await page.waitForURL('**/attempts/*');
    const failed = page.url();
    await answer(page, 99);
    await page.getByRole('button', { name: 'Check my answers' }).click();
    await page.getByRole('heading', { level: 1, name: 'Not passed yet' }).waitFor();
    expect(page.url()).toBe(failed);
    expect(await page.getByText('Read again:').count()).toBeGreaterThan(0);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Not passed yet' }).waitFor();

    await page.getByRole('button', { name: 'Try again with new questions' }).click();
    await page.waitForURL((url) => url.href !== failed && url.pathname.includes('/attempts/'));
    await answer(page, 0);
    await page.getByRole('button', { name: 'Check my answers' }).click();
    await page.getByRole('heading', { level: 1, name: 'Passed' }).waitFor();
    expect(await page.getByRole('status').textContent()).toContain('passed with 100%');
    await page.getByRole('link', { name: 'All your attempts' }).click();
    await page.getByRole('link', { name: 'your answers' }).nth(1).waitFor();
    expect(await page.getByRole('link', { name: 'your answers' }).count()).toBe(2);
    expect(complaints).toEqual([]);
  });
});

test('an attestation is signed with a name, which is shown as it was typed', async () => {
  const { page, complaints } = await office.at(maribel);
  const { modules } = await office.clinic.office.course('HIP');
  const signature = modules.find((module) => module.kind === 'attestation')!;
  await page.goto(`/learn/HIP/${signature.code}`);
  await page.getByLabel('Your full name').fill(' ');
  await page.getByRole('button', { name: 'Sign' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Your full name').fill(NASTY.padEnd(220, 'x'));
  await page.evaluate(`document.querySelector('#name').removeAttribute('maxlength')`);
  await page.getByLabel('Your full name').fill(NASTY.padEnd(220, 'x'));
  await page.getByRole('button', { name: 'Sign' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByLabel('Your full name').inputValue()).toBe(NASTY.padEnd(220, 'x'));
  await page.getByLabel('Your full name').fill('Kofi Starling');
  await page.getByRole('button', { name: 'Sign' }).click();
  const beside = page.locator('#name-error');
  expect(await beside.textContent()).toContain('as it stands on your record: Maribel Thornapple.');
  await page.getByLabel('Your full name').fill('maribel thornapple');
  await page.getByRole('button', { name: 'Sign' }).click();
  await page.getByRole('status').waitFor();
  expect(await page.getByRole('status').textContent()).toContain('signed');
  expect(complaints).toEqual([]);
});

test('what is signed in Spanish is recorded in Spanish, also after a refusal', async () => {
  const ines = await office.clinic.hire({ givenName: 'Ines', familyName: 'Alder' });
  const desk = office.clinic.as(ines);
  for (const { code, kind } of (await desk.course('HIP')).modules) {
    if (kind === 'lesson') await desk.complete(ines, 'HIP', code);
    if (kind !== 'quiz') continue;
    const attempt = await desk.startAttempt(ines, 'HIP', code);
    await desk.answer(ines, attempt, key.answer(attempt));
  }
  const { page } = await office.at(ines);
  await page.goto('/learn/HIP/attestation?language=es');
  await page.getByLabel('Your full name').fill(' ');
  await page.getByRole('button', { name: 'Sign' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Your full name').fill('Ines Alder');
  await page.getByRole('button', { name: 'Sign' }).click();
  await page.getByRole('status').waitFor();
  const [fact] = await desk.facts(ines, { kind: 'attested' });
  expect(fact?.payload).toMatchObject({
    name: 'Ines Alder',
    statement: expect.stringMatching(/^He leído las políticas/),
  });
});

test('an attempt answered in two windows is graded once, and the second hears so', async () => {
  const hannah = await office.clinic.hire({ givenName: 'Hannah', familyName: 'Lark' });
  const { modules } = await office.clinic.office.course('HIP');
  const quiz = modules.findIndex((module) => module.kind === 'quiz');
  for (const { code } of modules.slice(0, quiz)) {
    await office.clinic.as(hannah).complete(hannah, 'HIP', code);
  }
  const { page } = await office.at(hannah);
  await page.goto(`/learn/HIP/${modules[quiz]!.code}`);
  await page.getByRole('button', { name: 'Start the quiz' }).click();
  await page.waitForURL('**/attempts/*');
  const second = await page.context().newPage();
  await second.goto(page.url());
  await answer(page, 0);
  await page.getByRole('button', { name: 'Check my answers' }).click();
  await page.getByRole('heading', { level: 1, name: 'Passed' }).waitFor();
  await answer(second, 99);
  await second.getByRole('button', { name: 'Check my answers' }).click();
  await second.getByRole('alert').waitFor();
  expect(await second.getByRole('alert').textContent()).toContain('has been graded');
  expect(await second.getByRole('heading', { level: 1 }).textContent()).toBe('Passed');
});

test('nobody sees the attempts of somebody else', async () => {
  const otto = await office.clinic.hire({ givenName: 'Otto', familyName: 'Fern' });
  const attempt = await office.clinic.as(maribel).get<api.Course>('/courses/HIP');
  const { page } = await office.at(otto);
  const quiz = attempt.modules.find((module) => module.kind === 'quiz')!;
  const { page: hers } = await office.at(maribel);
  await hers.goto(`/learn/HIP/${quiz.code}`);
  const address = await hers
    .getByRole('link', { name: 'your answers' })
    .first()
    .getAttribute('href');
  const answered = await page.goto(address!);
  expect(answered?.status()).toBe(404);
});

test('a quiz that was graded keeps nobody out', async () => {
  const { page } = await office.at(maribel);
  const { modules } = await office.clinic.office.course('HIP');
  const quiz = modules.find((module) => module.kind === 'quiz')!;
  await page.goto(`/learn/HIP/${quiz.code}`);
  const graded = await page.getByRole('link', { name: 'your answers' }).last().getAttribute('href');
  expect(await office.wrongWith(maribel, [graded!])).toEqual([]);
});
