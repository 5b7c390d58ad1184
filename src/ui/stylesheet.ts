import { readFileSync } from 'node:fs';

/**
 * The files of `assets/css` in the order in which they hold: of two rules that say as much,
 * the later one wins. First what holds everywhere, then what pages are made of, from the
 * general to the particular; last the room between parts, and the other media.
 */
export const STYLES = [
  ...['tokens', 'base', 'text'],
  ...['frame', 'navigation', 'account-menu', 'page-head', 'tabs', 'layout'],
  ...['card', 'status', 'note', 'button'],
  ...['form', 'choice', 'filters', 'as-of', 'assign'],
  ...['rows', 'list', 'table', 'tables', 'progress'],
  ...['charts', 'legend', 'strip', 'lanes', 'ladder'],
  ...['stages', 'milestone', 'requirement', 'history'],
  ...['lesson', 'outline', 'quiz', 'check-off'],
  ...['gate', 'slip'],
  ...['spacing', 'accessibility', 'print'],
];

/** The one stylesheet that all pages share, without what only its readers here need. */
export function stylesheet(): string {
  return STYLES.map((name) =>
    readFileSync(new URL(`assets/css/${name}.css`, import.meta.url), 'utf8'),
  )
    .join('')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ');
}
