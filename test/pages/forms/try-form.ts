import type { Page } from 'playwright-core';
import type { FoundForm } from './found-forms.js';
import type { HowToFillIn } from './how-to-fill-in.js';
import { type Answered, confirm, fillIn, isThere, lookedAt, ODD, type Typed } from './typing.js';

/** Where a form is tried. */
interface Windows {
  /** It is sent here first. */
  readonly scripted: Page;
  /** Here it is sent again, without scripts, once what was refused is mended. */
  readonly plain: Page;
  /** Of whom the histories of coursework speak. */
  readonly learner: string;
}

interface Trial {
  /** What is wrong with it; nothing is right. */
  readonly faults: readonly string[];
  /** The form that it led to, if it only asked what would be. */
  readonly confirmed?: Pick<FoundForm, 'method' | 'action'>;
}

/** More than any form has refusals in a row. */
const MOST_ROUNDS = 7;

/** Types odd text into a form, mends what is refused, and looks where the text is shown. */
export async function tryForm(form: FoundForm, how: HowToFillIn, windows: Windows): Promise<Trial> {
  const { scripted, plain, learner } = windows;
  const faults: string[] = [];
  const right: Record<string, string> = { ...how.right };
  const mend = (names: readonly string[]) => {
    for (const name of names) right[name] = how.mended?.[name] ?? RIGHT[name] ?? '';
  };
  let page = form.method === 'get' ? plain : scripted;
  const fill = () => fillIn(page, form, { ...how, right });

  await page.goto(form.page);
  let { typed, answered } = await fill();
  if (form.method === 'get') {
    // What was asked without scripts is shown with them.
    await scripted.goto(plain.url());
    answered = await lookedAt(scripted);
  }
  faults.push(...faultsIn(answered));
  for (let round = 2; answered.isRefused && !how.isRefused && round <= MOST_ROUNDS; round++) {
    const wrong = answered.fields.filter(({ isWrong }) => isWrong).map(({ name }) => name);
    if (round === 2 && !answered.isFocused) faults.push('the focus is elsewhere');
    faults.push(...faultsOfRefusal(answered, typed));
    if (wrong.length === 0) break;
    mend(wrong);
    if (page !== plain) await plain.goto(form.page);
    page = plain;
    ({ typed, answered } = await fill());
    faults.push(...faultsIn(answered));
  }
  if (answered.isRefused) faults.push(...notBack(answered, typed));
  if (form.method === 'post' && page === scripted) await plain.goto(form.page);
  // What was taken with scripts, or never can be, is sent again without, where the form still is.
  if (form.method === 'post' && page === scripted && !how.isOnce && (await isThere(plain, form))) {
    const { isRefused } = answered;
    page = plain;
    ({ typed, answered } = await fill());
    faults.push(...faultsIn(answered), ...(answered.isRefused ? notBack(answered, typed) : []));
    if (answered.isRefused !== isRefused && !how.isRefused) {
      faults.push(`it is answered otherwise without scripts: ${answered.summary}`);
    }
  }
  if (answered.error !== '') faults.push(`it ends on an error page: ${answered.error}`);
  if (answered.isRefused && !how.isRefused) faults.push(`it is refused: ${answered.summary}`);
  const asked = answered.isRefused ? undefined : how.confirm;
  const action = asked && addressIn(asked, form, learner);
  if (action) {
    if (page !== plain) await plain.goto(page.url());
    answered = await confirm(plain, action);
    faults.push(...faultsIn(answered));
  }
  if (how.shownOn) {
    await scripted.goto(addressIn(how.shownOn, form, learner));
    answered = await lookedAt(scripted);
    faults.push(...faultsIn(answered));
  }
  faults.push(...notShown(typed, answered, how));
  return { faults, ...(action && { confirmed: { method: 'post', action } }) };
}

function notShown(typed: readonly Typed[], answered: Answered, { hidden = [] }: HowToFillIn) {
  const odd = typed.filter(
    ({ name, text, isSecret }) => !isSecret && text.includes(ODD) && !hidden.includes(name),
  );
  return odd
    .filter(({ text }) => !answered.text.includes(text))
    .filter(({ text }) => !answered.fields.some((field) => field.text.includes(text)))
    .map(({ name }) => `${name} is not shown`);
}

/** An address with the parts of the form's own where it says `:1`. */
function addressIn(pattern: string, { action }: FoundForm, learner: string): string {
  const parts = action.split(/[/?#]/);
  return pattern
    .replace(':learner', learner)
    .replace(/:(\d)/g, (_, place: string) => parts[Number(place) + 1] ?? '');
}

function faultsIn({ live, undirected, turned }: Answered): string[] {
  return [
    ...live.map((element) => `is carried out: ${element}`),
    ...turned.map((text) => `is turned around by what stands in it: ${text}`),
    ...undirected.map((element) => `reads in the wrong direction: ${element}`),
  ];
}

function notBack(answered: Answered, typed: readonly Typed[]): string[] {
  const wrong: string[] = [];
  for (const { name, text, isSecret } of typed) {
    const isBack = answered.fields.some((field) => field.name === name && field.text === text);
    if (isSecret && isBack) wrong.push(`${name} comes back, and is secret`);
    if (!isSecret && !isBack && text !== '') wrong.push(`${name} does not come back`);
  }
  return wrong;
}

function faultsOfRefusal(answered: Answered, typed: readonly Typed[]): string[] {
  const wrong = notBack(answered, typed);
  for (const { name, isWrong, message } of answered.fields) {
    if (isWrong && message === '') wrong.push(`nothing beside ${name} says what is wrong`);
  }
  if (!answered.fields.some(({ isWrong }) => isWrong))
    wrong.push(`no field is named: ${answered.summary}`);
  return wrong;
}

/** What is typed where a field does not take the odd text; nothing where it isn't named. */
const RIGHT: Readonly<Record<string, string>> = {
  ...{ on: '2026-11-20', issuedOn: '2026-11-01', heldOn: '2026-11-20', from: '2026-12-01' },
  ...{ asOf: '2026-11-20', knownOn: '2026-11-20', hiredOn: '2026-11-02' },
  ...{ until: '2027-01-01', since: '2026-11-23' },
  ...{ hours: '2', minutes: '60', amount: '1', dueDays: '5', times: '1' },
  ...{ code: 'ODD', email: 'odd@clinic.example', position: 'lead' },
};
