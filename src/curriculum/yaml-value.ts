import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Duration, IsoDay } from '../domain/day.js';
import { isIsoDay } from '../domain/day.js';
import { didYouMean, listed } from './did-you-mean.js';
import { isNothing, readDuration } from './duration-text.js';
import type { Place, Problems } from './problem.js';
import { inWords } from './yaml-slip.js';
import { YET_TO_WRITE } from './yet-to-write.js';

/**
 * YAML that knows its lines.
 *
 * What is read notes a problem where the file is wrong and goes on with a stand-in (an
 * empty text, a zero), so that one run finds everything. Nobody uses what was read from
 * files that have problems.
 */
interface Source {
  readonly file: string;
  readonly problems: Problems;
  readonly lineOf: (node: Node) => number;
}

/** Reads a file's YAML; `firstLine` is the line on which it begins. Null when it isn't YAML at all. */
export function readYaml(
  file: string,
  text: string,
  problems: Problems,
  firstLine = 1,
): YamlValue | null {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const lineAt = (offset: number) => lineCounter.linePos(offset).line + firstLine - 1;
  for (const slip of [...document.errors, ...document.warnings]) {
    const { message, remedy } = inWords(slip);
    problems.add({ file, line: lineAt(slip.pos[0]) }, message, remedy);
  }
  if (document.errors.length + document.warnings.length > 0) return null;
  if (document.contents === null) {
    problems.add({ file, line: firstLine }, 'There is nothing in it.', 'Write it, or delete it.');
    return null;
  }
  const lineOf = (node: Node) => lineAt(node.range?.[0] ?? 0);
  return new YamlValue(document.contents, { file, problems, lineOf });
}

/** One value of a file. */
export class YamlValue {
  readonly place: Place;

  constructor(
    private readonly node: Node | null,
    private readonly source: Source,
    /** What the value is, for messages: `"title"`, `a choice`. */
    private readonly name = 'this',
    place?: Place,
  ) {
    this.place = place ?? { file: source.file, line: node ? source.lineOf(node) : 1 };
  }

  refuse(message: string, remedy: string): void {
    this.source.problems.add(this.place, message, remedy);
  }

  /** As `refuse`, for what could be published and shouldn't. */
  flaw(message: string, remedy: string): void {
    this.source.problems.flaw(this.place, message, remedy);
  }

  get isMap(): boolean {
    return isMap(this.node);
  }

  get isList(): boolean {
    return isSeq(this.node);
  }

  /** Whether this very word, number or flag stands there; null is nothing behind the colon. */
  is(value: string | number | boolean | null): boolean {
    return isScalar(this.node) && this.node.value === value;
  }

  text(): string {
    const scalar = isScalar(this.node) ? this.node : null;
    if (scalar?.value === YET_TO_WRITE) {
      this.refuse(
        `${this.name} has yet to be written.`,
        `Write it in place of the ${YET_TO_WRITE}`,
      );
      return '';
    }
    if (typeof scalar?.value === 'string' && scalar.value.trim() !== '') return scalar.value.trim();
    // A number where text belongs (`edition: 2015`) is meant as it is written.
    if (typeof scalar?.value === 'number') return scalar.source ?? String(scalar.value);
    const value: unknown = scalar?.value;
    if (scalar?.source && (typeof value === 'boolean' || value === null)) {
      this.refuse(
        `${this.name} must be text, and YAML reads ${scalar.source} as ${value === null ? 'nothing' : 'a yes or no'}.`,
        'Put it in quotes.',
      );
    } else {
      this.refuse(
        `${this.name} must be text.`,
        'Write some words, in quotes if they hold a colon.',
      );
    }
    return '';
  }

  number({ min = -Infinity, max = Infinity, whole = true } = {}): number {
    const value = isScalar(this.node) ? this.node.value : null;
    const fits = typeof value === 'number' && (!whole || Number.isInteger(value));
    if (fits && value >= min && value <= max) return value;
    const kind = whole ? 'a whole number' : 'a number';
    const least = min === -Infinity ? '' : ` of at least ${min}`;
    const most = max === Infinity ? '' : `${least ? ' and' : ' of'} at most ${max}`;
    this.refuse(`${this.name} must be ${kind}${least}${most}.`, 'Change it to one.');
    return 0;
  }

  /** Undefined where it is neither, so that nobody is told of what follows from a guess. */
  flag(): boolean | undefined {
    const value = isScalar(this.node) ? this.node.value : null;
    if (typeof value === 'boolean') return value;
    this.refuse(`${this.name} must be true or false.`, 'Write one of these two words.');
    return undefined;
  }

  oneOf<T extends string>(options: readonly T[]): T {
    const text = this.text();
    const found = options.find((option) => option === text);
    if (found === undefined && text !== '') {
      this.refuse(`${this.name} can't be "${text}".`, didYouMean(text, options));
    }
    return found ?? options[0]!;
  }

  /** `14 days`, `6 weeks`, `12 months`, `2 years`. */
  duration({ mayBeNothing = false } = {}): Duration {
    const duration = readDuration(this.text());
    if (duration && (mayBeNothing || !isNothing(duration))) return duration;
    this.refuse(
      duration ? `${this.name} can't be nothing.` : `${this.name} is not a span of time.`,
      'Write it like "14 days", "6 weeks", "12 months" or "2 years".',
    );
    return { days: 0 };
  }

  /** A span in whole days: `30 days`, `8 weeks`. */
  days(): number {
    const duration = readDuration(this.text());
    if (duration && 'days' in duration) return duration.days;
    this.refuse(
      `${this.name} must be counted in days or weeks.`,
      'Write it like "30 days" or "8 weeks".',
    );
    return 0;
  }

  day(): IsoDay {
    const text = this.text();
    if (!isIsoDay(text)) {
      this.refuse(`${this.name} is not a day of the calendar.`, 'Write it like 2026-11-23.');
    }
    return text;
  }

  list(): readonly YamlValue[] {
    if (!isSeq(this.node)) {
      this.refuse(`${this.name} must be a list.`, 'Begin each entry with a dash, or write [a, b].');
      return [];
    }
    return this.node.items.map((item) => this.child(item, `an entry of ${this.name}`));
  }

  texts(): readonly string[] {
    return this.list().map((value) => value.text());
  }

  /** The fields of a map; those that are not known are a problem. */
  fields(known: readonly string[]): YamlFields {
    const values = new Map<string, YamlValue>();
    if (!isMap(this.node)) {
      this.refuse(
        `${this.name} must have fields.`,
        `Write them as "name: value": ${listed(known, 'and')}.`,
      );
      return new YamlFields(values, this);
    }
    for (const { key, value } of this.node.items) {
      const name = String(isScalar(key) ? key.value : key);
      const place = { file: this.source.file, line: this.source.lineOf(key as Node) };
      if (known.includes(name)) {
        const child = this.child(value, `"${name}"`, place);
        if (isScalar(value) && value.value === null) {
          child.refuse(`"${name}" has no value.`, 'Write one, or leave the field out.');
        } else {
          values.set(name, child);
        }
      } else {
        const field = this.child(value, `"${name}"`, place);
        // In { text: one, two } the comma ends the text, and "two" has no value.
        field.refuse(
          `There is no field "${name}" here.`,
          value === null
            ? 'If it belongs to the text before it, put that text in quotes.'
            : didYouMean(name, known),
        );
      }
    }
    return new YamlFields(values, this);
  }

  /** The names and values of a map whose names are the author's own. */
  entries(): readonly (readonly [string, YamlValue])[] {
    if (!isMap(this.node)) {
      this.refuse(`${this.name} must be names with values.`, 'Write them as "name: value".');
      return [];
    }
    return this.node.items.map(({ key, value }) => {
      const name = String(isScalar(key) ? key.value : key);
      return [name, this.child(value, `"${name}"`)] as const;
    });
  }

  /** The names that a map holds, whatever they are; none where it isn't one. */
  names(): readonly string[] {
    if (!isMap(this.node)) return [];
    return this.node.items.map(({ key }) => String(isScalar(key) ? key.value : key));
  }

  private child(node: unknown, name: string, place?: Place): YamlValue {
    const child = (node ?? null) as Node | null;
    const found = new YamlValue(
      child,
      this.source,
      name,
      place ?? (child ? undefined : this.place),
    );
    if (isAlias(child)) {
      found.refuse('References (*name) are not read here.', 'Write the value out.');
    }
    return found;
  }
}

/** The fields of one map. A missing one is noted where the map begins. */
export class YamlFields {
  constructor(
    private readonly values: ReadonlyMap<string, YamlValue>,
    private readonly map: YamlValue,
  ) {}

  get place(): Place {
    return this.map.place;
  }

  refuse(message: string, remedy: string): void {
    this.map.refuse(message, remedy);
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  /** Whether the field stands there with nothing behind it, which has been refused already. */
  isEmpty(name: string): boolean {
    return !this.values.has(name) && this.map.names().includes(name);
  }

  /** The value where the field is given. */
  get(name: string): YamlValue | undefined {
    return this.values.get(name);
  }

  /** What `read` makes of the field where it is given. */
  maybe<T>(name: string, read: (value: YamlValue) => T): T | undefined {
    const value = this.values.get(name);
    return value && read(value);
  }

  /** What `read` makes of a field that must be given, or `otherwise`. */
  must<T>(name: string, read: (value: YamlValue) => T, otherwise: T): T {
    const value = this.values.get(name);
    if (value) return read(value);
    if (!this.map.isMap || this.isEmpty(name)) return otherwise;
    this.refuse(`"${name}" is missing.`, `Add a line "${name}: …".`);
    return otherwise;
  }

  text(name: string): string {
    return this.must(name, (value) => value.text(), '');
  }

  maybeText(name: string): string | undefined {
    return this.maybe(name, (value) => value.text());
  }

  texts(name: string): readonly string[] {
    return this.maybe(name, (value) => value.texts()) ?? [];
  }
}
