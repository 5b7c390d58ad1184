import type { Page } from 'playwright-core';
import { type FoundForm, LIVE, TEXTS } from './found-forms.js';

/** What nobody should type, and somebody will: shown as text wherever it stands, and in its own direction. */
export const ODD = `مرحبا עברית <script>alert(1)</script> "quotes" 'single' &`;

/** What was typed into a field: the odd text, or what was given instead of it. */
export interface Typed {
  readonly name: string;
  readonly text: string;
  readonly isSecret: boolean;
}

/** A page after a form was sent, as far as the form is concerned. */
export interface Answered {
  /** What stands on it that should never follow a form: an error page. */
  readonly error: string;
  /** It says that the form was refused, and the focus is there. */
  readonly isRefused: boolean;
  readonly isFocused: boolean;
  /** What it says above the form. */
  readonly summary: string;
  readonly fields: readonly FieldShown[];
  /** Everything that it says outside of fields. */
  readonly text: string;
  /** Whatever would be carried out, and is none of ours. */
  readonly live: readonly string[];
  /** What shows the odd text in another direction than its own. */
  readonly undirected: readonly string[];
  /** Sentences that the odd text in them turns around. */
  readonly turned: readonly string[];
}

export interface FieldShown {
  readonly name: string;
  readonly text: string;
  readonly isWrong: boolean;
  /** The message that belongs to it. */
  readonly message: string;
}

/** How a form is filled in, by the names of its fields. */
export interface Filling {
  /** What is typed instead of the odd text. */
  readonly right: Readonly<Record<string, string>>;
  /** What is chosen where it isn't the first. */
  readonly chosen?: Readonly<Record<string, string>> | undefined;
  /** The button that sends it, by its name, where it isn't the first. */
  readonly button?: string | undefined;
}

let count = 0;

/** Fills in a form of the page that is open, and sends it. */
export async function fillIn(
  page: Page,
  { action, texts }: Pick<FoundForm, 'action' | 'texts'>,
  { right, chosen = {}, button = '' }: Filling,
): Promise<{ readonly typed: readonly Typed[]; readonly answered: Answered }> {
  const filling = { action, texts, right, chosen, button, odd: ODD, first: (count += 100) };
  const typed = await page.evaluate<readonly Typed[]>(`(${FILL_IN})(${JSON.stringify(filling)})`);
  return { typed, answered: await send(page) };
}

/** Whether the page that is open still holds a form. */
export function isThere(
  page: Page,
  { action, texts }: Pick<FoundForm, 'action' | 'texts'>,
): Promise<boolean> {
  return page.evaluate<boolean>(`[...document.forms].some((form) =>
    [form, ...form.querySelectorAll('button')].some((each) =>
      (each.getAttribute('formaction') ?? each.getAttribute('action')) === ${JSON.stringify(action)}) &&
    ${JSON.stringify(texts)}.every((name) => form.elements.namedItem(name)))`);
}

/** Sends what a page only asks to confirm. */
export async function confirm(page: Page, action: string): Promise<Answered> {
  await page.evaluate(`document.querySelector('form[method=post][action="${action}"] button')
    .setAttribute('data-sending', '')`);
  return send(page);
}

/** What a page shows, and how it shows the odd text. */
export function lookedAt(page: Page): Promise<Answered> {
  return page.evaluate<Answered>(`(${LOOK})(${JSON.stringify(ODD)})`);
}

async function send(page: Page): Promise<Answered> {
  const loaded = page.waitForEvent('domcontentloaded');
  await page.evaluate('document.querySelector("[data-sending]").click()');
  await loaded;
  return lookedAt(page);
}

// Text, because it runs in the browser, whose types this project does not have.

/** Each field gets a text of its own, so that it can be told where it is shown. */
const FILL_IN = `({ action, texts, right, chosen, button: name, odd, first }) => {
  document.querySelectorAll('[data-sending]').forEach((button) => button.removeAttribute('data-sending'));
  const inputsOf = (form) => [...form.querySelectorAll(${JSON.stringify(TEXTS)})];
  const buttonOf = (form) => [...form.querySelectorAll('button')]
    .filter((button) => name === '' || button.name === name)
    .find((button) => (button.getAttribute('formaction') ?? form.getAttribute('action')) === action);
  const form = [...document.forms].find((each) => buttonOf(each) &&
    texts.every((name) => inputsOf(each).some((input) => input.name === name)));
  if (!form) throw new Error('No form leads to ' + action + ' on ' + location.pathname);
  form.noValidate = true;
  const typed = inputsOf(form).map((input, index) => {
    const isRight = input.name in right;
    const isSecret = input.type === 'password';
    if (!isRight && !isSecret && input.matches('input')) input.type = 'text';
    input.value = isRight ? right[input.name] : odd + ' ' + (first + index);
    return { name: input.name, text: input.value, isSecret };
  });
  for (const select of form.querySelectorAll('select')) {
    if (select.name in chosen) select.value = chosen[select.name];
    else if (select.required && select.value === '') select.value = [...select.options].find(({ value }) => value !== '')?.value;
  }
  for (const box of form.querySelectorAll('input[type=radio], input[type=checkbox]')) {
    const same = [...form.querySelectorAll('input[name="' + box.name + '"]')];
    if (box.name in chosen) box.checked = chosen[box.name] === box.value;
    else if (!same.some(({ checked }) => checked)) box.checked = true;
  }
  buttonOf(form).dataset.sending = '';
  return typed;
}`;

const LOOK = `(odd) => {
  const summary = document.getElementById('form-errors');
  const words = (node) => (node?.textContent ?? '').replace(/\\s+/g, ' ').trim();
  const isAuto = (element) => element.dir === 'auto' || getComputedStyle(element).unicodeBidi === 'plaintext';
  const inputs = [...document.querySelectorAll(${JSON.stringify(TEXTS)})];
  const showing = inputs.filter((input) => input.value.includes(odd));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  const nodes = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.includes(odd)) continue;
    texts.push(node.parentElement);
    if (!node.parentElement.matches('textarea')) nodes.push(node.data);
  }
  // Of a text without what is isolated in it, no word stands beside the odd text.
  const isTurned = (text) => {
    let rest = text;
    for (let before = ''; before !== rest; ) {
      before = rest;
      rest = rest.replace(/\\u2068[^\\u2068\\u2069]*\\u2069/g, '');
    }
    return rest.includes(odd) && /\\p{L}/u.test(rest.replaceAll(odd, ''));
  };
  const labels = [...document.querySelectorAll('[aria-label]')].map((element) => element.getAttribute('aria-label'));
  const isLive = (element) => element.matches(${JSON.stringify(LIVE)}) ||
    element.getAttributeNames().some((name) => name.startsWith('on'));
  return {
    error: document.querySelector('main > section:only-of-type > h1 + .note') ? words(document.querySelector('main')) : '',
    isRefused: summary !== null,
    isFocused: summary !== null && document.activeElement === summary,
    summary: words(summary),
    fields: inputs.map((input) => {
      const by = input.closest('[aria-describedby*="-error"]')?.getAttribute('aria-describedby') ?? '';
      const error = by.split(' ').find((id) => id.endsWith('-error'));
      const message = words(document.getElementById(error));
      return {
        name: input.name,
        text: input.matches('textarea') ? input.value : (input.getAttribute('value') ?? ''),
        isWrong: input.closest('[aria-invalid=true]') !== null || message !== '',
        message,
      };
    }),
    text: texts.map((element) => words(element)).concat(words(document.querySelector('main'))).join(' '),
    live: [...document.querySelectorAll('*')].filter(isLive).map((element) => element.outerHTML.slice(0, 200)),
    undirected: [...showing, ...texts.filter((element) => !element.matches('option, textarea'))]
      .filter((element) => !isAuto(element))
      .map((element) => element.outerHTML.slice(0, 160)),
    turned: [...nodes, document.title, ...labels].filter(isTurned),
  };
}`;
