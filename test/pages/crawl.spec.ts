import type { Page } from 'playwright-core';
import { Clinic } from '../journeys/clinic.js';
import { signIn, TestBrowser } from '../support/browser.js';
import { faultsOf } from '../support/page-checks.js';
import { aClinicAtWork, type Staff } from './clinic-at-work.js';

/**
 * Every page that each role can reach by following links, looked at as people do: on a desk
 * and on a phone, in the light and in the dark, with an eye for what keeps anybody out.
 */

/** The elements that pages were made of so far, and the kinds of pages. */
const elements = new Set<string>();
const kinds = new Set<string>();
/** How many kinds of pages each role finds at least: fewer, and a link has been lost. */
const FEWEST: readonly (readonly [keyof Staff, number])[] = [
  ['learner', 15],
  ['instructor', 25],
  ['manager', 25],
  ['administrator', 40],
];

let browser: TestBrowser;
let clinic: Clinic;
let staff: Staff;

beforeAll(async () => {
  clinic = await Clinic.open('sqlite', { today: '2026-11-23' });
  staff = await aClinicAtWork(clinic);
  browser = await TestBrowser.start();
});
afterAll(async () => {
  await browser?.close();
  await clinic?.close();
});

describe.each(FEWEST)('every page that a %s can reach', (role, fewest) => {
  test('keeps nobody out, fits a phone, and is answered without a complaint', async () => {
    const { login, secret } = staff[role];
    const { page, complaints } = await browser.open(clinic.server.client.baseUrl);
    await signIn(page, login, secret);
    const found: string[] = [];
    let count = 0;
    for await (const path of pagesFrom(page)) {
      count++;
      const isNew = await showsMore(page);
      const isKnown = kinds.has(kindOf(path));
      kinds.add(kindOf(path));
      if (isNew || !isKnown) found.push(...(await faultsOf(page, { isNew })));
    }
    expect(found).toEqual([]);
    expect(count).toBeGreaterThanOrEqual(fewest);
    expect(complaints).toEqual([]);
  });
});

/**
 * Whether a page shows what none has shown to anybody yet, be it one element. Most pages are
 * made of the same parts, and look alike to all roles.
 */
async function showsMore(page: Page): Promise<boolean> {
  const before = elements.size;
  for (const element of await elementsOf(page)) elements.add(element);
  return elements.size > before;
}

/** What a page consists of: each sort of element with what it stands in, whatever its text. */
function elementsOf(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const elements = [];
    const visit = (element, within) => {
      const said = [...element.attributes].map(({ name, value }) => (name === 'class' ? value : name));
      const here = [element.localName, ...said].join('.');
      elements.push(within + ' > ' + here);
      for (const child of element.children) visit(child, here);
    };
    visit(document.body, '');
    return elements;
  })()`);
}

/** Goes to each page that links lead to from the first, and answers its address while there. */
async function* pagesFrom(page: Page): AsyncGenerator<string> {
  const waiting = ['/'];
  const known = new Set<string>();
  while (waiting.length > 0) {
    const path = waiting.shift()!;
    const answer = await page.goto(path);
    if (answer?.status() !== 200) throw new Error(`${path} answers ${answer?.status()}`);
    yield path;
    for (const link of await linksOf(page)) {
      const kind = kindOf(link);
      if (known.has(kind)) continue;
      known.add(kind);
      waiting.push(link);
    }
  }
}

/** The pages of this server that a page links to; downloads and addresses of the API are none. */
function linksOf(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`[...document.querySelectorAll('a[href]:not([download])')]
    .map((link) => new URL(link.href))
    .filter((url) => url.origin === location.origin && !/^\\/(api|assets|sign-out|files)\\b/.test(url.pathname))
    .map((url) => url.pathname + url.search)`);
}

/** Pages about different people or things are of one kind: codes and ids don't count, nor do filters. */
function kindOf(path: string): string {
  const { pathname } = new URL(path, 'http://here');
  return pathname
    .split('/')
    .map((part) => (/[A-Z0-9]/.test(part) ? ':id' : part))
    .join('/');
}
