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
