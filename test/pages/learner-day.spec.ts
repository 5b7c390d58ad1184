import { isolated } from '../../src/domain/told.js';
import type * as api from '../journeys/api.js';
import type { Member } from '../journeys/desk.js';
import { NASTY, PageOffice } from './office.js';

let office: PageOffice;
let maribel: Member;
let hannah: Member;
let stranger: Member;
let instructor: Member;

beforeAll(async () => {
  office = await PageOffice.open();
  const { clinic } = office;
  const trainee = { position: 'trainee', hiredOn: '2026-11-02' };
  maribel = await clinic.hire({ ...trainee, givenName: 'Maribel', familyName: 'Thornapple' });
  hannah = await clinic.hire({ ...trainee, givenName: 'Hannah', familyName: 'Lark' });
  stranger = await clinic.hire({ ...trainee, givenName: 'Otto', familyName: 'Fern' });
  instructor = await clinic.hire({
    ...{ givenName: 'Desmond', familyName: 'Hollyhock', position: 'lead' },
    roles: [{ role: 'instructor', site: 'MAIN' }],
  });
  await clinic.as(maribel).enrol(maribel, 'CAREER');
});
afterAll(() => office?.close());

async function given(task: object, learner: Member): Promise<string> {
  const assigned = await office.clinic
    .as(instructor)
    .assign({ ...task, learners: [learner.id], dueOn: '2026-12-04' });
  return (assigned as api.Assignment).id;
}

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('a learner %s', (_, script) => {
  test('searches the catalog, enrolls, and sees the next step and the whole ladder', async () => {
    const learner = script ? hannah : stranger;
    const { page, complaints } = await office.at(learner, { script });
    await page.goto('/catalog');
    await page.getByLabel('Search the catalog').fill('office manager');
    if (!script) await page.getByRole('button', { name: 'Search' }).click();
    await page.waitForURL('**q=office*manager**');
    await page.getByRole('link', { name: 'From trainee to medical office manager' }).click();
    await page.getByRole('button', { name: 'Enroll in this path' }).click();
    await page.waitForURL('**/paths/CAREER');
    expect(await page.getByRole('status').textContent()).toContain('You are enrolled');

    await page.goto('/home');
    expect(await page.getByText('Your next step').count()).toBe(1);
    expect(await page.getByRole('img', { name: /^The ladder/ }).count()).toBe(1);
    await page.getByText('The same as a list').click();
    expect(await page.getByText('You are here').last().isVisible()).toBe(true);
    const stages = page.getByRole('table', { name: 'What is left, stage by stage' });
    expect(await stages.getByRole('row').count()).toBe(6);
    await page.getByRole('link', { name: 'Continue' }).click();
    await page.waitForURL('**/learn/**');

    await page.goto('/catalog/paths/CAREER');
    expect(await page.getByRole('link', { name: 'Open your path' }).count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  test('does a task of the coursework, with a word to the instructor', async () => {
    const title = `Tidy the ${script ? 'front' : 'back'} shelf ${NASTY}`;
    const id = await given({ task: title, note: NASTY }, maribel);
    const { page, complaints } = await office.at(maribel, { script });
    await page.goto('/coursework');
    expect(await page.getByText('Assigned by Desmond Hollyhock.').count()).toBeGreaterThan(0);
    await page.getByRole('link', { name: title }).click();
    await page.waitForURL(`**/coursework/${id}`);
    await page.getByLabel('Note').fill(NASTY);
    await page.getByRole('button', { name: 'Mark it done' }).click();
    await page.waitForURL('**/coursework');
    expect(await page.getByRole('status').textContent()).toContain(`${isolated(title)}: done.`);
    await page.goto('/record');
    expect(await page.getByText(`Task done: ${isolated(title)}`).count()).toBe(1);
    await page.goto(`/coursework/${id}`);
    expect(await page.getByRole('button', { name: 'Mark it done' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('logs hours, and hears what is wrong with them first', async () => {
    const { page, complaints } = await office.at(maribel, { script });
    await page.goto('/record/hours?activity=shadowing');
    await page.getByRole('textbox', { name: 'Hours' }).fill('a lot');
    await page.getByRole('button', { name: 'Log these hours' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('textbox', { name: 'Hours' }).inputValue()).toBe('a lot');
    await page.getByRole('textbox', { name: 'Hours' }).fill('2.5');
    await page.getByRole('button', { name: 'Log these hours' }).click();
    await page.waitForURL('**/record');
    expect(await page.getByRole('status').textContent()).toContain('2.5 h logged');
    expect(complaints).toEqual([]);
  });
});

test('a task that was done meanwhile says so, and shows the present state', async () => {
  const id = await given({ task: 'Label the bins' }, maribel);
  const { page } = await office.at(maribel);
  await page.goto(`/coursework/${id}`);
  await office.clinic.as(maribel).post(`/assignments/${id}/completion`);
  await page.getByRole('button', { name: 'Mark it done' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toContain('is done already');
  expect(await page.getByRole('button', { name: 'Mark it done' }).count()).toBe(0);
});

test('a card and continuing education are recorded, and stand in the history as they were typed', async () => {
  const { page, complaints } = await office.at(hannah);
  await page.goto('/record/credentials?credential=BLS');
  await page.getByLabel('Issued on').fill('2026-11-20');
  await page.getByLabel('Good through').fill('2026-11-01');
  await page.getByLabel('Number').fill(NASTY);
  await page.getByLabel('Where the paper is kept').fill(NASTY);
  await page.getByRole('button', { name: 'Record it' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByLabel('Number').inputValue()).toBe(NASTY);
  await page.getByLabel('Good through').fill('');
  await page.getByRole('button', { name: 'Record it' }).click();
  await page.waitForURL('**/record');
  expect(await page.getByRole('region', { name: 'Credentials' }).textContent()).toContain(NASTY);

  await page.goto('/record/education');
  await page.getByLabel('Counts for').selectOption('CMA');
  await page.getByLabel('What it was').fill(NASTY);
  await page.getByLabel('Credits').fill('1.5');
  await page.getByLabel('Category').selectOption('general');
  await page.getByLabel('Given by').fill(NASTY);
  await page.getByRole('button', { name: 'Record it' }).click();
  await page.waitForURL('**/record');
  await page.getByLabel('Show').selectOption('credits-earned');
  await page.waitForURL('**kind=credits-earned**');
  expect(await page.getByRole('region', { name: 'History' }).textContent()).toContain(NASTY);
  expect(complaints).toEqual([]);
});

test('a correction stands beside what it corrects, with links both ways', async () => {
  await office.clinic.as(instructor).observe(maribel, 'F2');
  const [seen] = await office.clinic.as(maribel).facts(maribel, { kind: 'skill-observed' });
  await office.clinic.as(instructor).voidFact(maribel, seen!, NASTY);
  const { page } = await office.at(maribel);
  await page.goto('/record');
  const withdrawn = page.locator(`#entry-${seen!.seq}`);
  expect(await withdrawn.locator('del').count()).toBe(1);
  const link = await withdrawn.getByRole('link').getAttribute('href');
  const correction = page.locator(link!);
  expect(await correction.textContent()).toContain(NASTY);
  expect(await correction.getByRole('link').getAttribute('href')).toBe(`#entry-${seen!.seq}`);
});

test('promotion is asked for once everything of a stage is met, and once only', async () => {
  const small = await PageOffice.open({ coursesDir: 'test/features/enrollments/curriculum' });
  try {
    const manager = await small.clinic.hire({
      ...{ givenName: 'Ottoline', familyName: 'Larkspur' },
      roles: [{ role: 'manager', site: 'MAIN' }],
    });
    const ada = await small.clinic.hire({ givenName: 'Ida', familyName: 'Wren' });
    const own = small.clinic.as(ada);
    await own.enrol(ada, 'LADDER');
    await small.clinic.completeCourse(ada, 'ANA');
    const { page, complaints } = await small.at(ada);
    await page.goto('/home');
    expect(await page.getByRole('button', { name: 'Ask for promotion' }).count()).toBe(0);
    await own.logHours(ada, 'shadowing', '2026-11-23', 2);
    const [log] = await own.facts(ada, { kind: 'hours-logged' });
    await small.clinic.as(manager).approveHours(ada, log!);
    await page.goto('/home');
    await page.getByLabel('A word to your manager').fill(NASTY);
    const second = await page.context().newPage();
    await second.goto('/home');
    await page.getByRole('button', { name: 'Ask for promotion' }).click();
    await page.getByRole('status').waitFor();
    expect(await page.getByText('Your manager has yet to answer.').count()).toBe(1);
    await second.getByRole('button', { name: 'Ask for promotion' }).click();
    await second.getByRole('alert').waitFor();
    expect(await second.getByText('Your manager has yet to answer.').count()).toBe(1);
    expect(complaints).toEqual([]);
  } finally {
    await small.close();
  }
});

test('the search finds people for staff only', async () => {
  const { page } = await office.at(instructor);
  await page.goto('/search?q=thornapple');
  expect(await page.getByRole('link', { name: 'Maribel Thornapple' }).count()).toBe(1);
  const { page: own } = await office.at(stranger);
  await own.goto(`/search?q=thornapple`);
  expect(await own.getByRole('link', { name: 'Maribel Thornapple' }).count()).toBe(0);
  await own.goto('/search?q=vital');
  const found = own.getByRole('region', { name: 'Courses and learning paths' });
  expect(await found.getByRole('link').first().textContent()).toBe('Vital signs by age');
  await own.goto(`/search?q=${encodeURIComponent(NASTY)}`);
  expect(await own.getByLabel('Words to look for').inputValue()).toBe(NASTY);
});

test('coursework that is due stands on the first page', async () => {
  const ivy = await office.clinic.hire({ givenName: 'Ivy', familyName: 'Reed' });
  const id = await given({ task: 'Sort the forms' }, ivy);
  const { page } = await office.at(ivy);
  expect((await page.goto('/home'))?.status()).toBe(200);
  const due = page.getByRole('region', { name: 'Due soon' });
  expect(await due.getByRole('link', { name: 'Sort the forms' }).getAttribute('href')).toBe(
    `/coursework/${id}`,
  );
});

test('nobody sees the coursework of somebody else as their own', async () => {
  const id = await given({ task: 'Count the gloves' }, maribel);
  for (const other of [stranger, instructor]) {
    const { page } = await office.at(other);
    expect((await page.goto(`/coursework/${id}`))?.status()).toBe(404);
  }
});

// What the crawl does not come to.
describe('the pages hold for who sees, hears or moves otherwise, and on a phone', () => {
  test('where something is found', async () => {
    expect(await office.wrongWith(maribel, ['/search?q=a'])).toEqual([]);
  });

  test('of somebody who has nothing yet', async () => {
    const nobody = await office.clinic.hire({ givenName: 'Nora', familyName: 'Sedge' });
    expect(await office.wrongWith(nobody, ['/home', '/coursework', '/record'])).toEqual([]);
  });
});
