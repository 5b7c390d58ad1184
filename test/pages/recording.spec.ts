import type { Page } from 'playwright-core';
import { done } from '../features/enrollments/clinic.js';
import { faultsOf } from '../support/page-checks.js';
import { ODD_TEXT, Teaching } from './teaching.js';

let teaching: Teaching;

beforeAll(async () => {
  teaching = await Teaching.open();
});
afterAll(() => teaching?.close());

const said = async (page: Page) => {
  await page.getByRole('status').waitFor();
  return page.getByRole('status').textContent();
};

test.each([true, false])(
  'a skill is checked off on a phone and undone, scripts %s',
  async (script) => {
    const { clinic, maribel } = teaching;
    const { page, complaints } = await teaching.at(
      `/people/${maribel.id}/record/check-off`,
      undefined,
      { phone: true, script },
    );
    await page.getByLabel('Skill', { exact: true }).selectOption('DRAW');
    if (!script) await page.getByRole('button', { name: 'Choose' }).click();
    await page.getByRole('radio', { name: /Needs practice/ }).check();
    await page.getByLabel(/Feedback/).fill(ODD_TEXT);
    if (script) expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Record this check-off' }).click();
    expect(await said(page)).toContain('recorded for Maribel Thornapple: Needs practice.');
    const [fact] = await clinic.facts(maribel.id, 'skill-observed');
    expect(fact).toMatchObject({ subject: 'DRAW', payload: { note: ODD_TEXT }, voidedBy: null });

    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('is withdrawn').first().waitFor();
    expect(new URL(page.url()).search).toBe('?skill=DRAW');
    const [undone] = await clinic.facts(maribel.id, 'skill-observed');
    expect(undone!.voidedBy).not.toBeNull();
    expect(complaints).toEqual([]);
  },
);

test('a check-off of long ago comes back with what was typed and asks why only now', async () => {
  const { page } = await teaching.at(`/people/${teaching.kofi.id}/record/check-off?skill=DRAW`);
  await page.getByRole('checkbox', { name: /Confirms two identifiers/ }).check();
  await page.getByRole('radio', { name: /Satisfactory/ }).check();
  await page.getByLabel('Seen on').fill('2026-10-01');
  await page.getByLabel(/Feedback/).fill(ODD_TEXT);
  await page.getByRole('button', { name: 'Record this check-off' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByLabel(/Feedback/).inputValue()).toBe(ODD_TEXT);
  expect(await page.getByRole('radio', { name: /Satisfactory/ }).isChecked()).toBe(true);
  await page.getByLabel(/Why it is recorded only now/).fill(ODD_TEXT);
  await page.getByRole('button', { name: 'Record this check-off' }).click();
  expect(await said(page)).toContain('Satisfactory');
});

test('hours, a credential and its check are recorded for somebody', async () => {
  const { clinic, kofi } = teaching;
  const { page, complaints } = await teaching.at(`/people/${kofi.id}/record/hours`);
  expect(await faultsOf(page)).toEqual([]);
  await page.getByLabel('Hours', { exact: true }).fill('1.5');
  await page.getByRole('button', { name: 'Record hours' }).click();
  expect(await said(page)).toContain('1.5 h recorded for Kofi Silverbirch');
  await page.goto(`/people/${kofi.id}/record/credential`);
  expect(await faultsOf(page)).toEqual([]);
  await page.getByLabel('Credential', { exact: true }).selectOption('BLS');
  await page.getByLabel('Issued on').fill('2026-11-20');
  await page.getByLabel(/Where the paper/).fill(ODD_TEXT);
  await page.getByLabel('I checked it with its issuer').check();
  await page.getByRole('button', { name: 'Record it' }).click();
  expect(await said(page)).toContain('recorded.');
  const [card] = await clinic.facts(kofi.id, 'credential-recorded');
  expect(card!.payload).toMatchObject({ evidence: ODD_TEXT });
  expect((await clinic.facts(kofi.id, 'credential-verified'))[0]!.payload).toEqual({
    fact: card!.seq,
  });
  await page.goto(`/people/${kofi.id}/record/credits`);
  expect(await faultsOf(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test.each([true, false])('a card is checked with its issuer, scripts %s', async (script) => {
  const { maribel } = teaching;
  const issuedOn = script ? '2026-11-18' : '2026-11-19';
  const card = { credential: 'BLS', number: ODD_TEXT, issuedOn };
  await done(maribel.client.post('/learners/me/credentials', card));
  const given = { course: 'ANA', learners: [maribel.id], dueOn: '2026-12-24' };
  await teaching.clinic.instructor.client.post('/assignments', given);
  const { page, complaints } = await teaching.at(`/people/${maribel.id}`, undefined, { script });
  const credentials = page.getByRole('region', { name: 'Credentials' });
  await credentials.getByText('Verify', { exact: false }).first().click();
  if (script) expect(await faultsOf(page)).toEqual([]);
  await credentials.getByRole('button', { name: 'I checked it' }).click();
  expect(await said(page)).toContain('is verified.');
  expect(await credentials.textContent()).toMatch(/Verified by Desmond Hollyhock on Nov 23, 2026/);
  expect(await credentials.getByRole('button').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('who only reads sees that a card is not verified, and no way to say that it is', async () => {
  const { clinic, kofi } = teaching;
  const card = { credential: 'BLS', issuedOn: '2026-11-21' };
  await done(kofi.client.post('/learners/me/credentials', card));
  clinic.admin = await clinic.administratorAgain();
  const email = 'wren@clinic.example';
  await clinic.member({ email, roles: ['learner', { role: 'viewer', site: 'NORTH' }] });
  const { page } = await teaching.at(`/people/${kofi.id}`, email);
  const credentials = page.getByRole('region', { name: 'Credentials' });
  expect(await credentials.textContent()).toContain('Not verified yet');
  expect(await credentials.getByRole('button').count()).toBe(0);
});

test('several wrong entries are previewed, then withdrawn and recorded for the right person', async () => {
  const { clinic, maribel, kofi } = teaching;
  const url = `/learners/${maribel.id}/completions`;
  for (const module of ['01', '02']) {
    await done(clinic.instructor.client.post(url, { course: 'ANA', module }));
  }
  const { page, complaints } = await teaching.at(`/people/${maribel.id}/withdraw`);
  for (const box of (await page.getByRole('checkbox', { name: /^Completed/ }).all()).slice(0, 2)) {
    await box.check();
  }
  await page.getByLabel('Reason').fill(ODD_TEXT);
  await page.getByLabel(/Search the right person/).fill('kofi');
  await page.getByRole('radio', { name: 'Kofi Silverbirch' }).check();
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('button', { name: 'Withdraw, and record for Kofi Silverbirch' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  expect((await clinic.facts(maribel.id, 'voided')).length).toBe(2);
  await page.getByRole('button', { name: /^Withdraw, and record/ }).click();
  expect(await said(page)).toContain(
    '2 entries of Maribel Thornapple withdrawn, 2 recorded for Kofi',
  );
  expect((await clinic.facts(maribel.id, 'voided'))[0]!.payload).toMatchObject({
    reason: ODD_TEXT,
  });
  const moved = await clinic.facts(kofi.id, 'module-completed');
  expect(moved).toHaveLength(2);

  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('What was withdrawn');
  const rows = page.getByRole('row', { name: /Recorded: entry/ });
  expect(await rows.count()).toBe(2);
  const link = rows.first().getByRole('link').last();
  expect(await link.getAttribute('href')).toBe(
    `/people/${kofi.id}/history#entry-${Math.min(...moved.map(({ seq }) => seq))}`,
  );
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Move back to Maribel Thornapple …' }).click();
  await page.getByRole('button', { name: /^Withdraw, and record for Maribel/ }).click();
  await page.getByRole('heading', { name: 'What was withdrawn' }).waitFor();
  const back = await clinic.facts(kofi.id, 'module-completed');
  expect(back.every(({ voidedBy }) => voidedBy !== null)).toBe(true);
  expect(complaints).toEqual([]);
});

test('what the right person has already isn’t recorded twice, and the page says so', async () => {
  const { clinic, maribel, kofi } = teaching;
  for (const { id } of [maribel, kofi]) {
    const url = `/learners/${id}/completions`;
    const completed = { course: 'HIP', module: '01', completedOn: '2026-11-20' };
    await done(clinic.instructor.client.post(url, completed));
  }
  const { page } = await teaching.at(`/people/${maribel.id}/withdraw`, undefined, {
    script: false,
  });
  await page
    .getByRole('checkbox', { name: /^Completed/ })
    .first()
    .check();
  await page.getByLabel('Reason').fill('Of somebody else');
  await page.getByLabel(/Search the right person/).fill('kofi');
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('radio', { name: 'Kofi Silverbirch' }).check();
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByRole('button', { name: /^Withdraw, and record/ }).click();
  await page.getByRole('heading', { name: 'What was withdrawn' }).waitFor();
  const text = 'Not recorded: Kofi Silverbirch has the same of that day already.';
  expect(await page.getByText(text).count()).toBe(1);
  expect(await page.getByText('0 recorded for Kofi Silverbirch, 1 not').count()).toBe(1);
});

test('nobody records for themselves, learners for nobody, and strangers see nobody', async () => {
  const { clinic, maribel, kofi } = teaching;
  const elsewhere = await clinic.hired({ site: 'EAST' });
  const learner = await teaching.at('/home', 'kofi@clinic.example');
  for (const what of ['record/check-off', 'withdraw']) {
    expect((await learner.page.goto(`/people/${maribel.id}/${what}`))?.status()).toBe(403);
    const instructor = await teaching.at('/home');
    expect((await instructor.page.goto(`/people/${elsewhere}/${what}`))?.status()).toBe(404);
  }
  expect((await learner.page.goto(`/people/${kofi.id}/record/check-off`))?.status()).toBe(403);
});
