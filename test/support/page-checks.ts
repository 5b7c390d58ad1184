import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import type { Page } from 'playwright-core';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
/** axe as pages run it: its own `source` is more than twice as long. */
const AXE = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
/** Those of the rules that look at colours. */
const COLOURS = axe
  .getRules(['cat.color'])
  .filter(({ tags }) => tags.some((tag) => STANDARDS.includes(tag)))
  .map(({ ruleId }) => ruleId);

/** The smallest control that a finger hits, in CSS pixels (WCAG 2.5.8). */
const SMALLEST = 24;
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

/**
 * All that is wrong with a page, on a desk and on a phone, in the light and in the dark:
 * barriers, what lies beyond its edge, controls hard to hit.
 *
 * A width is looked at whole in one scheme only. The other changes nothing but colours, as
 * `dark-theme.spec.ts` proves, so only what depends on colours is asked again. A page that is
 * made of nothing new needs looking for barriers in one way only: on a desk, in the light.
 */
export async function faultsOf(page: Page, { isNew = true } = {}): Promise<string[]> {
  const { pathname } = new URL(page.url());
  const faults: string[] = [];
  for (const viewport of [DESK, PHONE]) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: 'light' });
    const beyond = await overflow(page);
    const hidden = await overlaps(page);
    const small = viewport === PHONE ? await smallControls(page) : [];
    if (isNew || viewport === DESK) faults.push(...(await barriers(page)));
    faults.push(
      ...(beyond > 0 ? [`${pathname} is ${beyond} px too wide at ${viewport.width}`] : []),
      ...hidden.map((pair) => `${pathname} has at its top at ${viewport.width}: ${pair}`),
      ...small.map((control) => `${pathname} is hard to hit: ${control}`),
    );
    if (!isNew) continue;
    await page.emulateMedia({ colorScheme: 'dark' });
    faults.push(...(await barriers(page, COLOURS)));
  }
  return [...new Set(faults)];
}

/** What is wrong with a page for people who see, hear or move otherwise; nothing is right. */
export async function barriers(page: Page, rules = STANDARDS): Promise<string[]> {
  // Once for a page, however often it is looked at: axe is half a megabyte.
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(AXE);
  await page.evaluate(MARK_LOOKS);
  const how: axe.RunOptions = { runOnly: rules, resultTypes: ['violations'] };
  const violations = await page.evaluate<Violation[]>(
    `axe.run(document, ${JSON.stringify(how)}).then(({ violations }) => violations)`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${page.url()} ${id}: ${node.html.slice(0, 160)}`),
  );
}

// Working out a contrast is most of what axe does, and depends on nothing that is not compared
// here: what lies over a text makes axe doubt, and never find. So it is told of one text of each
// look, where a long list has hundreds.
const MARK_LOOKS = `(() => {
  const looks = new Set();
  const visit = (element, around) => {
    const style = getComputedStyle(element);
    const painted = [style.backgroundColor, style.backgroundImage, style.opacity];
    const here = [around, element.localName, element.getAttribute('class'), ...painted].join(' ');
    const isText =
      element.matches('input, select, textarea') ||
      [...element.childNodes].some((each) => each.nodeType === Node.TEXT_NODE && each.data.trim());
    const text = [style.color, style.fill, style.fontSize, style.fontWeight, style.textShadow];
    const look = [here, ...text, element.checkVisibility()].join(' ');
    element.toggleAttribute('data-look', isText && !looks.has(look));
    if (isText) looks.add(look);
    for (const child of element.children) visit(child, here);
  };
  visit(document.body, '');
  axe.configure({ rules: [{ id: 'color-contrast', selector: '[data-look]' }] });
})()`;

/** What axe finds, as far as it is told. */
interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** How many pixels of a page lie beyond its right edge. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
}

/** Controls at the top of a page that lie on each other. */
export function overlaps(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(OVERLAPS);
}

// A list that is scrolled sideways ends at its own edge, whatever it holds.
const OVERLAPS = `(() => {
  const controls = [...document.querySelectorAll('.top :is(a, summary)')];
  const boxes = controls.filter((each) => each.checkVisibility()).map((each) => {
    const { left, right, top, bottom } = each.getBoundingClientRect();
    const list = each.closest('.main-nav');
    const scrolls = list !== null && getComputedStyle(list).overflowX !== 'visible';
    const edge = scrolls ? list.getBoundingClientRect().right : Infinity;
    return { text: each.textContent.trim(), left, right: Math.min(right, edge), top, bottom };
  });
  return boxes.flatMap((one, i) =>
    boxes.slice(i + 1)
      .filter((other) => one.left < other.right - 1 && other.left < one.right - 1)
      .filter((other) => one.top < other.bottom - 1 && other.top < one.bottom - 1)
      .map((other) => one.text + ' lies on ' + other.text));
})()`;

/** The controls of a page that are too small to hit. Links within a sentence may be. */
export function smallControls(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(${SMALL_CONTROLS})(${SMALLEST})`);
}

// Text, because it runs in the browser, whose types this project does not have.
const SMALL_CONTROLS = `(smallest) =>
  [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
    .filter((control) => !control.closest('p, li:not([class]), td p, figcaption') || control.matches('button, input, select'))
    .filter((control) => control.checkVisibility() && !control.matches('.skip'))
    .map((control) => ({ control, box: (control.closest('label') ?? control).getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && (box.height < smallest - 0.5 || box.width < smallest - 0.5))
    .map(({ control, box }) => control.outerHTML.slice(0, 100) + ' ' + Math.round(box.width) + '×' + Math.round(box.height))`;
