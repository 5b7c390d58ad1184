/**
 * Sentences in which stands what people have written: names, titles, notes. What runs from right
 * to left must not turn the words around it, nor must a mark for the direction that nobody closed.
 */

// Hebrew, Arabic and their kin, the scripts beyond the basic plane that run so, and the marks.
const TURNS =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u200E\u200F\u202A-\u202E\u2066-\u2069]|[\uD802\uD803\uD83A\uD83B]/;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';
const ISOLATED = /\u2068[^\u2066-\u2069]*\u2069/g;

/**
 * Text that reads in its own direction wherever it stands in a line. Most text needs nothing; nor
 * does a sentence in which it was done.
 */
export function isolated(text: string): string {
  return TURNS.test(text.replace(ISOLATED, ''))
    ? FIRST_STRONG_ISOLATE + text + POP_DIRECTIONAL_ISOLATE
    : text;
}

/** A sentence with names in it: told`${name} has reached ${stage}.` Each value is isolated. */
export function told(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return parts.reduce((text, part, i) => text + isolated(String(values[i - 1])) + part);
}
