import type { Page } from 'playwright-core';
import { done } from '../features/enrollments/clinic.js';
import { faultsOf } from '../support/page-checks.js';
import { ODD_TEXT, Teaching } from './teaching.js';

let teaching: Teaching;

beforeAll(async () => {
  teaching = await Teaching.open();
});
afterAll(() => teaching?.close());

/** Reload, back, and forth again: none of them does anything again. */
async function toAndFro(page: Page, pages = 1): Promise<void> {
  const there = page.url();
  await page.reload();
  for (const step of [-pages, pages]) {
    await Promise.all([page.waitForEvent('load'), page.evaluate(`history.go(${step})`)]);
  }
  expect(page.url()).toBe(there);
}

test.each([true, false])(
  'a live session is held, attended at the door and withdrawn as one, scripts %s',
  async (script) => {
    const { clinic, maribel, kofi } = teaching;
    const { page, complaints } = await teaching.at('/sessions/new', undefined, {
      phone: true,
      script,
    });
    await page.getByLabel('Course').selectOption('BBP');
    if (!script) await page.getByRole('button', { name: 'Choose' }).click();
    await page.getByLabel('Minutes').fill('60');
    await page.getByLabel('What qualifies the trainer').fill(ODD_TEXT);
    await page.getByLabel(/Contents/).fill(ODD_TEXT);
    if (script) expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Go on to who was there' }).click();
    await page.getByRole('checkbox', { name: 'Maribel Thornapple' }).waitFor();
    const held = async () => (await done(clinic.admin.get('/sessions?limit=200'))).items.length;
    const before = await held();
    await toAndFro(page);
    expect(await held()).toBe(before);
    await page.getByRole('checkbox', { name: 'Maribel Thornapple' }).check();
    await page.getByLabel('Search people').fill('kofi');
    if (!script) await page.getByRole('button', { name: 'Find' }).click();
    await page.getByRole('checkbox', { name: /Desmond/ }).waitFor({ state: 'detached' });
    expect(await page.getByRole('checkbox', { name: /Maribel/ }).isChecked()).toBe(true);
    expect(await page.getByText(/^\d+ checked$/).textContent()).toBe('1 checked');
    expect(page.url()).not.toContain('csrf');
    await page.getByRole('checkbox', { name: 'Kofi Silverbirch' }).check();
    if (script) expect(await page.getByText(/^\d+ checked$/).textContent()).toBe('2 checked');
    await page.getByRole('button', { name: 'Record who is checked' }).click();
    await page.getByText('Recorded for 2 people.').waitFor();
    if (script) expect(await faultsOf(page)).toEqual([]);
    const completed = await clinic.facts(kofi.id, 'module-completed');
    expect(completed[0]!.payload).toMatchObject({ qualifications: ODD_TEXT, contents: ODD_TEXT });

    await page.getByText('Withdraw this session').click();
    await page.getByLabel('Reason').fill(ODD_TEXT);
    await page.getByRole('button', { name: 'Withdraw for everybody' }).click();
    await page.getByText('This session was withdrawn:').waitFor();
    for (const { id } of [maribel, kofi]) {
      const facts = await clinic.facts(id, 'module-completed');
      expect(facts.every(({ voidedBy }) => voidedBy !== null)).toBe(true);
    }
    await page.goto('/sessions');
    expect(await page.getByRole('row', { name: /Withdrawn/ }).count()).toBeGreaterThan(0);
    if (script) expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  },
);

test('a completion is recorded on somebody’s behalf', async () => {
  const { clinic, maribel } = teaching;
  const { page, complaints } = await teaching.at(
    `/people/${maribel.id}/record/completion?course=ANA`,
  );
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('radio').first().check();
  await page.getByLabel('Completed on').fill('2026-10-01');
  await page.getByLabel(/Where the paper/).fill(ODD_TEXT);
  await page.getByRole('button', { name: 'Record this completion' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByLabel(/Where the paper/).inputValue()).toBe(ODD_TEXT);
  await page.getByLabel(/Why it is recorded only now/).fill('The paper was found today');
  await page.getByRole('button', { name: 'Record this completion' }).click();
  await page.getByText('recorded for Maribel Thornapple.').waitFor();
  const recorded = await clinic.facts(maribel.id, 'module-completed');
  expect(recorded[0]).toMatchObject({ occurredOn: '2026-10-01', payload: { evidence: ODD_TEXT } });
  // Past the form that came back, which the browser itself would ask to send again.
  await toAndFro(page, 2);
  expect(await clinic.facts(maribel.id, 'module-completed')).toEqual(recorded);
  expect(complaints).toEqual([]);
});

test('hours that wait are approved, or declined with a reason', async () => {
  const { clinic, kofi } = teaching;
  for (const minutes of [60, 120]) {
    const log = { activity: 'shadowing', on: '2026-11-20', minutes };
    await done(kofi.client.post('/learners/me/hours', log));
  }
  const { page, complaints } = await teaching.at('/waiting');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Approve 2 h of Kofi Silverbirch' }).click();
  await page.getByText('Approved: 2 h of Kofi Silverbirch for Nov 20, 2026.').waitFor();
  await page.getByText('Decline 1 h of Kofi Silverbirch').click();
  await page.getByLabel('Reason').fill(ODD_TEXT);
  await page.getByRole('button', { name: 'Decline', exact: true }).click();
  await page.getByText('Declined: 1 h of Kofi Silverbirch for Nov 20, 2026.').waitFor();
  expect(await page.getByText('Nothing waits for you.').count()).toBe(1);
  expect((await clinic.facts(kofi.id, 'hours-declined'))[0]!.payload).toMatchObject({
    reason: ODD_TEXT,
  });
  expect((await clinic.facts(kofi.id, 'hours-approved'))[0]!.payload).toMatchObject({
    on: '2026-11-20',
  });
  expect(complaints).toEqual([]);
});

test('learners record neither sessions nor completions, and approve no hours', async () => {
  const { page } = await teaching.at('/home', 'kofi@clinic.example');
  const own = `/people/${teaching.kofi.id}/record/completion`;
  for (const path of ['/sessions', '/sessions/new', '/waiting', own]) {
    expect((await page.goto(path))?.status()).toBe(403);
  }
});
