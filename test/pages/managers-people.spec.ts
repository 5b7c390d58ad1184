import { isolated } from '../../src/domain/told.js';
import { whatChanged } from '../../src/ui/what-changed.js';
import type { Page } from 'playwright-core';
import { ADMIN, WITH_ADMIN } from '../features/access/office.js';
import { Clinic, CURRICULUM, done, type Member } from '../features/enrollments/clinic.js';
import { signIn, TestBrowser } from '../support/browser.js';
import { faultsOf } from '../support/page-checks.js';
import { startServer, type TestServer } from '../support/server.js';

/** What must be shown as it was typed, wherever somebody types it. */
const NASTY = `<script>alert(1)</script> "O'Neil" אבג`;

let server: TestServer;
let browser: TestBrowser;
let clinic: Clinic;
let managersEmail: string;
let instructorsEmail: string;
let learner: Member;

beforeAll(async () => {
  server = await startServer({ settings: { ...WITH_ADMIN, coursesDir: CURRICULUM } });
  clinic = new Clinic(server);
  await clinic.open();
  managersEmail = await emailOf(clinic.manager);
  instructorsEmail = await emailOf(clinic.instructor);
  learner = await clinic.climber({
    ...{ givenName: NASTY, familyName: 'Aardvark', position: 'desk', hiredOn: '2025-01-02' },
    supervisor: managersEmail,
  });
  browser = await TestBrowser.start();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function emailOf(member: Member): Promise<string> {
  return (await done(clinic.admin.get(`/people/${member.id}`))).email as string;
}

type Cookies = Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>;
const signedIn = new Map<string, Cookies>();

/** A manager's window. Each signs in once: who does so too often is told to wait. */
async function opened(how: Parameters<TestBrowser['open']>[1] = {}, who = managersEmail) {
  const watched = await browser.open(server.url, how);
  const context = watched.page.context();
  const known = signedIn.get(who);
  if (known) await context.addCookies(known);
  else {
    await signIn(watched.page, who, ADMIN.password);
    signedIn.set(who, await context.cookies());
  }
  return watched;
}

describe("the first page is where one's work is", () => {
  test.each([
    ["a learner's path", () => emailOf(learner), '/home', 'My path'],
    [
      "an instructor's trainees",
      () => Promise.resolve(instructorsEmail),
      '/trainees',
      'My trainees',
    ],
    ["a manager's people", () => Promise.resolve(managersEmail), '/people', 'People'],
    [
      'the office for who administers it',
      () => Promise.resolve(ADMIN.email),
      '/admin',
      'Administration',
    ],
  ])('%s', async (_, email, path, label) => {
    const { page } = await opened({}, await email());
    await page.goto('/');
    expect(new URL(page.url()).pathname).toBe(path);
    const first = page.getByRole('navigation', { name: 'Main' }).getByRole('link').first();
    expect(await first.textContent()).toBe(label);
  });
});

/** Somebody who asks for the first stage. */
async function asking(note = NASTY): Promise<{ who: Member; url: string }> {
  const who = await clinic.climber();
  const { fact } = await done(who.client.post('/learners/me/advancements', { stage: 'S0', note }));
  return { who, url: `/promotions/${who.id}/${fact.seq}` };
}

/** The same, with all that the stage requires. */
async function ready(): Promise<{ who: Member; url: string }> {
  const asked = await asking();
  const url = `/learners/${asked.who.id}`;
  const by = clinic.instructor.client;
  for (const module of ['01', '02', 'quiz']) {
    await done(by.post(`${url}/completions`, { course: 'ANA', module, score: 100 }));
  }
  const hours = { activity: 'shadowing', on: '2026-03-10', minutes: 120 };
  const { fact } = await done(by.post(`${url}/hours`, hours));
  await done(by.post(`${url}/hours/${fact.id}/approval`, { approved: true }));
  return asked;
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('a manager %s', (_, script) => {
  test('finds who is out of date and sees them as they were on a day', async () => {
    const { page, complaints } = await opened({ script });
    await page.goto('/people');
    await page.getByRole('searchbox').fill('aardv');
    if (script) await page.waitForURL('**q=aardv**');
    else await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('heading', { name: '1 person' }).waitFor();
    await page.getByLabel('Show').first().selectOption('out-of-date');
    if (script) await page.waitForURL('**standing=out-of-date**');
    else await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('link', { name: /Aardvark/ }).click();
    expect(await heading(page)).toBe(`${NASTY} Aardvark`);
    const pressing = page.getByRole('region', { name: 'What needs attention' });
    expect(await pressing.getByText('Overdue').count()).toBeGreaterThan(0);
    const late = pressing.getByRole('listitem').filter({ hasText: 'Overdue' }).first();
    await late.getByRole('link').click();
    expect(new URL(page.url()).pathname).toMatch(/^\/people\/[^/]+\/paths\//);
    await page.goBack();

    await page.getByLabel('As of').fill('2024-01-01');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByText('There is nothing to show for this day.').waitFor();
    await page.getByRole('link', { name: 'Show today' }).click();
    await page.getByRole('heading', { name: 'Over time' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('approves a promotion and hears what it changed', async () => {
    const { who, url } = await ready();
    const { page, complaints } = await opened({ script });
    await page.goto('/promotions');
    await page.locator(`a[href="${url}"]`).click();
    expect(await page.getByText(NASTY).count()).toBe(1);
    await page.getByRole('button', { name: /^Approve/ }).click();
    await page.waitForURL('**/promotions');
    const said = await page.getByRole('status').textContent();
    expect(said).toContain('has reached Trainee');
    expect(said).toContain('“A manager approves” is now complete.');
    expect(said).toContain('The stage “Trainee” is now complete.');
    expect(await page.locator(`a[href="${url}"]`).count()).toBe(0);
    const { current } = await done(clinic.admin.get(`/learners/${who.id}/advancement`));
    expect(current).toBe('S0');
    expect(complaints).toEqual([]);
  });

  test('declines one with a reason, which must be given', async () => {
    const { url } = await asking();
    const { page, complaints } = await opened({ script });
    await page.goto(url);
    expect(await page.getByRole('button', { name: /^Approve/ }).count()).toBe(0);
    await page.getByLabel('Why it is declined').fill('   ');
    await page.getByRole('button', { name: 'Decline' }).click();
    await page.getByText('must say why it is declined').first().waitFor();
    await page.getByLabel('Why it is declined').fill(NASTY);
    await page.getByRole('button', { name: 'Decline' }).click();
    await page.waitForURL('**/promotions');
    await page.goto(url);
    expect(await page.getByText(`“${isolated(NASTY)}”`).count()).toBe(1);
    expect(await page.getByText('Declined').count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  test('records a leave, a waiver, and gets back what was typed where it is wrong', async () => {
    const id = await clinic.hired({ familyName: 'Leaver' });
    await done(clinic.admin.post(`/learners/${id}/enrollments`, { path: 'LADDER' }));
    const { page, complaints } = await opened({ script });
    await page.goto(`/people/${id}/leave`);
    await page.getByLabel('First day').fill('2026-03-10');
    await page.getByLabel('Last day').fill('2026-03-01');
    await page.getByLabel('Reason').fill(NASTY);
    await page.getByRole('button', { name: 'Record the leave' }).click();
    await page.getByText('Last day must not be before the first day.').first().waitFor();
    expect(await page.getByLabel('Reason').inputValue()).toBe(NASTY);
    await page.getByLabel('Last day').fill('2026-04-01');
    await page.getByRole('button', { name: 'Record the leave' }).click();
    await page.waitForURL(`**/people/${id}`);
    expect(await page.getByText(NASTY).count()).toBe(1);

    await page.getByRole('link', { name: 'Waive a requirement' }).click();
    await page.getByLabel('Requirement').selectOption({ label: 'The ladder: Anatomy' });
    await page.getByLabel('Reason').fill(NASTY);
    await page.getByLabel('Holds until').fill('2027-01-01');
    await page.getByRole('button', { name: 'Waive it' }).click();
    await page.waitForURL(`**/people/${id}`);
    expect(await page.getByRole('status').textContent()).toContain('“Anatomy” is now complete');
    expect(await page.getByText(NASTY).count()).toBe(2);

    await page.goto(`/people/${id}/leave`);
    await page.getByLabel('First day back').fill('2026-03-20');
    await page.getByRole('button', { name: 'Record the return' }).click();
    await page.waitForURL(`**/people/${id}`);
    expect(complaints).toEqual([]);
  });
});

test('who is too late to answer is told so, and what was answered', async () => {
  const { who, url } = await ready();
  const { page } = await opened();
  await page.goto(url);
  const request = url.split('/').at(-1);
  const no = { approved: false, reason: 'Somebody else said no' };
  const decision = `/learners/${who.id}/advancements/${request}/decision`;
  await done(clinic.admin.post(decision, no));
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: /^Approve/ }).click();
  expect((await answered).status()).toBe(409);
  await page.getByText('This request has been answered already').waitFor();
  expect(await page.getByText('“Somebody else said no”').count()).toBe(1);
});

test('the page of somebody with coursework shows it beside what their paths ask for', async () => {
  const who = await clinic.climber();
  const given = { task: 'Bring the badge', learners: [who.id], dueOn: '2026-12-31' };
  await done(clinic.instructor.client.post('/assignments', given));
  const { page } = await opened();
  await page.goto(`/people/${who.id}`);
  expect(await page.getByText('Bring the badge').count()).toBeGreaterThan(0);
  await page.getByRole('heading', { name: 'Credentials' }).waitFor();
});

test('a day that is asked about stays from page to page', async () => {
  const { page, complaints } = await opened({ script: false });
  const day = 'asOf=2026-03-02';
  const { url } = await asking();
  const visits = [
    ...[`/people?${day}`, `/people/overview?${day}`, `/people/${learner.id}?${day}`],
    ...[`/people/${learner.id}/history?${day}`, `/people/${learner.id}/paths/LADDER?${day}`],
    `${url}?${day}`,
  ];
  for (const visit of visits) {
    await page.goto(visit);
    const hrefs = await page
      .locator('main a, nav[aria-label="Breadcrumb"] a')
      .evaluateAll((links) =>
        links
          .filter(({ textContent }) => !/today/i.test(textContent))
          .map((link) => link.getAttribute('href')!),
      );
    const showStanding = hrefs.filter((href) =>
      /^\/people(\/overview|\/[^/?]+(\/paths\/[^/?]+|\/history)?)?($|[?#])/.test(href),
    );
    expect([visit, showStanding.length]).not.toEqual([visit, 0]);
    expect([visit, showStanding.filter((href) => !href.includes(day))]).toEqual([visit, []]);
  }
  expect(complaints).toEqual([]);
});

test('why somebody was away is for managers only', async () => {
  const leave = { from: '2025-06-01', to: '2025-07-01', reason: 'Family matters' };
  await done(clinic.manager.client.post(`/learners/${learner.id}/leaves`, leave));
  const manager = await opened();
  await manager.page.goto(`/people/${learner.id}`);
  expect(await manager.page.getByText('Family matters').count()).toBe(1);
  const instructor = await opened({}, instructorsEmail);
  await instructor.page.goto(`/people/${learner.id}`);
  expect(await instructor.page.getByText('Jul 1, 2025').count()).toBeGreaterThan(0);
  expect(await instructor.page.getByText('Family matters').count()).toBe(0);
  const refused = await instructor.page.goto(`/people/${learner.id}/leave`);
  expect(refused?.status()).toBe(403);
});

test('the history shows corrections both ways, and what was known before them', async () => {
  const by = clinic.instructor.client;
  const url = `/learners/${learner.id}`;
  const { fact } = await done(
    by.post(`${url}/completions`, { course: 'ANA', module: '01', completedOn: '2026-03-09' }),
  );
  await done(by.post(`${url}/facts/${fact.seq}/void`, { reason: NASTY }));
  const { page, complaints } = await opened();
  await page.goto(`/people/${learner.id}/history`);
  expect(await page.locator(`#entry-${fact.seq} del`).count()).toBe(1);
  expect(await page.getByText(NASTY).count()).toBeGreaterThan(0);
  await page.getByLabel('Known on').fill('2026-03-10');
  await page.locator('#known').getByRole('button', { name: 'Show' }).click();
  await page.getByText('As it is known today').waitFor();
  expect(complaints).toEqual([]);
});

test('a history as it was known keeps nobody out', async () => {
  const { page, complaints } = await opened({});
  await page.goto(`/people/${learner.id}/history?knownOn=2026-03-10`);
  expect(await faultsOf(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('training is required again of who has done it, and that is taken back', async () => {
  const policy = { title: 'Sharps', text: 'Use the new ones.', statement: 'I read it.' };
  const office = await done(
    clinic.admin.post('/policies', { ...policy, since: clinic.today, dueDays: 3 }),
  );
  const who = await clinic.climber({ position: 'desk', familyName: 'Heron' });
  const signed = { course: office.code, name: 'Ana Heron' };
  const { modules } = await done(who.client.get(`/courses/${office.code}`));
  for (const { code: module, kind } of modules as { code: string; kind: string }[]) {
    const act = kind === 'attestation' ? 'attestations' : 'completions';
    const body = act === 'attestations' ? { ...signed, module } : { course: office.code, module };
    const { changes } = await done(who.client.post(`/learners/me/${act}`, body));
    if (kind !== 'attestation') continue;
    // One thing is all that its stage and its path ask for.
    expect(whatChanged(changes)).toEqual(['“Sharps” is now complete.']);
  }
  server.clock.advance({ days: 1 });
  const { page, complaints } = await opened({ script: false });
  await page.goto(`/people/${who.id}`);
  await page.getByRole('link', { name: 'Require training again' }).click();
  await page.getByLabel('Course').selectOption(office.code);
  await page.getByLabel('Done again by').fill('2030-01-01');
  await page.getByLabel('What changed').fill(' ');
  await page.getByRole('button', { name: 'Require it again' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByLabel('Done again by').inputValue()).toBe('2030-01-01');
  await page.getByLabel('What changed').fill(NASTY);
  await page.getByRole('button', { name: 'Require it again' }).click();
  expect(await page.getByRole('status').textContent()).toContain('Required again by Jan 1, 2030.');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('is withdrawn').first().waitFor();
  const [fact] = await clinic.facts(who.id, 'retraining-required');
  expect(fact).toMatchObject({ subject: office.code, payload: { reason: NASTY } });
  expect(fact!.voidedBy).not.toBeNull();
  expect(complaints).toEqual([]);

  const instructor = await opened({}, instructorsEmail);
  expect((await instructor.page.goto(`/people/${who.id}/retraining`))?.status()).toBe(403);
});
