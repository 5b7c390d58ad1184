import { startServer, type TestServer } from '../support/server.js';
import { signIn, TestBrowser, type Watched } from '../support/browser.js';
import { MovableClock } from '../support/movable-clock.js';
import { faultsOf } from '../support/page-checks.js';
import { ADMIN, WITH_ADMIN } from '../features/access/office.js';
import { done, type Member } from '../features/enrollments/clinic.js';
import { SkillsClinic } from '../features/skills/skills-clinic.js';
import { SeparatePerson } from '../../src/features/people/separate-person.js';
import { ODD_TEXT } from './teaching.js';

let server: TestServer;
let browser: TestBrowser;
let clinic: SkillsClinic;
let lead: Member;
let nurse: Member;
let trainee: string;

beforeAll(async () => {
  server = await startServer({
    clock: new MovableClock('2026-11-23T17:00:00Z'),
    settings: { ...WITH_ADMIN, coursesDir: 'test/features/skills/curriculum' },
  });
  clinic = new SkillsClinic(server);
  await clinic.open();
  browser = await TestBrowser.start();
  lead = await staff('Ines', 'Marsh', 'ines@clinic.example');
  nurse = await staff('Noa', 'Linnet', 'noa@clinic.example');
  await clinic.license(nurse.id);
  trainee = await clinic.hired({ givenName: 'Maya', familyName: 'Rowan', hiredOn: '2026-01-05' });
  await done(clinic.admin.post(`/learners/${trainee}/enrollments`, { path: 'CLINIC' }));
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

function staff(givenName: string, familyName: string, email: string): Promise<Member> {
  const roles = ['learner', { role: 'instructor', site: 'NORTH' }];
  return clinic.member({ givenName, familyName, email, roles });
}

async function at(
  path: string,
  who: string,
  how: Parameters<TestBrowser['open']>[1] = {},
): Promise<Watched> {
  const watched = await browser.open(server.url, how);
  await signIn(watched.page, who, ADMIN.password);
  await watched.page.goto(path);
  return watched;
}

const said = async ({ page }: Watched) => {
  await page.getByRole('status').waitFor();
  return page.getByRole('status').textContent();
};
const checkOff = (skill: string) => `/people/${trainee}/record/check-off?skill=${skill}`;

test('who may not sign is told who can, and refused with what was typed', async () => {
  const watched = await at(checkOff('INJECT'), 'ines@clinic.example', { phone: true });
  const { page, complaints } = watched;
  const who = page.getByRole('region', { name: 'You may not sign this' });
  expect(await who.textContent()).toMatch(/a licensed clinician, or somebody who is signed off/);
  expect(await who.textContent()).toContain('Ask Noa Linnet.');
  expect(await faultsOf(page)).toEqual([]);

  await page.getByRole('checkbox', { name: /Checks the order/ }).check();
  await page.getByRole('radio', { name: /Satisfactory/ }).check();
  await page.getByLabel(/Feedback/).fill(ODD_TEXT);
  await page.getByRole('button', { name: 'Record this check-off' }).click();
  const alert = page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.textContent()).toContain('Ines Marsh may not sign this');
  expect(await alert.textContent()).toContain('Drops the needle into the container');
  // Beside the step that was missed, and not beside the one that was seen.
  const besideStep = (step: RegExp) =>
    page.locator('label', { has: page.getByRole('checkbox', { name: step }) }).locator('.error');
  expect(await besideStep(/Drops the needle/).textContent()).toContain('Not checked');
  expect(await besideStep(/Checks the order/).count()).toBe(0);
  const observer = page.getByRole('combobox', { name: /Who saw it/ });
  expect(await observer.getAttribute('aria-invalid')).toBe('true');
  expect(await page.locator('#observer-error').textContent()).toContain('may not sign this');
  expect(await page.evaluate('document.activeElement.id')).toBe('form-errors');
  expect(await alert.getByRole('link', { name: /Drops the needle/ }).getAttribute('href')).toBe(
    '#steps',
  );
  expect(await faultsOf(page)).toEqual([]);
  expect(await page.getByLabel(/Feedback/).inputValue()).toBe(ODD_TEXT);
  expect(await clinic.facts(trainee, 'skill-observed')).toEqual([]);
  // The browser itself tells of the answer 422.
  expect(complaints.filter((each) => !each.includes('422'))).toEqual([]);
});

test('no step checked is a critical step missed; needs practice is recorded', async () => {
  const watched = await at(checkOff('GREET'), 'ines@clinic.example');
  const { page } = watched;
  await page.getByRole('region', { name: 'You may sign this' }).waitFor();
  await page.getByRole('radio', { name: /Satisfactory/ }).check();
  await page.getByRole('button', { name: 'Record this check-off' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toContain('Asks for two identifiers');
  expect(await page.locator('label .error').count()).toBeGreaterThan(0);
  await page.getByRole('radio', { name: /Needs practice/ }).check();
  await page.getByRole('button', { name: 'Record this check-off' }).click();
  expect(await said(watched)).toContain('Needs practice');
});

test.each([true, false])('a clinician co-signs what waits, scripts %s', async (script) => {
  // Ines is signed off herself, but has no license.
  await done(clinic.observe(lead.id, { skill: 'INJECT' }, nurse));
  const watched = await at(checkOff('INJECT'), 'ines@clinic.example', { script });
  const { page } = watched;
  await page.getByRole('region', { name: 'You may sign this' }).waitFor();
  for (const step of [/Checks the order/, /Drops the needle/]) {
    await page.getByRole('checkbox', { name: step }).check();
  }
  await page.getByRole('radio', { name: /Satisfactory/ }).check();
  await page.getByLabel(/Feedback/).fill(ODD_TEXT);
  await page.getByRole('button', { name: 'Record this check-off' }).click();
  expect(await said(watched)).toContain('It counts once a licensed clinician has co-signed it.');
  expect(await clinic.status(trainee, 'INJECT')).not.toBe('satisfied');
  await page.goto('/waiting');
  expect(await page.getByRole('button', { name: /^Co-sign/ }).count()).toBe(0);

  await done(clinic.admin.patch(`/people/${trainee}`, { supervisingProvider: nurse.id }));
  const waiting = await server.app.get(SeparatePerson).waitingOn(nurse.id);
  expect(waiting.approvals).toEqual([
    {
      learner: { id: trainee, name: 'Maya Rowan' },
      title: 'Co-signature: Give an injection, seen on Nov 23, 2026',
    },
  ]);
  expect((await server.app.get(SeparatePerson).waitingOn(lead.id)).approvals).toEqual([]);

  const clinician = await at('/waiting', 'noa@clinic.example', { phone: true, script });
  const card = clinician.page.getByRole('region', { name: 'Check-offs to co-sign' });
  expect(await card.textContent()).toContain('seen by Ines Marsh');
  expect(await card.textContent()).toContain(ODD_TEXT);
  if (script) expect(await faultsOf(clinician.page)).toEqual([]);
  await card.getByRole('button', { name: 'Co-sign Give an injection of Maya Rowan' }).click();
  expect(await said(clinician)).toContain('Co-signed: Give an injection of Maya Rowan.');
  expect(await clinic.status(trainee, 'INJECT')).toBe('satisfied');
  expect(await card.count()).toBe(0);

  await clinician.page.getByRole('button', { name: 'Undo' }).click();
  await clinician.page.getByText('is withdrawn').first().waitFor();
  expect(new URL(clinician.page.url()).pathname).toBe('/waiting');
  expect(await said(clinician)).toContain(
    'Check-off co-signed: Give an injection of Maya Rowan is withdrawn.',
  );
  expect(await clinic.status(trainee, 'INJECT')).not.toBe('satisfied');
  expect(clinician.complaints).toEqual([]);
  const [seen] = await clinic.facts(trainee, 'skill-observed');
  const url = `/learners/${trainee}/facts/${seen!.seq}/void`;
  await done(nurse.client.post(url, { reason: 'The next case begins anew' }));
});
