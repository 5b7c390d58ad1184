import type { Requirement } from '../domain/requirement.js';
import { readKey } from './codes.js';
import { listed } from './did-you-mean.js';
import { given } from './given.js';
import type { PathReading } from './path-reading.js';
import { GROUP_FIELDS, readAny, readCredits, type ReadChildren } from './read-group.js';
import { LEAF_FIELDS, LEAF_READERS } from './read-leaf.js';
import { readRecurrences } from './read-recurrence.js';
import { readTerms, TERM_FIELDS } from './read-terms.js';
import type { YamlFields, YamlValue } from './yaml-value.js';

/** What a requirement stands in. */
export interface Parent {
  /** Keys of its children begin with it unless they say otherwise: `S1/front`. */
  readonly key: string;
  /** Somewhere below an `any` or a `credits`. */
  readonly isBelowChoice: boolean;
  /** Directly below a `credits`. */
  readonly isCredited: boolean;
}

const GROUPS = ['all', 'any', 'credits'] as const;
const RECURRING: ReadonlySet<string> = new Set(['course', 'attestation', 'approval']);

/** Why a kind has no `recurs`, and what to write instead. */
const NOT_RECURRING: Readonly<Record<string, string>> = {
  skill: 'Write "revalidate" at the skill itself.',
  credential: 'Write "cycles" at the credential itself.',
  hours: 'Hours stay reached; leave "recurs" out.',
  experience: 'Experience stays reached; leave "recurs" out.',
  path: 'Write "recurs" in the other path.',
};

/** Reads one requirement: a leaf (`course: ANA`) or a group with its children. */
export function readRequirement(
  value: YamlValue,
  parent: Parent,
  path: PathReading,
): Requirement | null {
  const kind = kindOf(value);
  if (!kind) return null;
  const isGroup = (GROUPS as readonly string[]).includes(kind);
  const own = isGroup ? GROUP_FIELDS[kind as (typeof GROUPS)[number]] : LEAF_FIELDS[kind]!;
  const known = [...own, 'key', 'title', 'recurs', ...TERM_FIELDS];
  if (parent.isCredited) known.push('credits', 'category');
  const fields = value.fields([...new Set(known)]);

  const terms = {
    ...readTerms(fields, path, parent.isBelowChoice),
    ...(parent.isCredited && kind !== 'credits' ? readWorth(fields) : {}),
  };
  refuseRecurrence(fields, kind, isGroup);
  const title = fields.maybeText('title');
  if (isGroup) {
    const key = groupKey(fields, parent, path);
    const children: ReadChildren = (list, isChoice) =>
      list.list().flatMap(
        (child) =>
          readRequirement(
            child,
            {
              key,
              isBelowChoice: parent.isBelowChoice || isChoice,
              isCredited: kind === 'credits',
            },
            path,
          ) ?? [],
      );
    return {
      ...terms,
      ...readGroup(kind, fields, children),
      key,
      ...given({ title }),
    } as Requirement;
  }

  const named = fields.get(kind);
  // `course:` with nothing behind it has been refused with the other fields.
  if (!named) return null;
  const asked = LEAF_READERS[kind]!(named, fields, path);
  const key = fields.maybe('key', readKey) ?? `${parent.key}/${asked.subject}`;
  if (asked.subject !== '') path.take(key, fields.get('key') ?? value);
  const recurs = RECURRING.has(kind) ? fields.maybe('recurs', readRecurrences) : undefined;
  return {
    ...terms,
    ...asked.leaf,
    key,
    title: title ?? asked.title,
    ...given({ recurs }),
  } as Requirement;
}

function readGroup(kind: string, fields: YamlFields, children: ReadChildren) {
  if (kind === 'any') return readAny(fields, children);
  if (kind === 'credits') return readCredits(fields, children);
  const list = fields.must('all', (value) => children(value, false), []);
  return { kind: 'all', title: titlesOf(list, 'and'), children: list };
}

function titlesOf(children: readonly Requirement[], conjunction: 'or' | 'and'): string {
  return listed(
    children.map((child) => child.title),
    conjunction,
  );
}

function kindOf(value: YamlValue): string | null {
  const names = value.names();
  const kinds = [...Object.keys(LEAF_READERS), 'all', 'any'].filter((kind) => names.includes(kind));
  // `credits` beside another kind is what that one is worth.
  if (kinds.length === 0 && names.includes('credits')) return 'credits';
  if (kinds.length === 1) return kinds[0]!;
  const all = listed([...Object.keys(LEAF_READERS), ...GROUPS], 'or');
  if (!value.isMap) {
    value.refuse('A requirement must say what it asks for.', `Write for example "course: HIP".`);
  } else if (kinds.length > 1) {
    value.refuse(
      `A requirement asks for one thing, and this has ${listed(kinds, 'and')}.`,
      'Make it two requirements.',
    );
  } else {
    value.refuse("This doesn't say what it asks for.", `Add one of ${all}.`);
  }
  return null;
}

function groupKey(fields: YamlFields, parent: Parent, path: PathReading): string {
  const key = fields.maybe('key', readKey);
  if (key === undefined) {
    if (!fields.isEmpty('key')) {
      fields.refuse(
        'A group needs a key, so that its history keeps its name.',
        `Add a line "key: ${parent.key}/…".`,
      );
    }
    return parent.key;
  }
  path.take(key, fields.get('key')!);
  return key;
}

function readWorth(fields: YamlFields): { credits?: number; category?: string } {
  const credits = fields.must('credits', (value) => value.number({ min: 0, whole: false }), 0);
  return { credits, ...given({ category: fields.maybeText('category') }) };
}

function refuseRecurrence(fields: YamlFields, kind: string, isGroup: boolean): void {
  if (RECURRING.has(kind)) return;
  fields
    .get('recurs')
    ?.refuse(
      isGroup ? "A group doesn't recur." : `What asks for ${kind} doesn't recur.`,
      NOT_RECURRING[kind] ?? 'Write "recurs" at the courses and attestations in it.',
    );
}
