import { JobsService } from '../../src/features/jobs/jobs.service.js';
import { done } from '../features/enrollments/clinic.js';
import { faultsOf } from '../support/page-checks.js';
import { ODD_TEXT, Teaching } from './teaching.js';

let teaching: Teaching;

beforeAll(async () => {
  teaching = await Teaching.open();
});
afterAll(() => teaching?.close());

test.each([true, false])(
  'coursework is previewed, assigned, changed and canceled, scripts %s',
  async (script) => {
    const { page, complaints } = await teaching.at('/assignments/new', undefined, { script });
    await page.getByLabel('Search people').fill('thornapple');
    if (!script) await page.getByRole('button', { name: 'Find' }).click();
    await page.getByRole('checkbox', { name: /Kofi/ }).waitFor({ state: 'detached' });
    await page.getByRole('checkbox', { name: 'Maribel Thornapple' }).check();
    await page.getByRole('radio', { name: 'Task' }).check();
    await page.getByRole('textbox', { name: /^Task/ }).fill(`Read ${ODD_TEXT} ${script}`);
    await page.getByLabel('Due on').fill('2026-12-18');
    await page.getByLabel(/Note to learners/).fill(ODD_TEXT);
    await page.getByRole('button', { name: 'Preview' }).click();
    const before = await done(teaching.clinic.instructor.client.get('/assignments?limit=200'));
    const outcome = page.locator('#outcome');
    await outcome.getByRole('button', { name: 'Assign to 1 person' }).waitFor();
    expect(await outcome.textContent()).toContain('Maribel Thornapple');
    if (script) expect(await faultsOf(page)).toEqual([]);
    await outcome.getByRole('button', { name: 'Assign to 1 person' }).click();

    await page.getByRole('status').waitFor();
    expect(await page.getByRole('status').textContent()).toContain('assigned to 1 person');
    const after = await done(teaching.clinic.instructor.client.get('/assignments?limit=200'));
    // The preview had written nothing.
    expect(after.items).toHaveLength(before.items.length + 1);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(ODD_TEXT);
    if (script) expect(await faultsOf(page)).toEqual([]);

    await page.getByRole('checkbox', { name: 'Choose Maribel Thornapple' }).check();
    await page.getByLabel('Reason').fill(ODD_TEXT);
    await page.getByLabel(/New due date/).fill('2026-12-20');
    await page.getByRole('button', { name: 'Change the due date' }).click();
    await page.getByText('Due Dec 20, 2026 now, for 1 person.').waitFor();
    expect(await page.getByRole('row', { name: /Maribel/ }).textContent()).toContain(
      'Dec 20, 2026',
    );
    await page.goto('/assignments');
    expect(await page.getByRole('row', { name: /Maribel/ }).count()).toBe(1);
    if (script) expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: /Read/ }).click();
    await page.getByLabel('Reason').fill('Not needed');
    await page.getByRole('button', { name: 'Cancel this coursework' }).click();
    await page.getByText('Canceled for 1 person.').waitFor();
    await page.goto('/assignments?show=closed');
    expect(await page.getByRole('row', { name: /Maribel/ }).count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  },
);

test('an assignment shows another day: what it was, will be, and who had it not yet', async () => {
  const { clinic, kofi } = teaching;
  const task = { task: 'Stock the cart', dueOn: '2026-12-18', learners: [kofi.id] };
  const { id } = await done(clinic.instructor.client.post('/assignments', task));
  const { page, complaints } = await teaching.at(`/assignments/${id}`);
  await page.getByLabel('As of').fill('2027-01-04');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.getByText('This is how things will stand on Jan 4, 2027').waitFor();
  const row = page.getByRole('row', { name: /Kofi/ });
  expect(await row.textContent()).toContain('Overdue');
  expect(await page.locator('.page-head').textContent()).toContain('1 overdue');
  expect(await page.getByRole('button', { name: 'Cancel this coursework' }).count()).toBe(0);
  expect(await faultsOf(page)).toEqual([]);
  await row.getByRole('link', { name: 'Kofi Silverbirch' }).click();
  await page.getByText('This is how things will stand on Jan 4, 2027').waitFor();
  await page.goto(`/assignments/${id}?asOf=2026-11-22`);
  expect(await row.textContent()).toContain('Not assigned yet');
  await page.getByRole('link', { name: 'Today' }).click();
  await page.getByRole('button', { name: 'Cancel this coursework' }).waitFor();
  expect(complaints).toEqual([]);
});

test('of several people nobody loses coursework because nobody was checked', async () => {
  const { clinic, maribel, kofi } = teaching;
  const task = { task: 'Show the eyewash', learners: [maribel.id, kofi.id] };
  const { id } = await done(clinic.instructor.client.post('/assignments', task));
  const { page, complaints } = await teaching.at(`/assignments/${id}`);
  await page.getByLabel('Reason').fill('Not needed');
  await page.getByRole('button', { name: 'Cancel this coursework' }).click();
  await page.getByText('choose everybody').first().waitFor();
  expect(await page.getByLabel('Reason').inputValue()).toBe('Not needed');
  await page.getByLabel('For all 2 people').check();
  await page.getByRole('button', { name: 'Cancel this coursework' }).click();
  await page.getByText('Canceled for 2 people.').waitFor();
  expect(complaints).toEqual([]);
});

test('all who fit are previewed with who is skipped and why', async () => {
  const { clinic, kofi } = teaching;
  await done(clinic.instructor.client.post('/assignments', { course: 'PHL', learners: [kofi.id] }));
  const { page } = await teaching.at(
    '/assignments/new?who=fitting&position=back-office&what=course&course=PHL&due=in&dueDays=14&preview=yes',
  );
  const outcome = page.locator('#outcome');
  expect(await outcome.textContent()).toMatch(/1 person will get it.*1 skipped/s);
  expect(await outcome.textContent()).toContain('Kofi Silverbirch has this to do already.');
});

test('a large assignment shows how far it is, and what came of it', async () => {
  const { clinic, server, maribel, kofi } = teaching;
  const assigned = await done(
    clinic.instructor.client.post('/assignments', { task: 'Read it', learners: [kofi.id] }),
  );
  const { items } = await done(clinic.instructor.client.get('/people?q=desmond'));
  const jobs = server.app.get(JobsService);
  // Nobody has begun it: as a large one is while others are before it.
  const job = await server.database.transaction((tx) => {
    const input = { assignment: assigned.id, by: items[0].id };
    return jobs.add(tx, 'assign', input, [kofi.id, maribel.id].sort(), items[0].id);
  });
  const { page, complaints } = await teaching.at(`/assignments/${assigned.id}?job=${job}`);
  await page.getByText('Assigned to 1 person.').waitFor();
  expect(await page.locator('#progress').textContent()).toContain(
    'Kofi Silverbirch has this to do already.',
  );
  expect(complaints).toEqual([]);
});

test('what is wrong comes back with what was typed', async () => {
  const { page } = await teaching.at(
    '/assignments/new?who=people&what=task&task=Read&due=in&dueDays=soon&preview=yes',
  );
  expect(await page.locator('#form-errors').count()).toBe(1);
  expect(await page.getByRole('textbox', { name: /^Task/ }).inputValue()).toBe('Read');
  expect(await page.locator('#outcome button').count()).toBe(0);
});

test('learners neither see nor assign it', async () => {
  for (const path of ['/assignments', '/assignments/new']) {
    const { page } = await teaching.at('/home', 'kofi@clinic.example');
    expect((await page.goto(path))?.status()).toBe(403);
  }
});
