import { faultsOf } from '../support/page-checks.js';
import { Teaching } from './teaching.js';

let teaching: Teaching;

beforeAll(async () => {
  teaching = await Teaching.open();
  const { clinic, maribel } = teaching;
  await clinic.instructor.client.post(`/learners/${maribel.id}/completions`, {
    ...{ course: 'ANA', module: '01', completedOn: '2026-11-20' },
  });
  // Fifteen days on, what was due within fourteen days of hire is overdue.
  teaching.server.clock.set('2026-12-08T17:00:00Z');
});
afterAll(() => teaching?.close());

test('an instructor sees who is behind, and on what', async () => {
  const { page, complaints } = await teaching.at('/trainees');
  expect(new URL(page.url()).pathname).toBe('/trainees');
  const maribel = page.getByRole('row', { name: /Maribel Thornapple/ });
  expect(await maribel.textContent()).toMatch(/1 out of date.*Privacy.*Nov 20, 2026/s);
  expect(await page.getByRole('row', { name: /Desmond Hollyhock/ }).count()).toBe(0);
  expect(await faultsOf(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test.each([true, false])('the board is narrowed by name and state, scripts %s', async (script) => {
  const { page } = await teaching.at('/trainees', undefined, { script });
  await page.getByLabel('Name').fill('kofi');
  if (!script) await page.getByRole('button', { name: 'Show' }).click();
  await page.getByRole('row', { name: /Maribel/ }).waitFor({ state: 'detached' });
  expect(await page.getByRole('row', { name: /Kofi/ }).count()).toBe(1);
  await page.getByRole('link', { name: 'are behind: show them' }).click();
  await page.waitForURL(/state=behind/);
  await page.goto('/trainees?state=on-time');
  expect(await page.getByText('Nobody fits this.').count()).toBe(1);
});

test('one filter after another narrows the board by the newest of each', async () => {
  const { page, complaints } = await teaching.at('/trainees');
  const people = page.locator('#board tbody tr');
  await page.getByLabel('Who').selectOption('On time');
  await page.getByText('Nobody fits this.').waitFor();
  await page.getByLabel('Name').fill('kofi');
  await page.waitForURL(/q=kofi/);
  await page.getByLabel('Who').selectOption('Behind');
  await people.first().waitFor();
  expect(await people.allTextContents()).toEqual([expect.stringContaining('Kofi')]);
  expect(new URL(page.url()).search).toBe('?q=kofi&state=behind&asOf=');
  expect(complaints).toEqual([]);
});

test('the board shows another day, says so, and its links keep it', async () => {
  const { page, complaints } = await teaching.at('/trainees');
  const maribel = page.getByRole('row', { name: /Maribel Thornapple/ });
  await page.getByLabel('As of').fill('2026-11-25');
  await page.getByText('This is how things stood on Nov 25, 2026').waitFor();
  expect(await maribel.textContent()).not.toContain('out of date');
  expect(await page.locator('.figures .overdue').count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Check off' }).count()).toBe(0);
  expect(await faultsOf(page)).toEqual([]);
  await maribel.getByRole('link', { name: 'Maribel Thornapple' }).click();
  await page.getByText('This is how things stood on Nov 25, 2026').waitFor();

  await page.goto('/trainees?asOf=2027-06-01&state=behind&limit=1');
  await page.getByText('This is how things will stand on Jun 1, 2027').waitFor();
  await page.getByRole('link', { name: 'More people' }).click();
  await page.getByText('This is how things will stand on Jun 1, 2027').waitFor();
  await page.goto('/trainees?asOf=1980-01-01');
  await page.getByText('Nobody whom you look after works here on Jan 1, 1980.').waitFor();
  expect(complaints).toEqual([]);
  expect((await page.goto('/trainees?asOf=someday'))?.status()).toBe(400);
});

test('who was named preceptor sees their own first', async () => {
  const { clinic, kofi } = teaching;
  const admin = await clinic.administratorAgain();
  const email = 'imogen@clinic.example';
  const imogen = await clinic.member({
    ...{ givenName: 'Imogen', familyName: 'Cloudsley', email, site: 'EAST' },
    roles: ['learner', { role: 'instructor', site: 'NORTH' }],
  });
  await admin.patch(`/people/${kofi.id}`, { preceptors: [imogen.id] });
  const { page } = await teaching.at('/trainees', email);
  expect(await page.locator('tbody tr').first().textContent()).toMatch(/Kofi.*your trainee/s);
});

test('who has nobody to look after is told so, and learners may not look', async () => {
  const roles = ['learner', { role: 'instructor', cohort: 'nobody-yet' }];
  const admin = await teaching.clinic.administratorAgain();
  await admin.post('/cohorts', { code: 'nobody-yet', name: 'Nobody yet' });
  teaching.clinic.admin = admin;
  await teaching.clinic.member({ email: 'linh@clinic.example', roles });
  const { page } = await teaching.at('/trainees', 'linh@clinic.example');
  expect(await page.getByText('You have no trainees yet.').count()).toBe(1);
  const learner = await teaching.at('/trainees', 'kofi@clinic.example');
  expect(await learner.page.getByRole('heading', { level: 1 }).textContent()).not.toBe(
    'My trainees',
  );
});

test('whoever was hired before their site changed its time zone is on the board still', async () => {
  const admin = await teaching.clinic.administratorAgain();
  await admin.patch('/sites/NORTH', { timeZone: 'America/Denver' });
  const { page } = await teaching.at('/trainees');
  expect(await page.getByRole('row', { name: /Maribel Thornapple/ }).count()).toBe(1);
  await page.goto('/trainees?state=behind');
  expect(await page.getByRole('row', { name: /Maribel Thornapple/ }).count()).toBe(1);
});
