// oxlint-disable-next-line no-unused-vars -- the build turns each tag into a call of it
import { type Children, Html } from '@kitajs/html';
import { isolated, told } from '../domain/told.js';
import { assetUrl } from './assets.js';
import { dayText } from './dates.js';
import { ButtonForm } from './form.js';
import { Icon, Sprite } from './icons.js';
import { isCurrent, navigationFor } from './navigation.js';
import { may, type Viewer } from './viewer.js';
import { ROLE } from './words.js';

export interface Crumb {
  readonly label: string;
  /** Left out for the page itself. */
  readonly href?: string;
}

interface LayoutProps {
  readonly viewer: Viewer;
  readonly title: string;
  /** The way here, without the page itself. */
  readonly crumbs?: readonly Crumb[];
  /** For tables that need the room. */
  readonly wide?: boolean;
  /** For a page that is one form. */
  readonly narrow?: boolean;
  readonly children?: Children;
}

/** What a sheet of paper must say, once it lies on a desk: whose look it was, and when. */
function printedText({ name, organisation, today }: Viewer): string {
  const where = organisation === null ? '' : told`, ${organisation}`;
  return told`Printed by ${name}${where}, on ${dayText(today)}`;
}

/** A page of somebody who has signed in. */
export function Layout(props: LayoutProps): string {
  const { viewer, title, crumbs = [], wide, narrow, children: safeContent } = props;
  return (
    <Document title={title}>
      <header class="top">
        <div class="wrap">
          <Brand href="/" />
          <nav class="main-nav" aria-label="Main">
            <ul class="plain">
              {navigationFor(viewer).map((item) => (
                <li>
                  <a
                    href={item.href}
                    {...(isCurrent(item, viewer.url) && { 'aria-current': 'page' as const })}
                    safe
                  >
                    {item.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <ToSearch viewer={viewer} />
          <Account viewer={viewer} />
          <p class="on-paper" safe>
            {printedText(viewer)}
          </p>
        </div>
      </header>
      {crumbs.length === 0 ? (
        ''
      ) : (
        <nav class={wide ? 'crumbs wrap wide' : 'crumbs wrap'} aria-label="Breadcrumb">
          <ol class="plain">
            {crumbs.map(({ label, href }) => (
              <li>
                {href === undefined ? (
                  <span safe>{label}</span>
                ) : (
                  <a href={href} safe>
                    {label}
                  </a>
                )}
              </li>
            ))}
            <li aria-current="page" safe>
              {title}
            </li>
          </ol>
        </nav>
      )}
      <main id="main" class={`wrap${wide ? ' wide' : ''}${narrow ? ' narrow' : ''}`} tabindex="-1">
        <WhatWasSaid viewer={viewer} />
        {safeContent}
      </main>
      <footer class="foot">
        <div class="wrap">
          <p safe>
            {[viewer.organisation, viewer.site.name]
              .flatMap((name) => (name === null ? [] : isolated(name)))
              .join(' · ')}
          </p>
          <p>Preceptor holds training records. Do not enter patient information.</p>
        </div>
      </footer>
    </Document>
  ) as string;
}

/** A page that anybody may see: signing in, setting up, an error without a sign-in. */
export function GateLayout(props: { title: string; children?: Children }): string {
  const { title, children: safeContent } = props;
  return (
    <Document title={title}>
      <header class="top">
        <div class="wrap">
          <Brand href="/" />
        </div>
      </header>
      <main id="main" class="wrap narrow gate" tabindex="-1">
        {safeContent}
      </main>
    </Document>
  ) as string;
}

/** A page's heading, with what stands beside it. */
export function PageHead(props: {
  title: string;
  lead?: string;
  /** Of title and lead, where it isn't the page's. */
  lang?: string;
  /** Where filters that answer at once change what it says: see `live`. */
  id?: string;
  children?: Children;
}) {
  const { title, lead, lang, id, children: safeBeside } = props;
  return (
    <div class="page-head" {...(id !== undefined && { id })}>
      <div {...(lang !== undefined && { lang })}>
        <h1 safe>{title}</h1>
        {lead === undefined ? '' : <p safe>{lead}</p>}
      </div>
      {safeBeside}
    </div>
  );
}

/** What to say where there is nothing yet, and what to do next. */
export function Nothing(props: { text: string; children?: Children }) {
  const { text, children: safeActions } = props;
  return (
    <div class="nothing">
      <p safe>{text}</p>
      {safeActions === undefined ? '' : <p class="actions">{safeActions}</p>}
    </div>
  );
}

function Document(props: { title: string; children?: Children }) {
  const { title, children: safeBody } = props;
  return (
    <>
      {'<!doctype html>'}
      <html lang="en-US">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title safe>{told`${title} · Preceptor`}</title>
          <meta name="htmx-config" content={HTMX} />
          <link rel="icon" href={assetUrl('icon.svg')} type="image/svg+xml" />
          <link rel="stylesheet" href={assetUrl('preceptor.css')} />
          <script src={assetUrl('htmx.js')} defer></script>
          <script src={assetUrl('preceptor.js')} defer></script>
        </head>
        <body>
          <Sprite />
          <a class="skip" href="#main">
            Skip to content
          </a>
          {safeBody}
        </body>
      </html>
    </>
  );
}

// No style and no code of htmx's own may stand in the page, and a refused form is shown too.
const HTMX = JSON.stringify({
  includeIndicatorStyles: false,
  allowEval: false,
  allowScriptTags: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  responseHandling: [
    { code: '204', swap: false },
    { code: '[23]..', swap: true },
    { code: '4(00|09|22)', swap: true, error: false },
    { code: '...', swap: false, error: true },
  ],
});

function Brand({ href }: { href: string }) {
  return (
    <a class="brand" href={href}>
      <svg viewBox="0 0 28 28" aria-hidden="true">
        <rect width="28" height="28" rx="7" fill="currentColor" />
        <path class="cut" d="M6 21.5h5v-5h5v-5h5V6.5" stroke-width="2.6" />
      </svg>
      Preceptor
    </a>
  );
}

function ToSearch({ viewer }: { viewer: Viewer }) {
  if (!may(viewer, 'curriculum:read')) return '';
  const isHere = isCurrent({ href: '/search' }, viewer.url);
  return (
    <a class="to-search" href="/search" {...(isHere && { 'aria-current': 'page' as const })}>
      <Icon name="search" />
      <span class="vh">Search</span>
    </a>
  );
}

function Account({ viewer }: { viewer: Viewer }) {
  const role = viewer.roles[0] ?? 'learner';
  return (
    <details class="who">
      <summary>
        <span class="avatar" aria-hidden="true" safe>
          {initialsOf(viewer.name)}
        </span>
        <b safe>{viewer.name}</b>
        <span class="muted role" safe>
          {ROLE[role]}
        </span>
        <span class="vh">: account menu</span>
        <Icon name="go" class="i turn" />
      </summary>
      <ul class="plain">
        <li>
          <a href="/account">Your account</a>
        </li>
        <li>
          <ButtonForm viewer={viewer} action="/sign-out" label="Sign out" class="btn" />
        </li>
      </ul>
    </details>
  );
}

function WhatWasSaid({ viewer }: { viewer: Viewer }) {
  const { said } = viewer;
  if (said === null) return '';
  return (
    <div class="note satisfied said" role="status">
      <Icon name="satisfied" />
      <div class="main">
        <p safe>{said.text}</p>
        {said.lines === undefined || said.lines.length === 0 ? (
          ''
        ) : (
          <ul class="plain">
            {said.lines.map((line) => (
              <li safe>{line}</li>
            ))}
          </ul>
        )}
      </div>
      {said.undo === undefined ? (
        ''
      ) : (
        <ButtonForm
          viewer={viewer}
          action={said.undo.action}
          label={said.undo.label}
          fields={{ ...said.undo.fields, back: viewer.url }}
        />
      )}
    </div>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : undefined];
  return letters
    .map((word) => firstLetter(word ?? ''))
    .join('')
    .toUpperCase();
}

function firstLetter(word: string): string {
  return [...new Intl.Segmenter().segment(word)][0]?.segment ?? '';
}
