import { canonicalJson } from '../../curriculum/content-hash.js';
import type { CourseContent, ModuleContent } from '../../curriculum/content.js';
import type { PathDefinition } from '../../domain/requirement.js';
import { told } from '../../domain/told.js';
import { treeOf, type TreeNode } from '../../domain/tree.js';
import type { DefinitionKind } from './definition.entity.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What differs between two versions of a definition, in words, a line each: for whoever
 * looks before publishing, and before moving somebody to the new version.
 */
export function differencesBetween(
  kind: DefinitionKind,
  before: object,
  after: object,
): readonly string[] {
  if (kind === 'course') return betweenCourses(before as CourseContent, after as CourseContent);
  if (kind === 'path') return betweenPaths(before as PathDefinition, after as PathDefinition);
  return betweenFields('', before as Fields, after as Fields);
}

function betweenCourses(before: CourseContent, after: CourseContent): readonly string[] {
  const { modules: old, ...head } = before;
  const { modules: now, ...newHead } = after;
  return [
    ...betweenFields('', head, newHead),
    ...betweenLists(old, now, ({ code }) => code, moduleName, ['code', 'kind', 'html']),
  ];
}

function moduleName({ code, title }: ModuleContent): string {
  return told`Module ${code} "${title}"`;
}

function betweenPaths(before: PathDefinition, after: PathDefinition): readonly string[] {
  const { stages: _, ...head } = before;
  const { stages: __, ...newHead } = after;
  const old = [...treeOf({ ...before, version: 0 }).nodes.values()].slice(1);
  const now = [...treeOf({ ...after, version: 0 }).nodes.values()].slice(1);
  return [
    ...betweenFields('', head, newHead),
    ...betweenLists(old, now, ({ key }) => key, nodeName, [], fieldsOfNode),
  ];
}

function nodeName({ key, title }: TreeNode): string {
  return told`${title} (${key})`;
}

/** A node's own fields: its children are nodes themselves. */
function fieldsOfNode({ asks }: TreeNode): Fields {
  const { children: _, ...fields } = asks as unknown as Fields;
  return fields;
}

/** What was added to, taken from and changed in a list whose entries have a name. */
function betweenLists<T extends object>(
  before: readonly T[],
  after: readonly T[],
  idOf: (entry: T) => string,
  nameOf: (entry: T) => string,
  leaveOut: readonly string[],
  fieldsOf: (entry: T) => Fields = (entry) => entry as unknown as Fields,
): readonly string[] {
  const old = new Map(before.map((entry) => [idOf(entry), entry]));
  const now = new Map(after.map((entry) => [idOf(entry), entry]));
  const kept = after.filter((entry) => old.has(idOf(entry)));
  const keptBefore = before.filter((entry) => now.has(idOf(entry)));
  const isReordered = kept.some((entry, i) => idOf(entry) !== idOf(keptBefore[i]!));
  return [
    ...after.filter((entry) => !old.has(idOf(entry))).map((entry) => told`${nameOf(entry)}: added`),
    ...before
      .filter((entry) => !now.has(idOf(entry)))
      .map((entry) => told`${nameOf(entry)}: taken out`),
    ...kept.flatMap((entry) =>
      betweenFields(
        told`${nameOf(entry)}: `,
        fieldsOf(old.get(idOf(entry))!),
        fieldsOf(entry),
        leaveOut,
      ),
    ),
    ...(isReordered ? ['The order changed'] : []),
  ];
}

function betweenFields(
  of: string,
  before: Fields,
  after: Fields,
  leaveOut: readonly string[] = [],
): readonly string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => name !== 'version' && !leaveOut.includes(name))
    .filter((name) => textOf(before[name]) !== textOf(after[name]))
    .map((name) => `${of}${NAMES[name] ?? name} ${changeOf(before[name], after[name])}`);
}

/** What authors call the fields whose name doesn't say it. */
const NAMES: Readonly<Record<string, string>> = {
  markdown: 'text',
  items: 'questions',
  passMark: 'pass mark',
  dueIn: 'due date',
  recurs: 'repetition',
  appliesTo: 'whom it concerns',
  enrolls: 'whom it enrolls',
  waivableBy: 'who may waive it',
};

const LONGEST = 60;

function changeOf(before: unknown, after: unknown): string {
  if (before === undefined) return `added: ${short(after)}`;
  if (after === undefined) return `taken out: ${short(before)}`;
  const both = [short(before), short(after)];
  return both.some((text) => text === '…') ? 'changed' : `changed: ${both.join(' → ')}`;
}

/** What fits on a line; longer things only say that they are there. */
function short(value: unknown): string {
  const text = typeof value === 'string' ? `"${value}"` : inWords(value);
  return text.length <= LONGEST ? text : '…';
}

/** `after hire, within 14 days` instead of JSON. */
function inWords(value: unknown): string {
  if (value === null || typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map(inWords).join('; ') || 'nothing';
  return Object.entries(value)
    .map(([name, part]) =>
      name === 'days' || name === 'months' ? `${String(part)} ${name}` : `${name} ${inWords(part)}`,
    )
    .join(', ');
}

function textOf(value: unknown): string {
  return value === null || typeof value !== 'object' ? String(value) : canonicalJson(value);
}
