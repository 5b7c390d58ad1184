import type { Member } from '../journeys/desk.js';
import { NASTY, PageOffice } from './office.js';

/** More than anybody looks for. */
const LONG = 'long'.repeat(51);

let office: PageOffice;
let maribel: Member;
let instructor: Member;
let manager: Member;
let stranger: Member;

beforeAll(async () => {
  office = await PageOffice.open();
  const { clinic } = office;
  const hire = { position: 'trainee', hiredOn: '2026-11-02' };
  maribel = await clinic.hire({ ...hire, givenName: 'Maribel', familyName: 'Thornapple' });
  stranger = await clinic.hire({ ...hire, givenName: 'Otto', familyName: 'Fern' });
  instructor = await clinic.hire({
    ...{ givenName: 'Desmond', familyName: 'Hollyhock', position: 'lead' },
    roles: [{ role: 'instructor', site: 'MAIN' }],
  });
  manager = await clinic.hire({
    ...{ givenName: 'Ottoline', familyName: 'Larkspur', position: 'office-manager' },
    roles: [{ role: 'manager', site: 'MAIN' }],
  });
  await clinic.as(maribel).enrol(maribel, 'CAREER');
  await clinic.as(instructor).enrol(instructor, 'CAREER');
});
afterAll(() => office?.close());

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('a path %s', (_, script) => {
  test('shows each requirement with its reason and dates, and any day', async () => {
    const { page, complaints } = await office.at(maribel, { script });
    await page.goto('/paths/CAREER');
    expect(await page.getByRole('img', { name: /status over time/ }).count()).toBeGreaterThan(3);
    await page.getByText('Why, and every date').first().click();
    expect(await page.getByText('Path version 1.').first().isVisible()).toBe(true);
    await page.getByRole('link', { name: /Stage 2/ }).click();
    await page.getByRole('heading', { level: 2, name: /^Stage 2/ }).waitFor();

    await page.getByLabel('As of').fill('2027-03-01');
    if (!script) await page.getByRole('button', { name: 'Show this day' }).click();
    await page.waitForURL('**asOf=2027-03-01**');
    expect(await page.getByText('This is what holds on').textContent()).toContain('Mar 1, 2027');
    await page.getByRole('link', { name: 'Show today' }).click();

    await page.goto('/paths/CAREER?asOf=2020-01-01');
    expect(await page.getByText(/^Not enrolled in .+ on Jan 1, 2020\.$/).count()).toBe(1);
    expect(complaints).toEqual([]);
  });
});

test('an address that names a requirement opens its stage', async () => {
  const { page } = await office.at(maribel);
  await page.goto('/paths/CAREER?at=S1/office/branch#S1/office/branch');
  await page.getByRole('heading', { level: 2, name: /^Stage 1/ }).waitFor();
  expect(await page.locator('[id="S1/office/branch"]').isVisible()).toBe(true);
});

test('a learner sees their own paths only, and may not leave them by themselves', async () => {
  const { page } = await office.at(stranger);
  expect((await page.goto('/paths/CAREER'))?.status()).toBe(404);
  expect((await page.goto(`/people/${maribel.id}/paths/CAREER`))?.status()).toBe(404);
  const { page: hers } = await office.at(maribel);
  await hers.goto('/paths/CAREER');
  expect(await hers.getByText('Leave this path').count()).toBe(0);
});

test.each([
  ['/paths/CAREER?asOf=2026-02-30', 'As of must be a day', '2026-02-30'],
  ['/record?kind=banana', 'Kind of entry must be one of', null],
  ['/people/:id/history?knownOn=banana&asOf=2026-11-20#known', 'Known on must be a day', 'banana'],
  ['/people/:id?asOf=banana', 'As of must be a day', 'banana'],
  ['/people?asOf=banana&q=Fern', 'As of must be a day', 'banana'],
  ['/people/overview?asOf=1700-01-01', 'As of must be in the years', '1700-01-01'],
  ['/trainees?site=%20%2F&q=Fern', 'Site must be a code', null],
  ['/catalog?q=LONG', 'What was searched for must have at most', LONG],
  ['/search?q=LONG', 'What was searched for must have at most', LONG],
])('%s brings the page back, with what was asked and what is wrong', async (url, why, kept) => {
  const { page } = await office.at(/^\/(pe|tr)/.test(url) ? manager : maribel);
  const answer = await page.goto(url.replace(':id', maribel.id).replace('LONG', LONG));
  expect(answer?.status()).toBe(400);
  expect(await page.getByRole('alert').textContent()).toContain(why);
  expect(await page.evaluate('document.activeElement.id')).toBe('form-errors');
  expect(await page.getByRole('navigation', { name: 'Main' }).count()).toBe(1);
  if (kept === null) return;
  const field = page.locator(`main .field:has(.error) input:visible`);
  expect(await field.inputValue()).toBe(kept);
});

test('staff see it under the person, and end it with a reason, shown as typed where it is wrong', async () => {
  const { page, complaints } = await office.at(manager);
  await office.clinic.as(stranger).enrol(stranger, 'CAREER', '2026-11-10');
  await page.goto(`/people/${stranger.id}/paths/CAREER`);
  await page.getByText('Leave this path').first().click();
  await page.getByLabel('Why').fill(NASTY);
  await page.getByLabel('First day without it').fill('2027-05-01');
  await page.getByRole('button', { name: 'Leave this path' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByLabel('Why').inputValue()).toBe(NASTY);
  await page.getByLabel('First day without it').fill('');
  await page.getByRole('button', { name: 'Leave this path' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('withdraw'));
  const enrollments = await office.clinic
    .as(manager)

    .get<{ items: { withdrawnOn: string | null; path: string }[] }>(
      `/learners/${stranger.id}/enrollments`,
    );
  expect(enrollments.items.find((each) => each.path === 'CAREER')?.withdrawnOn).toBe('2026-11-23');
  expect(complaints).toEqual([]);
});

// What the crawl does not come to.
describe('the pages hold for who sees, hears or moves otherwise, and on a phone', () => {
  test('of another stage, on another day', async () => {
    const address = '/paths/CAREER?stage=S1&asOf=2027-03-01';
    expect(await office.wrongWith(maribel, [address])).toEqual([]);
  });

  test('of somebody', async () => {
    const address = `/people/${maribel.id}/paths/CAREER`;
    expect(await office.wrongWith(manager, [address])).toEqual([]);
  });
});
