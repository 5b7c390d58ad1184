import type { Page } from 'playwright-core';

type Role = Parameters<Page['getByRole']>[0];
type Name = string | RegExp;

/** No page of ours has more stops than this. */
const MOST_STOPS = 120;

/** Where the focus is, as far as somebody who can't point needs to know. */
interface Stop {
  readonly label: string;
  /** The choices of the group that it is one of. */
  readonly choices: readonly string[];
  /** What keeps one from seeing it there. */
  readonly fault: string | null;
}

/** A person at a page who has a keyboard only. What they can't see the focus on is kept. */
export class Keyboard {
  readonly faults: string[] = [];

  constructor(private readonly page: Page) {}

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  /** Tabs on to something, by what it is and what it is called. */
  async to(role: Role, name: Name): Promise<void> {
    const passed: string[] = [];
    for (let stops = 0; stops < MOST_STOPS; stops++) {
      await this.press('Tab');
      const { label } = await this.look();
      passed.push(label);
      if (isCalled(label, name) && (await this.isOn(role, name))) return;
    }
    throw new Error(`No ${role} “${name}” on ${this.page.url()} among: ${passed.join(' | ')}`);
  }

  /** Types into a field that it tabs on to, in place of what stands there. */
  async type(name: Name, text: string, role: Role = 'textbox'): Promise<void> {
    await this.to(role, name);
    await this.press('ControlOrMeta+a');
    await this.page.keyboard.type(text);
  }

  /** Chooses one of several that stand in sight: Tab comes to a group, the arrows go through it. */
  async choose(name: Name): Promise<void> {
    const passed: string[] = [];
    for (let stops = 0; stops < MOST_STOPS; stops++) {
      await this.press('Tab');
      const { label, choices } = await this.look();
      passed.push(label);
      if (!choices.some((choice) => isCalled(choice, name))) continue;
      for (let at = label; !isCalled(at, name); at = (await this.look()).label) {
        await this.press('ArrowDown');
      }
      return this.press('Space');
    }
    throw new Error(`No choice “${name}” on ${this.page.url()} among: ${passed.join(' | ')}`);
  }

  /** Presses a link or a button, and waits for the page that it leads to. */
  async go(role: 'link' | 'button', name: Name): Promise<void> {
    await this.to(role, name);
    await this.leave('Enter');
  }

  /** Presses a key that leads to another page. */
  async leave(key: string): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.press(key);
    await loaded;
  }

  /** Where the focus is; an element that can't be seen there is a fault. */
  async look(): Promise<Stop> {
    const stop = await this.page.evaluate<Stop>(`(${LOOK})()`);
    if (stop.fault !== null) this.faults.push(`${stop.label} ${stop.fault} on ${this.page.url()}`);
    return stop;
  }

  async isOn(role: Role, name: Name): Promise<boolean> {
    const named = this.page.getByRole(role, {
      name,
      ...(typeof name === 'string' && { exact: true }),
    });
    return (await named.and(this.page.locator(':focus')).count()) === 1;
  }
}

// What the name is made of, in any order: the browser itself is asked for the name then.
function isCalled(label: string, name: Name): boolean {
  return typeof name === 'string' ? label.includes(name) : name.test(label);
}

// Text, because it runs in the browser, whose types this project does not have.
const LOOK = `() => {
  const focus = document.activeElement;
  const wordsOf = (each) => [each.getAttribute('aria-label'), ...[...(each.labels ?? [])].map((label) => label.textContent),
    each.matches('input, select, textarea, body') ? '' : each.textContent].join(' ').replace(/\\s+/g, ' ').trim();
  const label = wordsOf(focus);
  const choices = !focus.matches('input[type=radio]') ? [] :
    [...document.querySelectorAll('input[type=radio]')].filter(({ name }) => name === focus.name).map(wordsOf);
  if (focus === document.body) return { label: '(the page)', choices, fault: null };
  // A box that is drawn by its label is seen as the label.
  const seen = focus.closest('label') ?? focus;
  const box = seen.getBoundingClientRect();
  const isOutlined = [focus, seen].some((each) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(each);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  });
  const places = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [box.left + box.width * x, box.top + box.height * y]));
  const isInSight = places.some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top !== null && (seen.contains(top) || top.contains(seen) && !top.matches('html, body'));
  });
  // The button within a date's field has the focus to itself, and the browser's outline.
  const isWithin = focus.matches('input[type=date]') && !focus.matches(':focus-visible');
  const fault = !isOutlined && !isWithin && !focus.matches('main') ? 'has no outline' : !isInSight ? 'is out of sight' : null;
  return { label, choices, fault };
}`;
