import { CatalogService } from '../../src/features/catalog/catalog.service.js';
import { JobsService } from '../../src/features/jobs/jobs.service.js';
import { ADMIN, administrator, hire } from '../features/access/office.js';
import { CopiedCurriculum } from '../journeys/copied-curriculum.js';
import type { Client } from '../support/client.js';
import { signIn, TestBrowser } from '../support/browser.js';
import { MovableClock } from '../support/movable-clock.js';
import { startServer, type TestServer } from '../support/server.js';

const curriculum = new CopiedCurriculum();
let server: TestServer;
let browser: TestBrowser;
let admin: Client;

beforeAll(async () => {
  server = await startServer({
    clock: new MovableClock('2026-11-23T17:00:00Z'),
    settings: {
      adminEmail: ADMIN.email,
      adminPassword: ADMIN.password,
      coursesDir: curriculum.folder,
    },
  });
  admin = await administrator(server);
  browser = await TestBrowser.start();
  // What the start published enrols by a job; so that all are on the first version.
  const jobs = await server.database.reader.query<{ id: string }>(
    `select id from job where state in ('waiting', 'running') order by started_at, id`,
  );
  for (const { id } of jobs) await server.app.get(JobsService).run(id, 20_000);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  curriculum.remove();
});

test('wrong files are named with file, line and remedy; right ones are published after a preview, and learners moved', async () => {
  const { id, name } = await hire(admin, { givenName: 'Zofia', familyName: 'Rowan' });
  const version = async () => {
    const { body } = await admin.get(`/learners/${id}/enrollments`);
    return body.items.find(({ path }: { path: string }) => path === 'SAFETY').version as number;
  };
  expect(await version()).toBe(1);
  const { page, complaints } = await browser.open(server.url);
  await signIn(page, ADMIN.email, ADMIN.password);

  curriculum.edit('paths/safety.yaml', 'within: 30 days', 'within: 30 dayz');
  const warnings: string[] = [];
  await server.app.get(CatalogService).start((message) => warnings.push(message));
  expect(warnings).toHaveLength(1);
  await page.goto('/admin/curriculum');
  const leftOut = page.getByText('The server started with 1 thing to fix in the files.');
  await leftOut.waitFor();
  await page.getByRole('link', { name: 'See what to fix' }).click();
  await page.getByRole('heading', { name: '1 thing to fix in the files' }).waitFor();
  await page.getByText('paths/safety.yaml:13').waitFor();

  curriculum.restore();
  curriculum.edit('paths/safety.yaml', 'within: 30 days', 'within: 20 days');
  await page.getByRole('link', { name: 'Look again' }).click();
  await page.getByText('Version 1 becomes 2').waitFor();
  await page.getByText('2 learners stay on their version until you move them').waitFor();
  await page.getByText('What moving changes for each').click();
  const planned = page.locator('.rows .rows li').filter({ hasText: name });
  expect(await planned.textContent()).toMatch(
    /On version 1\. .*due dates? changes?.* 0 of (\d+) now, 0 of \1 after\..*Next due .* now, .* after\./,
  );
  await planned.getByText(`What changes for ${name}`).click();
  await planned.getByText('Dec 23, 2026, then Dec 13, 2026').first().waitFor();
  expect(await version()).toBe(1);
  await page.getByRole('button', { name: 'Publish 1 change' }).click();
  await page.getByText('1 change published. Nobody was moved.').waitFor();
  expect(await leftOut.count()).toBe(0);

  await page.goto('/admin');
  await page.getByText(/^2 learners are on an older version of /).waitFor();
  await page.getByRole('link', { name: 'See what moving changes' }).waitFor();
  await page.goto('/admin/curriculum/path/SAFETY');
  await page.getByText('2 learners are on an older version of this path.').waitFor();
  await page.getByRole('link', { name: 'See what moving them changes' }).click();
  await page.getByRole('link', { name }).waitFor();
  await page.getByText(`What changes for ${name}`).click();
  // Hired today: within 30 days, and then within 20.
  const shown = page.locator('.rows details[open]');
  await shown.getByText('Dec 23, 2026, then Dec 13, 2026').first().waitFor();
  await shown.getByText(/^0 of (\d+) now, 0 of \1 after$/).waitFor();
  expect(await version()).toBe(1);
  await page.getByRole('button', { name: 'Move 2 learners' }).click();
  await page.getByText('2 learners moved, 0 had no need of it.').waitFor();
  expect(await version()).toBe(2);
  expect(complaints).toEqual([]);
});
