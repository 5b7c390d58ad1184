import type { Duration } from '../domain/day.js';
import type { Anchor, AppliesTo, DueIn, Lock, NodeTerms } from '../domain/requirement.js';
import { readKey, readName } from './codes.js';
import { SURE } from './content.js';
import { given } from './given.js';
import type { PathReading } from './path-reading.js';
import { namesSection } from './regulated.js';
import type { YamlFields, YamlValue } from './yaml-value.js';

/** What any node may say besides what it asks for. */
export const TERM_FIELDS = [
  ...['appliesTo', 'since', 'until', 'dueIn', 'locks', 'weight', 'required', 'onLeave'],
  ...['waivableBy', 'notice', 'why', 'keep', 'sure'],
];

/** The terms as published: with how long records of the node are kept, which no rule reads. */
export interface PublishedTerms extends NodeTerms {
  readonly keep?: Duration;
}

/** Reads the terms of a stage, a milestone or a requirement. */
export function readTerms(
  fields: YamlFields,
  path: PathReading,
  isBelowChoice = false,
): PublishedTerms {
  fields.maybe('sure', (how) => how.oneOf(SURE));
  if (isBelowChoice) {
    fields
      .get('dueIn')
      ?.refuse(
        'What stands in a choice has no due date of its own.',
        'Move "dueIn" up to the choice ("any" or "credits").',
      );
  }
  findUntagged(fields);
  return given({
    appliesTo: fields.maybe('appliesTo', (value) => readAppliesTo(value, path)),
    since: fields.maybe('since', (value) => value.day()),
    until: fields.maybe('until', (value) => value.day()),
    dueIn: fields.maybe('dueIn', (value) => readDueIn(value, path)),
    locks: fields.maybe('locks', (value) => value.list().map((lock) => readLock(lock, path))),
    weight: fields.maybe('weight', readWeight),
    required: fields.maybe('required', (value) => value.flag()),
    onLeave: fields.maybe('onLeave', (value) =>
      value.oneOf(['moves', 'due-on-return', 'unaffected']),
    ),
    waivableBy: fields.maybe('waivableBy', (value) =>
      value.oneOf(['manager', 'administrator', 'nobody']),
    ),
    notice: fields.maybe('notice', (value) => value.days()),
    why: fields.maybeText('why'),
    keep: fields.maybe('keep', (value) => value.duration()),
  });
}

/**
 * What a regulation asks can't be waived here, and its days and months say how sure they
 * are: many are an office's own reading of "a reasonable period".
 */
function findUntagged(fields: YamlFields): void {
  const why = fields.get('why');
  if (!why || !namesSection(why.text()) || fields.get('required')?.is(false)) return;
  if (!fields.get('waivableBy')?.is('nobody')) {
    why.flaw('It comes from a regulation, and could be waived.', 'Add "waivableBy: nobody".');
  }
  const isTagged = fields.has('sure');
  const numbers = ['dueIn', 'recurs'].flatMap((name) => fields.get(name) ?? []);
  for (const number of isTagged ? [] : numbers) {
    for (const entry of number.isList ? number.list() : [number]) {
      if (entry.names().includes('sure')) continue;
      entry.flaw(
        "It comes from a regulation, and doesn't say how sure this is.",
        'Add "sure: V", S, K or D: beside it, or for the whole requirement.',
      );
    }
  }
}

/** Reads whom something concerns: every condition that is given must hold. */
export function readAppliesTo(value: YamlValue, { offered }: PathReading): AppliesTo {
  const fields = value.fields(['sites', 'states', 'positions', 'exposures']);
  const names = (list: YamlValue) => {
    const found = list.list().map(readName);
    if (list.isList && found.length === 0) {
      list.refuse('An empty list fits nobody.', 'Name some, or leave it out.');
    }
    return found;
  };
  const words = (kind: 'positions' | 'exposures') => (list: YamlValue) => {
    const found = names(list);
    for (const [index, code] of found.entries()) {
      offered.words.check(kind, code, list.list()[index]!);
    }
    return found;
  };
  const applies: AppliesTo = given({
    sites: fields.maybe('sites', names),
    states: fields.maybe('states', names),
    positions: fields.maybe('positions', words('positions')),
    exposures: fields.maybe('exposures', words('exposures')),
  });
  if (value.isMap && value.names().length === 0) {
    value.refuse("It doesn't say whom.", 'Name sites, states, positions or exposures.');
  }
  return applies;
}

const ANCHORS = ['hire', 'enrollment', 'assignment', 'position', 'exposure'] as const;

function readDueIn(value: YamlValue, path: PathReading): DueIn {
  const fields = value.fields(['after', 'within', 'sure']);
  fields.maybe('sure', (how) => how.oneOf(SURE));
  return {
    after: fields.must('after', (anchor) => readAnchor(anchor, path), 'hire'),
    within: fields.must('within', (span) => span.duration({ mayBeNothing: true }), { days: 0 }),
  };
}

/** An event of employment, or the key of a node. */
function readAnchor(value: YamlValue, path: PathReading): Anchor {
  const text = value.text();
  const anchor = ANCHORS.find((each) => each === text);
  if (anchor) return anchor;
  const node = readKey(value);
  if (node !== '') path.names(node, value);
  return { node };
}

function readLock(value: YamlValue, path: PathReading): Lock {
  if (!value.isMap) return { needs: readNode(value, path) };
  const fields = value.fields(['needs', 'while']);
  return {
    needs: fields.must('needs', (key) => readNode(key, path), ''),
    ...given({ while: fields.maybe('while', (word) => word.oneOf(['met'])) }),
  };
}

/** The key of a node of this path. */
export function readNode(value: YamlValue, path: PathReading): string {
  const key = readKey(value);
  if (key !== '') path.names(key, value);
  return key;
}

function readWeight(value: YamlValue): number {
  const weight = value.number({ whole: false });
  if (weight <= 0) {
    value.refuse(
      'A weight must be more than zero.',
      'Write 1 or more; "required: false" is for what shouldn\'t count.',
    );
  }
  return weight;
}
