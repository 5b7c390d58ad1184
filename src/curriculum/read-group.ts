import type { Requirement } from '../domain/requirement.js';
import { listed } from './did-you-mean.js';
import { given } from './given.js';
import type { YamlFields, YamlValue } from './yaml-value.js';

/** The fields of each kind of group, besides those of any node. */
export const GROUP_FIELDS = {
  all: ['all'],
  any: ['any', 'of'],
  credits: ['credits', 'of', 'ofCategory'],
} as const;

/** Reads the children of a group; `isChoice` for those of `any` and `credits`. */
export type ReadChildren = (list: YamlValue, isChoice: boolean) => readonly Requirement[];

/** `any: 2` with `of: [...]`. */
export function readAny(fields: YamlFields, readChildren: ReadChildren) {
  const children = fields.must('of', (list) => readChildren(list, true), []);
  const n = fields.must('any', (value) => value.number({ min: 1 }), 1);
  const required = children.filter((child) => child.required !== false).length;
  if (children.length > 0 && n > required) {
    fields
      .get('any')
      ?.refuse(
        `It asks for ${n} of ${required}.`,
        'Ask for fewer, or add choices; those with "required: false" don\'t count.',
      );
  }
  const titles = listed(
    children.map((child) => child.title),
    'or',
  );
  return { kind: 'any', title: n === 1 ? titles : `${n} of ${titles}`, n, children };
}

/** `credits: 10` with `of: [...]`, each child saying what it is worth. */
export function readCredits(fields: YamlFields, readChildren: ReadChildren) {
  const children = fields.must('of', (list) => readChildren(list, true), []);
  const n = fields.must('credits', (value) => value.number({ min: 0.1, whole: false }), 1);
  const ofCategory = fields.maybeText('ofCategory');
  const offered = children
    .filter((child) => ofCategory === undefined || child.category === ofCategory)
    .reduce((sum, child) => sum + (child.credits ?? 0), 0);
  if (children.length > 0 && n > offered) {
    fields
      .get('credits')
      ?.refuse(
        `It asks for ${n} credits, and its children are worth ${offered}.`,
        'Ask for fewer, or add children.',
      );
  }
  const title = `${n} credits${ofCategory === undefined ? '' : ` of ${ofCategory}`}`;
  return { kind: 'credits', title, n, ...given({ ofCategory }), children };
}
