import type { YamlValue } from './yaml-value.js';

/** `**loud**`, `*soft*`, `` `code` `` and `[a link](there)`, as Markdown has them. */
const MARKS = /(\*\*?)\S[^*]*\1|`[^`]+`|\[[^\]]+\]\([^)]+\)/;

/** A text that is shown as it is written: marks of Markdown in it are a flaw. */
export function readPlainText(place: YamlValue): string {
  const text = place.text();
  const mark = MARKS.exec(text)?.[0];
  if (mark !== undefined) {
    place.flaw(
      `This text isn't Markdown, and learners would see "${mark}".`,
      'Leave the marks out, or use quotation marks.',
    );
  }
  return text;
}
