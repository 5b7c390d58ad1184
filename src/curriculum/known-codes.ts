/** What there is of one kind, by code, beside the texts of files of that kind that couldn't be read. */
export class KnownCodes<T> {
  private readonly found = new Map<string, T>();

  constructor(
    found: readonly (readonly [string, T])[],
    private readonly unread: readonly string[],
  ) {
    for (const [code, value] of found) this.found.set(code, value);
  }

  get codes(): readonly string[] {
    return [...this.found.keys()];
  }

  get(code: string): T | undefined {
    return this.found.get(code);
  }

  /**
   * Whether nothing gives this code. A file that couldn't be read may: it is the file that
   * its author must put right then, and not what names the code.
   */
  isMissing(code: string): boolean {
    // What was read without a code has been refused, and may be what is meant.
    if (this.found.has(code) || this.found.has('')) return false;
    return !this.unread.some((text) => mayGive(text, code));
  }
}

const GIVEN = /\bcode:\s*["']?([A-Z0-9-]+)/g;

/** A broken text gives the codes that can be recognized in it; without any, it may give each. */
function mayGive(text: string, code: string): boolean {
  const given = [...text.matchAll(GIVEN)].map(([, each]) => each);
  return given.length === 0 || given.includes(code);
}
