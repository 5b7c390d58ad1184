import { Keyboard } from '../support/keyboard.js';
import type { Watched } from '../support/browser.js';
import type { Member } from '../journeys/desk.js';
import { PageOffice } from './office.js';

/** The main job of each role with the keyboard alone: nothing here points at anything. */

let office: PageOffice;
let maribel: Member;
let kofi: Member;
let watched: Watched;
let keys: Keyboard;

beforeAll(async () => {
  office = await PageOffice.open({ coursesDir: 'test/features/enrollments/curriculum' });
  const { clinic } = office;
  const since = { hiredOn: '2026-11-02', trackedFrom: '2026-11-02' };
  maribel = await clinic.hire({ givenName: 'Maribel', familyName: 'Thornapple', ...since });
  kofi = await clinic.hire({ givenName: 'Kofi', familyName: 'Silverbirch', ...since });
});
afterAll(() => office?.close());
beforeEach(async () => {
  watched = await office.visit();
  keys = new Keyboard(watched.page);
  await watched.page.goto('/sign-in');
});
afterEach(() => watched.page.context().close());

/** Signs in by keyboard, and hears at the end that nothing was wrong on the way. */
async function signIn({ login, secret }: Member): Promise<void> {
  await keys.type('Work email or employee number', login);
  await keys.press('Tab');
  await watched.page.keyboard.type(secret);
  await keys.leave('Enter');
}

function nothingWasWrong(): void {
  expect([...new Set(keys.faults)]).toEqual([]);
  expect(watched.complaints).toEqual([]);
}

async function said(): Promise<string> {
  return (await watched.page.getByRole('status').first().textContent()) ?? '';
}

test('a learner reads the next lesson, signs, and passes a quiz', async () => {
  const { clinic } = office;
  await clinic.as(kofi).enrol(kofi, 'LADDER');
  for (const { code, kind } of (await clinic.as(kofi).course('ANA')).modules) {
    if (kind === 'lesson') await clinic.as(kofi).complete(kofi, 'ANA', code);
  }
  await signIn(kofi);
  const { page } = watched;

  await keys.to('link', 'Skip to content');
  await keys.press('Enter');
  expect(await page.locator('main:focus').count()).toBe(1);
  await keys.go('link', /^(Start|Continue)$/);
  expect(new URL(page.url()).pathname).toBe('/learn/HIP/01');
  await keys.go('button', 'Mark complete');
  expect(await said()).toContain('complete');

  await keys.go('link', 'My path');
  await keys.go('link', 'Continue');
  // Sent without a name, the form says so, and the focus is there.
  await keys.type('Your full name', ' ');
  await keys.leave('Enter');
  expect(await page.locator('#form-errors:focus').count()).toBe(1);
  await keys.press('Tab');
  await keys.press('Enter');
  expect(await keys.isOn('textbox', 'Your full name')).toBe(true);
  await page.keyboard.type(kofi.name);
  await keys.go('button', 'Sign');
  expect(await said()).toContain('signed');

  await keys.go('link', 'My path');
  await keys.go('link', 'Continue');
  await keys.go('button', 'Start the quiz');
  for (let i = 0; i < 2; i++) await keys.choose(/^(The heart does|Through the lungs)\.$/);
  await keys.go('button', 'Check my answers');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Passed');
  nothingWasWrong();
});

test('an instructor assigns coursework, checks off a skill, and records who was at a session', async () => {
  const instructor = await office.clinic.hire({
    ...{ givenName: 'Desmond', familyName: 'Hollyhock' },
    roles: ['learner', { role: 'instructor', site: 'MAIN' }],
  });
  await signIn(instructor);
  const { page } = watched;

  await keys.go('link', 'Coursework');
  await keys.go('link', 'Assign coursework');
  for (const { name } of [kofi, maribel]) {
    await keys.to('checkbox', name);
    await keys.press('Space');
  }
  await keys.choose('Task');
  await keys.type('Task', 'Read the binder');
  await keys.choose('No date');
  await keys.go('button', 'Preview');
  await keys.go('button', 'Assign to 2 people');
  expect(await said()).toContain('2 people');

  await keys.go('link', 'My trainees');
  await keys.go('link', maribel.name);
  await keys.go('link', 'Record a check-off');
  await keys.to('combobox', 'Skill');
  await page.keyboard.type('Draw');
  await keys.go('button', 'Choose');
  for (const step of [/two identifiers/, /what will be done/, /at the chair/]) {
    await keys.to('checkbox', step);
    await keys.press('Space');
  }
  await keys.choose('Satisfactory');
  await keys.go('button', 'Record this check-off');
  expect(await said()).toContain('Draw blood recorded');

  await keys.go('link', 'Live sessions');
  await keys.go('link', 'Record a live session');
  await keys.to('combobox', 'Course');
  await page.keyboard.type('Blood');
  await keys.go('button', 'Choose');
  await keys.type('Minutes', '60', 'spinbutton');
  await keys.type(/^What qualifies/, 'Exposure control lead');
  await keys.type(/^Contents/, 'The exposure control plan');
  await keys.go('button', 'Go on to who was there');
  // What a search finds takes the place of what stood there; the focus stays in the search.
  await keys.to('searchbox', 'Search people');
  await page.keyboard.type('kofi');
  await page.getByRole('checkbox', { name: maribel.name }).waitFor({ state: 'detached' });
  expect(await keys.isOn('searchbox', 'Search people')).toBe(true);
  await keys.to('checkbox', kofi.name);
  await keys.press('Space');
  await keys.go('button', 'Record who is checked');
  expect(await said()).toContain('Recorded for 1 person.');
  nothingWasWrong();
});

test('a manager approves a promotion, and looks at a past day', async () => {
  const manager = await office.clinic.hire({
    ...{ givenName: 'Ottoline', familyName: 'Larkspur' },
    roles: ['learner', { role: 'manager', site: 'MAIN' }],
  });
  const { clinic } = office;
  const desk = clinic.as(maribel);
  await desk.enrol(maribel, 'LADDER');
  await clinic.completeCourse(maribel, 'ANA');
  await desk.logHours(maribel, 'shadowing', '2026-11-23', 2);
  const [log] = await desk.facts(maribel, { kind: 'hours-logged' });
  await clinic.as(manager).approveHours(maribel, log!);
  await desk.askAdvancement(maribel, 'S0');
  await signIn(manager);
  const { page } = watched;

  await keys.go('link', 'Promotions');
  await keys.go('link', /Maribel Thornapple/);
  await keys.go('button', 'Approve: Trainee is reached');
  expect(await said()).toContain('Approved');

  await keys.go('link', 'People');
  await keys.go('link', 'Maribel Thornapple');
  await keys.to('textbox', 'As of');
  await page.keyboard.type('11202026');
  await keys.go('button', 'Show');
  expect(new URL(page.url()).search).toBe('?asOf=2026-11-20');
  await page.getByText('This is how things stood on Nov 20, 2026').waitFor();
  nothingWasWrong();
});

test('an administrator adds a person, and publishes a policy after a look at whom it concerns', async () => {
  const administrator = await office.clinic.hire({
    ...{ givenName: 'Rosalind', familyName: 'Starling' },
    roles: ['learner', 'administrator'],
  });
  await signIn(administrator);

  await keys.go('link', 'Administration');
  await keys.to('link', 'Administration');
  await keys.go('link', 'People');
  await keys.go('link', 'Add a person');
  await keys.type('First name', 'Thea');
  await keys.type('Last name', 'Kestrel');
  await keys.type(/^Work email/, 'thea.kestrel@clinic.example');
  await keys.go('button', 'Add this person');
  expect(await said()).toContain('Thea Kestrel is hired.');

  await keys.go('link', 'Policies');
  await keys.go('link', 'Write a policy');
  await keys.type('Title', 'Telephones');
  await keys.type(/^Text/, 'They stay in the locker.');
  await keys.go('button', 'Show whom it concerns');
  await keys.go('button', 'Publish');
  expect(await said()).toContain('Telephones is published.');
  nothingWasWrong();
});
