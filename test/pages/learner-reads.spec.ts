import { signIn, TestBrowser } from '../support/browser.js';
import { MovableClock } from '../support/movable-clock.js';
import { barriers, overflow } from '../support/page-checks.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let browser: TestBrowser;

beforeAll(async () => {
  server = await startServer({
    clock: new MovableClock('2026-11-23T17:00:00Z'),
    settings: { adminEmail: 'ada@clinic.example', adminPassword: 'correct horse battery' },
  });
  browser = await TestBrowser.start();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('a learner %s', (_, script) => {
  test('signs in, reads a lesson, marks it complete and hears what that changed', async () => {
    const { page, complaints } = await browser.open(server.url, { script });
    await signIn(page, 'ada@clinic.example', 'correct horse battery');
    await page.goto('/learn/HIP/01');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBeTruthy();
    if (script) {
      await page.getByRole('button', { name: 'Mark complete' }).click();
      await page.getByRole('status').waitFor();
      expect(await page.getByRole('status').textContent()).toContain('completed');
      expect(await barriers(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
    } else {
      expect(await page.getByText('You have completed this lesson.').count()).toBe(1);
    }
    expect(complaints).toEqual([]);
  });
});

test('an address that needs a sign-in leads there and back', async () => {
  const { page } = await browser.open(server.url);
  await page.goto('/account');
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  await page.getByLabel('Work email or employee number').fill('ada@clinic.example');
  await page.getByLabel('Password, or the code on your slip').fill('correct horse battery');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/account');
});

test('a learner reads a course, takes its quiz and sees why in Spanish, and goes back to English', async () => {
  const { page, complaints } = await browser.open(server.url);
  await signIn(page, 'ada@clinic.example', 'correct horse battery');
  await page.goto('/learn/HIP');
  await page.getByRole('button', { name: 'Español' }).click();
  const title = 'Privacidad y seguridad según HIPAA';
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  expect(await barriers(page)).toEqual([]);

  await page.getByRole('link', { name: /^(Start|Continue)$/ }).click();
  const start = page.getByRole('button', { name: 'Start the quiz' });
  const complete = page.getByRole('button', { name: 'Mark complete' });
  await complete.waitFor();
  expect(await page.locator('.text').getAttribute('lang')).toBe('es');
  expect(await page.locator('.text').textContent()).toContain('Haga, no haga, pregunte');
  expect(await barriers(page)).toEqual([]);
  while ((await start.count()) === 0) {
    const lesson = page.url();
    await complete.click();
    await page.waitForURL((url) => url.href !== lesson);
    await start.or(complete).waitFor();
  }

  await start.click();
  await page.waitForURL('**/attempts/*');
  const stems = page.locator('[id$="-stem"] span');
  expect(await stems.count()).toBe(10);
  expect((await stems.allTextContents()).filter((stem) => !stem.includes('¿'))).toEqual([]);
  for (const asked of await page.locator('fieldset').all()) {
    await asked.locator('input').first().check();
  }
  await page.getByRole('button', { name: 'Check my answers' }).click();
  const explained = page.locator('section[aria-labelledby^="feedback-"] > p[lang]');
  await explained.first().waitFor();
  expect(await explained.count()).toBe(10);
  expect((await explained.allTextContents()).filter((stem) => !stem.includes('¿'))).toEqual([]);
  expect(await barriers(page)).toEqual([]);

  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Español' }).waitFor();
  expect(await explained.count()).toBe(10);
  expect((await explained.allTextContents()).filter((stem) => stem.includes('¿'))).toEqual([]);
  expect(complaints).toEqual([]);
});

test('the language once chosen holds from home and catalog, and stands in the account', async () => {
  const { page, complaints } = await browser.open(server.url, { script: false });
  await signIn(page, 'ada@clinic.example', 'correct horse battery');
  await page.goto('/account');
  await page.getByLabel('Language', { exact: true }).selectOption('Español');
  await page.getByRole('button', { name: 'Use this language' }).click();
  expect(await page.getByRole('status').textContent()).toContain('Courses come in Español now');
  expect(await page.getByLabel('Language', { exact: true }).inputValue()).toBe('es');
  await page.goto('/catalog/courses/HIP');
  const heading = page.getByRole('heading', { level: 1 });
  expect(await heading.textContent()).toBe('Privacidad y seguridad según HIPAA');
  await page.getByRole('link', { name: 'Open the course' }).click();
  await page.locator('h1[lang], [lang=es] h1').first().waitFor();
  expect(await heading.textContent()).toBe('Privacidad y seguridad según HIPAA');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Español' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/learn/HIP');
  expect(complaints).toEqual([]);
});

test('a course that is only in English offers no other language', async () => {
  const { page } = await browser.open(server.url);
  await signIn(page, 'ada@clinic.example', 'correct horse battery');
  await page.goto('/learn/ANA/01?language=es');
  expect(await page.locator('.text').getAttribute('lang')).toBe('en');
  expect(await page.getByRole('button', { name: 'English' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Español' }).count()).toBe(0);
  const answer = await page.goto('/learn/ANA/01?language=1');
  expect(answer?.status()).toBe(400);
});
