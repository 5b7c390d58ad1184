import type { Cookie, Page } from 'playwright-core';
import type { Client } from '../support/client.js';
import { signIn, TestBrowser } from '../support/browser.js';
import { MovableClock } from '../support/movable-clock.js';
import { faultsOf } from '../support/page-checks.js';
import { hiddenFields, WebClient } from '../support/web-client.js';
import { startServer, type TestServer } from '../support/server.js';
import { ADMIN, administrator, hire, hiredAndSignedIn } from '../features/access/office.js';

const NASTY = `<script>alert(1)</script> "quoted" 'and' \u202Eright to left`;

let server: TestServer;
let browser: TestBrowser;
let admin: Client;

beforeAll(async () => {
  server = await startServer({
    clock: new MovableClock('2026-11-23T17:00:00Z'),
    settings: {
      adminEmail: ADMIN.email,
      adminPassword: ADMIN.password,
      coursesDir: 'test/features/enrollments/curriculum',
    },
  });
  admin = await administrator(server);
  browser = await TestBrowser.start();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

let cookies: Cookie[] = [];
let webClient: WebClient | undefined;

/** A window in which the administrator is signed in; by the page once, for tries are counted. */
async function asAdmin(how: Parameters<TestBrowser['open']>[1] = {}) {
  const opened = await browser.open(server.url, how);
  const context = opened.page.context();
  if (cookies.length === 0) {
    await signIn(opened.page, ADMIN.email, ADMIN.password);
    cookies = await context.cookies();
  }
  await context.addCookies(cookies);
  return opened;
}

const WRONG_FILES: readonly (readonly [header: string, line: string, told: RegExp])[] = [
  [
    'givenName,familyName,email,roles',
    'A,B,a@clinic.example,learner;boss',
    /^A role is not known: “boss”\. Write one of learner, .*instructor@MAIN/,
  ],
  [
    'givenName,familyName,email,roles',
    'A,B,a@clinic.example,learner@MAIN',
    /“learner@MAIN”.*for the whole office\.$/,
  ],
  [
    'givenName,familyName,email,exposures',
    'A,B,a@clinic.example,two words',
    /^An exposure must be one word, like blood, and is “two words”/,
  ],
  [
    'givenName,familyName,email,supervisor',
    'A,B,a@clinic.example,Nemo',
    /^The supervisor must name people .* nobody is known as “Nemo”\.$/,
  ],
  [
    'givenName,familyName,email,site',
    'A,B,a@clinic.example,MOON',
    /^The site must be one of the sites MAIN/,
  ],
  [
    'givenName,familyName,email,hiredOn',
    'A,B,a@clinic.example,11/23/26',
    /^The first day of work must be a day, like 2026-11-23\.$/,
  ],
  ['givenName,familyName', 'A,B', /^The employee number must be given, or an email/],
  [
    'givenName,familyName,salary',
    'A,B,1',
    /^The column “salary” is not one that this takes\. The columns are givenName/,
  ],
  [
    'givenName,email',
    'A,a@clinic.example',
    /^The last name must have a column: write familyName into the header line\.$/,
  ],
  [
    'givenName,familyName,email',
    'A,B',
    /^The file is not CSV that can be read: this line has more or fewer cells/,
  ],
  ['givenName,familyName,email', 'A,"B,a@clinic.example', /^The file .* never ends with one\.$/],
  [
    'givenName,familyName,email',
    'A,B "x" y,a@clinic.example',
    /^The file .* a quotation mark stands within a text/,
  ],
  [
    'givenName,familyName,email',
    `A,B,${ADMIN.email}\nC,D,${ADMIN.email}`,
    /^The email is the same person as in line 2\.$/,
  ],
];

/** The administrator without a screen, where only what comes back matters. */
async function adminBrowser(): Promise<WebClient> {
  if (webClient === undefined) {
    webClient = new WebClient(server.client);
    await webClient.signIn(ADMIN.email, ADMIN.password);
  }
  return webClient;
}

async function said(page: Page): Promise<string> {
  await page.getByRole('status').first().waitFor();
  return (await page.getByRole('status').first().textContent()) ?? '';
}

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('an administrator %s', (how, script) => {
  test('hires somebody, prints their slip, moves them ahead of time and records that they leave', async () => {
    const { page, complaints } = await asAdmin({ script });
    const email = `thea.${script}@clinic.example`;
    await page.goto('/admin/people/new');
    await page.getByLabel('First name').fill('Thea');
    await page.getByLabel('Last name').fill(`Kestrel ${how}`);
    await page.getByLabel('Work email').fill(email);
    await page.getByLabel('Position').fill('front-office');
    await page.getByLabel('Role 1').selectOption({ label: 'Instructor' });
    await page.getByRole('button', { name: 'Add this person' }).click();
    expect(await said(page)).toContain(`Thea Kestrel ${how} is hired.`);
    const address = page.url();

    await page.getByRole('button', { name: 'Print a sign-in slip' }).click();
    expect(await page.locator('.code-big').textContent()).toMatch(
      /^\s*[2-9A-Z]{4}-[2-9A-Z]{4}\s*$/,
    );

    await page.goto('/admin/people?who=no-password');
    const chosen = page.getByLabel(`Slip for Thea Kestrel ${how}`);
    expect(await chosen.isChecked()).toBe(true);
    for (const box of await page.locator('[name=person]').all()) await box.uncheck();
    await page.getByRole('button', { name: 'Print sign-in slips for the chosen' }).click();
    await page.getByText('Nobody is chosen: tick who gets a slip.').waitFor();

    await page.goto(address);
    await page.getByLabel('Position').fill('billing');
    await page.getByLabel('Holds from').fill('2026-12-01');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('From Dec 1, 2026: billing').waitFor();

    await page.getByRole('link', { name: 'Record that they leave' }).click();
    await page.getByLabel('Last day of work').fill('2026-12-31');
    await page.getByLabel('Reason').fill('Moves to another town');
    await page.getByRole('button', { name: /^Record that/ }).click();
    expect(await said(page)).toContain('last day is Dec 31, 2026');
    await page.reload();
    await page.goBack();
    // The page from before is asked for anew: it offers no second last day.
    await page.getByText('Their last day is Dec 31, 2026.').waitFor();
    expect(await page.getByLabel('Last day of work').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('brings a file in after a preview, and is told what is wrong with it', async () => {
    const { page, complaints } = await asAdmin({ script });
    const lines = (rows: string) => `givenName,familyName,email,roles\n${rows}`;
    await page.goto('/admin/import');
    await page.getByLabel('Pasted lines').fill(lines(`Ana,Lopez,nonsense,learner\n`));
    await page.getByRole('button', { name: 'Show what would happen' }).click();
    await page.getByText('The email must be an email address, like').waitFor();

    await page.getByRole('link', { name: 'Choose another file' }).click();
    const csv = lines(`Noor,Heron ${how},noor.${script}@clinic.example,learner\n`);
    await page
      .locator('#file')
      .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.getByRole('button', { name: 'Show what would happen' }).click();
    await page.getByRole('region', { name: 'New people' }).getByText(`Noor Heron ${how}`).waitFor();
    await page.getByRole('button', { name: 'Import 1 person' }).click();
    expect(await said(page)).toContain('1 person hired.');

    // The same person by another name, and more new ones than are named.
    const others = Array.from(
      { length: 30 },
      (_, n) => `Lin,Wren ${n},lin${n}@x.example,learner\n`,
    );
    await page.goto('/admin/import');
    await page
      .getByLabel('Pasted lines')
      .fill(lines(csv.split('\n')[1]!.replace('Noor,', 'Nora,') + `\n${others.join('')}`));
    await page.getByRole('button', { name: 'Show what would happen' }).click();
    const changed = page.getByRole('region', { name: 'Changed' });
    await changed.getByRole('link', { name: `Nora Heron ${how}` }).waitFor();
    const hired = page.getByRole('region', { name: 'New people' });
    expect(await hired.getByRole('listitem').count()).toBe(25);
    await hired.getByText('And 5 more.').waitFor();
    expect(complaints).toEqual([]);
  });

  test('publishes a policy after a preview, and those whom it concerns have it on their path', async () => {
    const title = `Telephones ${how}`;
    const { page, complaints } = await asAdmin({ script });
    await page.goto('/admin/policies/new');
    await page.getByLabel('Title').fill(title);
    await page.getByLabel('Text').fill('Private telephones stay in the **locker**.');
    await page.getByRole('button', { name: 'Show whom it concerns' }).click();
    expect(await page.locator('.lesson strong').textContent()).toBe('locker');
    expect(await page.getByRole('heading', { name: /It concerns \d+ people/ }).count()).toBe(1);
    await page.getByRole('button', { name: 'Publish' }).click();
    expect(await said(page)).toContain(`${title} is published.`);
    const code = new URL(page.url()).pathname.split('/').at(-1)!;
    expect((await admin.get(`/policies/${code}/versions`)).body.items).toHaveLength(1);
    expect(complaints).toEqual([]);
  });
});

test('a policy may be a PDF, which only who has signed in may read', async () => {
  const { page } = await asAdmin();
  await page.goto('/admin/policies/new');
  await page.getByLabel('Title').fill('Fire');
  const file = (text: string) => ({
    name: 'fire.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(text),
  });
  await page.locator('#file').setInputFiles(file('<html>not a PDF</html>'));
  await page.getByRole('button', { name: 'Show whom it concerns' }).click();
  await page.getByText('PDF must be a PDF.').first().waitFor();
  expect(await page.getByLabel('Title').inputValue()).toBe('Fire');

  await page.locator('#file').setInputFiles(file('%PDF-1.4 a page'));
  await page.getByRole('button', { name: 'Show whom it concerns' }).click();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('heading', { name: 'What people read' }).waitFor();
  const href = await page.getByRole('link', { name: /Open the policy/ }).getAttribute('href');
  const read = await page.request.get(href!);
  expect([read.status(), read.headers()['content-type']]).toEqual([200, 'application/pdf']);
  expect(await read.text()).toBe('%PDF-1.4 a page');
  expect((await server.client.get(href!)).status).toBe(401);
});

test('somebody else was faster: the page says so and shows what stands now', async () => {
  const { id } = await hire(admin, { familyName: 'Sorrel' });
  const { page } = await asAdmin();
  await page.goto(`/admin/people/${id}`);
  await admin.patch(`/people/${id}`, { familyName: 'Linnet' });
  await page.getByLabel('First name').fill('Mine');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText('Somebody else has changed this person').waitFor();
  expect(await page.getByLabel('Last name').inputValue()).toBe('Linnet');
});

test('a group gets its members by search, and a site its state', async () => {
  const { name } = await hire(admin, { givenName: 'Kofi', familyName: 'Yarrow' });
  const { page, complaints } = await asAdmin();
  await page.goto('/admin/groups');
  await page.getByLabel('Name').fill('Fall class');
  await page.getByLabel('Code').fill('FALL');
  await page.getByRole('button', { name: 'Make group' }).click();
  await page.getByLabel('Name, email or employee number').fill('yarr');
  await page.getByLabel(name).check();
  await page.getByRole('button', { name: 'Add the chosen' }).click();
  expect(await said(page)).toContain('1 person in Fall class now.');

  await page.goto('/admin/sites/MAIN');
  await page.getByLabel('State').selectOption('IL');
  await page.getByRole('button', { name: 'Save site' }).click();
  expect(await said(page)).toContain('is saved');
  expect(complaints).toEqual([]);
});

test('a file is told in words what is wrong, and what to write instead', async () => {
  const { page } = await asAdmin({ script: false });
  await page.goto('/admin/import');
  for (const [header, line, told] of WRONG_FILES) {
    await page.getByLabel('Pasted lines').fill(`${header}\n${line}\n`);
    await page.getByRole('button', { name: /Show what would happen|Look again/ }).click();
    const cells = await page.locator('td[data-label="What is wrong"]').allTextContents();
    expect(cells).toEqual([expect.stringMatching(told)]);
    expect(cells.join()).not.toMatch(/\w\.\d+ |\{role/);
  }
});

test('whoever looks after somebody is chosen by name, and all who are unknown are told', async () => {
  const { name, email } = await hire(admin, {
    ...{ givenName: 'Ida', familyName: 'Saltmarsh' },
    roles: ['learner', { role: 'instructor', site: 'MAIN' }],
  });
  const { id } = await hire(admin);
  const { page, complaints } = await asAdmin({ script: false });
  await page.goto(`/admin/people/${id}`);
  const proposed = page.locator(`#staff option[value="${name} (${email})"]`);
  expect(await proposed.count()).toBe(1);
  await page.getByLabel('Supervisor').fill('Nemo');
  await page.getByLabel('Supervising provider').fill('Outis');
  await page.getByLabel('Preceptors 1').fill('Nobody');
  await page.getByLabel('Preceptors 2').fill('No.One@clinic.example');
  await page.getByRole('button', { name: 'Save changes' }).click();
  expect(await page.locator('#supervisor-error').textContent()).toContain('“Nemo”');
  expect(await page.locator('#supervisingProvider-error').textContent()).toContain('“Outis”');
  const preceptors = await page.locator('#preceptors-error').textContent();
  expect(preceptors).toContain('“Nobody”, “No.One@clinic.example”');
  expect(await page.getByLabel('Preceptors 2').inputValue()).toBe('No.One@clinic.example');

  await page.getByLabel('Supervisor').fill(`${name} (${email})`);
  await page.getByLabel('Supervising provider').fill('');
  await page.getByLabel('Preceptors 1').fill('ida saltmarsh');
  await page.getByLabel('Preceptors 2').fill('');
  await page.getByRole('button', { name: 'Save changes' }).click();
  expect(await said(page)).toContain('saved');
  await page.goto(`/admin/people/${id}`);
  for (const label of ['Supervisor', 'Preceptors 1']) {
    expect(await page.getByLabel(label).inputValue()).toBe(`${name} (${email})`);
  }
  expect(complaints.filter((each) => !each.includes('400'))).toEqual([]);
});

test('a site says which ages it sees and whether one observer is enough, and says so again', async () => {
  const { page, complaints } = await asAdmin({ script: false });
  await page.goto('/admin/sites');
  await page.getByLabel('Code').fill('LITTLE');
  await page.getByLabel('Name').fill('Little clinic');
  await page.getByLabel('State').selectOption('IL');
  const age = (name: string) => page.getByRole('checkbox', { name });
  for (const band of ['Infants', 'Children', 'Adolescents', 'Adults']) {
    expect(await age(band).isChecked()).toBe(true);
    await age(band).uncheck();
  }
  await page.getByRole('radio', { name: /One observer is enough/ }).check();
  await page.getByRole('button', { name: 'Add site' }).click();
  expect(await page.getByRole('alert').textContent()).toContain('Ages that are seen here must');
  expect(await page.locator('#ageBands-error').count()).toBe(1);
  expect(await page.getByRole('radio', { name: /One observer is enough/ }).isChecked()).toBe(true);
  await age('Children').check();
  await age('Adults').check();
  await page.getByRole('button', { name: 'Add site' }).click();
  const row = page.getByRole('row', { name: /Little clinic/ });
  expect(await row.textContent()).toContain(
    'Children, 3 to 11; Adults, 18 and over. One observer is enough',
  );
  expect((await admin.get('/sites/LITTLE')).body).toMatchObject({
    ...{ ageBands: ['child', 'adult'], secondObserver: false },
  });

  await row.getByRole('link', { name: 'Little clinic' }).click();
  expect(await age('Children').isChecked()).toBe(true);
  expect(await age('Infants').isChecked()).toBe(false);
  await age('Infants').check();
  await page.getByRole('radio', { name: /two different observers/ }).check();
  await page.getByRole('button', { name: 'Save site' }).click();
  expect((await admin.get('/sites/LITTLE')).body).toMatchObject({
    ...{ ageBands: ['infant', 'child', 'adult'], secondObserver: true },
  });
  expect(complaints.filter((each) => !each.includes('400'))).toEqual([]);
});

test('a search and who is chosen are kept where a group says no', async () => {
  await admin.post('/cohorts', { code: 'KEPT', name: 'Kept' });
  const found = await hire(admin, { givenName: 'Noor', familyName: 'Quillwort' });
  const browserless = await adminBrowser();
  const page = await browserless.get('/admin/groups/KEPT?q=quill');
  const answer = await browserless.post('/admin/groups/KEPT', {
    ...hiddenFields(page.body, '/sign-out'),
    add: '0190b3c2-7d4e-7abc-8def-0123456789ab',
    q: 'quill',
  });
  expect(answer.status).toBe(400);
  expect(answer.body).toMatch(/id="q"[^>]* value="quill"/);
  expect(answer.body).toContain(found.name);
  expect(answer.body).toMatch(/id="add-error"[^]*is nobody you know/);
});

test('what is typed into text fields is shown as text', async () => {
  const { id } = await hire(admin, { givenName: NASTY, familyName: NASTY, position: 'front-desk' });
  await admin.post('/sites', { code: 'NASTY', name: NASTY, timeZone: 'UTC', state: 'IL' });
  await admin.post('/cohorts', { code: 'NASTY', name: NASTY });
  const policy = { title: NASTY, text: NASTY, statement: NASTY, since: '2026-11-23', dueDays: 3 };
  const { code } = (await admin.post('/policies', policy)).body;
  const { page, complaints } = await asAdmin();
  const urls = ['people', `people/${id}`, 'sites', 'sites/NASTY', 'groups', 'groups/NASTY'];
  for (const url of [...urls, 'policies', `policies/${code}`, 'audit', 'curriculum']) {
    await page.goto(`/admin/${url}`);
    expect(await page.locator('main script').count()).toBe(0);
    expect(await page.content()).toContain('&lt;script');
  }
  expect(complaints).toEqual([]);
});

test('a sentence that begins with a name from right to left reads from left to right', async () => {
  const { id, name } = await hire(admin, { givenName: 'مريم', familyName: 'حداد' });
  const { page } = await asAdmin({ script: false });
  await page.goto(`/admin/people/${id}/leaving`);
  const [left, right] = await page.evaluate<[number, number]>(`(() => {
    const text = document.querySelector('h1').firstChild;
    const placeOf = (part) => {
      const range = document.createRange();
      range.setStart(text, text.data.indexOf(part));
      range.setEnd(text, text.data.indexOf(part) + part.length);
      return range.getBoundingClientRect().left;
    };
    return [placeOf(${JSON.stringify(name)}), placeOf('leaves')];
  })()`);
  expect(left).toBeLessThan(right);
  expect(await page.title()).toBe(`\u2068${name}\u2069 leaves · Preceptor`);
});

test('a program gets a token, shown once, that opens the API until it is ended', async () => {
  const { page } = await asAdmin();
  await page.goto('/admin/tokens');
  await page.getByLabel('What it is for').fill('nightly import');
  await page.getByRole('button', { name: 'Make a token' }).click();
  const token = ((await page.locator('.link-once').textContent()) ?? '').trim();
  const program = server.client.under('/api/v1').withToken(token);
  // A reload sends the form again: that makes no other one, and says so.
  const again = await page.reload();
  expect(again?.status()).toBe(409);
  expect(await page.getByText('Nothing was done again.').count()).toBe(1);
  await page.goto('/admin/tokens');
  expect(await page.getByRole('row').filter({ hasText: 'nightly import' }).count()).toBe(1);
  const row = page.getByRole('row').filter({ hasText: 'nightly import' });
  expect(await row.textContent()).toContain('Never used yet.');
  expect(await page.content()).not.toContain(token);
  const usedIn = async () => {
    expect((await program.get('/people/me')).status).toBe(200);
    await page.reload();
    return /Last used (.*?)\./.exec((await row.textContent()) ?? '')?.[1];
  };
  const first = await usedIn();
  expect(first).toContain('Nov 23, 2026');
  server.clock.advance({ minutes: 30 });
  expect(await usedIn()).toBe(first);
  server.clock.advance({ minutes: 30 });
  expect(await usedIn()).not.toBe(first);
  await row.getByRole('button', { name: 'End' }).click();
  await page.getByRole('status').waitFor();
  expect((await program.get('/people/me')).status).toBe(401);
});

test('who leaves hands over what waits on them, then or later', async () => {
  const boss = await hiredAndSignedIn(server, admin, {
    roles: ['learner', { role: 'manager', site: 'MAIN' }],
  });
  const next = await hire(admin, { roles: ['learner', { role: 'manager', site: 'MAIN' }] });
  const trainee = await hire(admin, { givenName: 'Wren', supervisor: boss.person.id });
  await boss.client.post('/assignments', { task: 'Tidy up', learners: [trainee.id] });
  await admin.post(`/people/${boss.person.id}/separation`, { on: '2026-11-23', reason: 'Moved' });
  const { page, complaints } = await asAdmin({ script: false });
  await page.goto(`/admin/people/${boss.person.id}/leaving`);
  expect(await page.getByText('Tidy up').count()).toBe(1);
  expect(await page.getByText('Needs another supervisor').count()).toBe(1);
  await page.getByLabel('Who takes over').fill('nobody@clinic.example');
  await page.getByRole('button', { name: 'Hand over' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Who takes over').fill(next.email);
  await page.getByRole('button', { name: 'Hand over' }).click();
  expect(await said(page)).toContain(`Handed over to ${next.givenName} ${next.familyName}.`);
  expect(await said(page)).toContain('Nothing waits on them.');
  expect(complaints).toEqual([]);
});

test('who has left is asked to do nothing, and comes back with a new post', async () => {
  const gone = await hire(admin, { givenName: 'Ilse', hiredOn: '2026-01-05' });
  await admin.post(`/people/${gone.id}/separation`, { on: '2026-10-30', reason: 'Moved' });
  const { page, complaints } = await asAdmin({ script: false });
  await page.goto('/admin/people?who=left');
  const row = page.getByRole('row').filter({ hasText: 'Ilse' });
  expect(await row.getByRole('checkbox').count()).toBe(0);
  await page.goto(`/people/${gone.id}`);
  await page.getByText('They left on Oct 30, 2026: from then on there is nothing to do.').waitFor();
  await page.getByRole('link', { name: 'Show their last day' }).click();
  expect(page.url()).toContain('asOf=2026-10-30');
  await page.getByText('Last day: Oct 30, 2026.').waitFor();

  await page.goto(`/admin/people/${gone.id}`);
  await page.getByText('They sign in no more').waitFor();
  expect(await page.getByRole('button', { name: 'Print a sign-in slip' }).count()).toBe(0);
  await page.getByRole('link', { name: 'What waits on them' }).click();
  await page.getByRole('link', { name: 'Withdraw the entry “Left”' }).waitFor();
  await page.goto(`/admin/people/${gone.id}/rehire`);
  await page.getByLabel('First day back').fill('2027-06-30');
  await page.getByRole('button', { name: 'Hire again' }).click();
  await page.getByText('the day may be May 22, 2027 at the latest').first().waitFor();
  await page.getByLabel('First day back').fill('2026-11-23');
  await page.getByRole('button', { name: 'Hire again' }).click();
  expect(await said(page)).toContain('is back from Nov 23, 2026.');
  await page.getByRole('button', { name: 'Print a sign-in slip' }).waitFor();
  expect(complaints).toEqual([]);
});

test('only an administrator comes in; a manager may edit groups', async () => {
  const manager = await hiredAndSignedIn(server, admin, {
    roles: ['learner', { role: 'manager', site: 'MAIN' }],
  });
  const { page } = await browser.open(server.url);
  await signIn(page, manager.person.email, ADMIN.password);
  const closed = ['', '/people', '/people/new', '/import', '/sites', '/curriculum', '/policies'];
  for (const url of [...closed, '/tokens', '/audit', '/settings']) {
    const answer = await page.goto(`/admin${url}`);
    expect([url, answer!.status()]).toEqual([url, 403]);
  }
  const groups = await page.goto('/admin/groups');
  expect(groups!.status()).toBe(200);
});

test('the page that welcomes keeps nobody out, though no link leads to it later', async () => {
  const { page, complaints } = await asAdmin({});
  await page.goto('/admin/welcome');
  expect(await faultsOf(page)).toEqual([]);
  expect(complaints).toEqual([]);
});
