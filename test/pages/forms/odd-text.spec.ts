import { announce } from '../../../src/features/access/announce.js';
import { routesOf } from '../../features/access/routes.js';
import { SMALL_CURRICULUM } from '../../journeys/clinic.js';
import { TestBrowser, type Watched } from '../../support/browser.js';
import { startServer } from '../../support/server.js';
import { aClinicWithForms, type ClinicWithForms } from './clinic-with-forms.js';
import { type FoundForm, formsFrom, kindOfPath } from './found-forms.js';
import { HOW } from './how-to-fill-in.js';
import { tryForm } from './try-form.js';

/**
 * A text that breaks a page which takes it for anything but text, typed into every text field
 * of every form that each role comes by. Forms are sent with scripts first; those that come
 * back are mended and sent without.
 */

const ROLES = ['learner', 'instructor', 'manager', 'administrator'] as const;

let clinic: ClinicWithForms;
/** Routes of pages that forms are sent to, as `POST /people/:id/leave`. */
let routes: readonly string[];
/** Kinds of forms that were tried, each by the role that comes by first. */
const tried = new Set<string>();
/** Forms that say nothing by which a second press is known. */
const repeatable = new Set<string>();
/** Routes that some form led to. */
const met = new Set<string>();

beforeAll(async () => {
  clinic = await aClinicWithForms();
  routes = routesOf(clinic.office.clinic.server.app!)
    .filter(({ method, path }) => method === 'POST' && !path.startsWith('/api/'))
    .map(({ name }) => name);
});
afterAll(() => clinic?.close());

describe.each(ROLES)('every form that a %s comes by', (role) => {
  test('takes odd text as text, or says beside the field why not', async () => {
    const { office, staff, first } = clinic;
    const scripted = await office.at(staff[role]);
    const plain = await office.at(staff[role], { script: false });
    await scripted.page.goto('/account');
    const forms = await formsFrom(scripted.page, first[role]);
    expect(await faultsOf(forms, scripted, plain)).toEqual([]);
  });
});

test('whoever has not signed in types odd text too', async () => {
  const { office, staff } = clinic;
  const forgetful = await office.clinic.hire({ givenName: 'Lea', familyName: 'Fern' });
  const admin = await office.at(staff.administrator);
  await admin.page.goto(`/admin/people/${forgetful.id}`);
  await admin.page.getByRole('button', { name: 'Make a link for a new password' }).click();
  const link = await admin.page.locator('.link-once').textContent();
  const { pathname, search } = new URL(link ?? '');
  const [scripted, plain] = await Promise.all([office.visit(), office.visit({ script: false })]);
  const first = ['/sign-in', '/forgotten-password', pathname + search];
  await scripted.page.goto('/sign-in');
  const forms = await formsFrom(scripted.page, first);
  expect(await faultsOf(forms, scripted, plain)).toEqual([]);
});

test('so does whoever sets up an office', async () => {
  // Nobody asks that server for mail: it is enough that there is one to ask.
  const settings = {
    coursesDir: SMALL_CURRICULUM,
    mailUrl: 'smtp://127.0.0.1:9',
    mailFrom: 'office@clinic.example',
  };
  const server = await startServer({ settings });
  const browser = await TestBrowser.start();
  try {
    const key = /key=[\w-]+/.exec(await announce(server.app))?.[0];
    const [scripted, plain] = await Promise.all(
      [true, false].map((script) => browser.open(server.url, { script })),
    );
    await scripted!.page.goto('/sign-in');
    const forms = await formsFrom(scripted!.page, ['/forgotten-password', `/setup?${key}`]);
    expect(await faultsOf(forms, scripted!, plain!)).toEqual([]);
  } finally {
    await browser.close();
    await server.close();
  }
});

/** Pages that the clinic shows to nobody, or on which nothing is typed. */
const LEFT_OUT = [
  // Buttons and choices only.
  'POST /admin/curriculum/publish',
  'POST /admin/people/:id/hand-over',
  'POST /admin/policies/form',
  // Where everything of a stage is met: typed into in `learner-day.spec.ts`.
  'POST /home/promotion',
  'POST /learn/:course/:module/attempts',
  'POST /learn/:course/:module/attempts/:attempt',
  'POST /people/:id/history/:seq/withdraw',
  'POST /waiting/:id/check-offs/:fact',
];

test('what was typed stays text on every page that anybody comes by', async () => {
  const { office, staff, first } = clinic;
  // The learner has got another password by now.
  for (const role of ROLES.filter((each) => each !== 'learner')) {
    const { page } = await office.at(staff[role]);
    await page.goto('/account');
    // Fails where a page carries out anything.
    expect((await formsFrom(page, first[role])).length).toBeGreaterThan(10);
  }
});

test('only what changes nothing, or belongs to nobody yet, may be sent twice', () => {
  const withoutSignIn = [
    'POST /forgotten-password',
    'POST /reset-password',
    'POST /setup',
    'POST /sign-in',
  ];
  const previews = ['POST /admin/import/preview', 'POST /admin/policies/preview'];
  expect([...repeatable].toSorted()).toEqual([...previews, ...withoutSignIn]);
});

test('no form was left out', () => {
  expect(routes.filter((route) => !met.has(route))).toEqual(LEFT_OUT);
});

/** What is wrong with forms of a kind that was not tried yet. */
async function faultsOf(
  forms: readonly FoundForm[],
  scripted: Watched,
  plain: Watched,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const form of forms) {
    const kind = kindOf(form);
    met.add(kind);
    if (form.method === 'post' && !form.isOnce) repeatable.add(kind);
    const key = [kind, ...form.texts].join(' ');
    if (form.texts.length === 0 || tried.has(key)) continue;
    tried.add(key);
    const how = HOW[kind] ?? {};
    const trial = await tryForm(form, how, {
      ...{ scripted: scripted.page, plain: plain.page },
      learner: clinic.staff.learner.id,
    });
    if (trial.confirmed) met.add(kindOf({ ...form, ...trial.confirmed }));
    wrong.push(...trial.faults.map((fault) => `${kind} on ${form.page}: ${fault}`));
  }
  return [...wrong, ...scripted.complaints];
}

/** The route that a form is sent to; of a search, the page that it asks. */
function kindOf({ method, action }: FoundForm): string {
  const [path = ''] = action.split(/[?#]/);
  if (method === 'get') return `GET ${kindOfPath(path)}`;
  const fitting = routes.filter((route) =>
    new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`).test(`POST ${path}`),
  );
  const [exact] = fitting.toSorted((a, b) => a.split(':').length - b.split(':').length);
  return exact ?? `POST ${path}, which is no route`;
}
