/** What makes pages quicker to use. Everything works without it, in a step or two more. */
'use strict';

// A refused form: to what is wrong. It takes the address of the page that it was sent from,
// so that neither a reload nor the way back asks to send it again.
const SENT_FROM = 'sent-from';
const refused = document.getElementById('form-errors');
const address = sessionStorage.getItem(SENT_FROM) ?? location.pathname + location.search;
sessionStorage.removeItem(SENT_FROM);
if (refused) history.replaceState(null, '', address);
refused?.focus();

// On a phone the navigation is wider than the screen: to where one is.
for (const here of document.querySelectorAll('.main-nav [aria-current]')) {
  const nav = here.closest('.main-nav');
  nav.scrollLeft = here.offsetLeft - nav.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2;
}

// An open account menu closes when somebody goes elsewhere.
document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll('details.who[open]')) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const menu of document.querySelectorAll('details.who[open]')) {
    menu.open = false;
    menu.querySelector('summary')?.focus();
  }
});

// Filters answer at once; the button is for who has no script, and for who goes through the
// choices by key: what they come past on the way is not chosen yet.
let isByKey = false;
document.addEventListener('keydown', () => (isByKey = true), true);
document.addEventListener('pointerdown', () => (isByKey = false), true);
document.addEventListener('change', (event) => {
  const form = event.target.closest?.('form[data-at-once]');
  if (form && !isByKey && event.target.type !== 'search') form.requestSubmit();
});

// A form that is on its way is not sent again by a second press.
document.addEventListener('submit', (event) => {
  const form = event.target;
  const method = event.submitter?.formMethod || form.method;
  if (method !== 'post' || event.defaultPrevented) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = 'yes';
  sessionStorage.setItem(SENT_FROM, location.pathname + location.search);
});
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
});

// Choose all of a list at once.
document.addEventListener('change', (event) => {
  const name = event.target.dataset?.all;
  if (name === undefined) return;
  for (const box of document.querySelectorAll(`input[type=checkbox][name="${name}"]`)) {
    box.checked = event.target.checked;
  }
});

// How many of a list are checked.
document.addEventListener('change', () => {
  for (const count of document.querySelectorAll('[data-checked]')) {
    const name = count.dataset.checked;
    const checked = document.querySelectorAll(`input[type=checkbox][name="${name}"]:checked`);
    count.textContent = String(checked.length);
  }
});

// Print buttons.
document.addEventListener('click', (event) => {
  if (event.target.closest?.('[data-print]')) window.print();
});
