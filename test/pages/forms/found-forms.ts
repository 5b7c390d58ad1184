import type { Page } from 'playwright-core';

/** A form that some page holds, and where one of its buttons sends it. */
export interface FoundForm {
  readonly page: string;
  readonly method: 'get' | 'post';
  readonly action: string;
  /** The names of the fields that are typed into. */
  readonly texts: readonly string[];
  /** It names itself, so that it is carried out once, however often it is sent. */
  readonly isOnce: boolean;
}

/** Every form of the pages that links lead to from the first ones, by one page of each kind. */
export async function formsFrom(page: Page, first: readonly string[]): Promise<FoundForm[]> {
  return page.evaluate<FoundForm[]>(`(${FIND_FORMS})(${JSON.stringify(first)})`);
}

/** A path without the ids and codes in it: what it leads to is of one kind. */
export function kindOfPath(path: string): string {
  const [pathname = ''] = path.split(/[?#]/);
  return pathname
    .split('/')
    .map((part) => (/[A-Z0-9]/.test(part) ? ':id' : part))
    .join('/');
}

// Text, because it runs in the browser, whose types this project does not have.

/** What is typed into. */
export const TEXTS =
  'textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=file], [type=submit])';

/** What carries out what it holds, besides attributes like `onclick`. Nothing of ours does. */
export const LIVE =
  'script:not([src]), a[href^="javascript:" i], iframe, object, embed, style, [style]';

/** Pages are read, not opened: that is enough to find forms, and takes a tenth of the time. */
const FIND_FORMS = `async (first) => {
  ${kindOfPath.toString()}
  const isPage = (url) => url.origin === location.origin && !/^\\/(api|assets|files)\\b/.test(url.pathname);
  const waiting = first.map((path) => ({ url: new URL(path, location.origin), from: 'the spec' }));
  const known = new Set(waiting.map(({ url }) => kindOfPath(url.pathname)));
  const forms = [];
  while (waiting.length > 0) {
    const { url, from } = waiting.shift();
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(from + ' leads to ' + url.pathname + ', which answers ' + answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const live = [...page.querySelectorAll('*')].find((element) => element.matches(${JSON.stringify(LIVE)}) ||
      element.getAttributeNames().some((name) => name.startsWith('on')));
    if (live) throw new Error(url.pathname + ' carries out ' + live.outerHTML);
    for (const form of page.forms) {
      const texts = [...new Set([...form.querySelectorAll(${JSON.stringify(TEXTS)})].map(({ name }) => name))];
      const buttons = [...form.querySelectorAll('button[formaction]')];
      for (const each of [form, ...buttons]) {
        const action = each.getAttribute('action') ?? each.getAttribute('formaction') ?? url.pathname;
        const method = each.getAttribute('formmethod') ?? form.method;
        const isOnce = form.querySelector('[name=_once]') !== null;
        forms.push({ page: url.pathname + url.search, method, action, texts, isOnce });
      }
    }
    for (const link of page.querySelectorAll('a[href]:not([download])')) {
      const to = new URL(link.getAttribute('href'), url);
      const kind = kindOfPath(to.pathname);
      if (!isPage(to) || known.has(kind)) continue;
      known.add(kind);
      waiting.push({ url: to, from: url.pathname });
    }
  }
  return forms;
}`;
