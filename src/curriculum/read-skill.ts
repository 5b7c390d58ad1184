import { OBSERVER_KINDS } from '../domain/observer.js';
import type { SkillDefinition } from '../domain/requirement.js';
import { codeOf } from './codes.js';
import { SURE } from './content.js';
import { given } from './given.js';
import { readSteps } from './read-module.js';
import type { YamlValue } from './yaml-value.js';

const FIELDS = [
  ...['code', 'title', 'variants', 'steps', 'observations', 'revalidate', 'observedBy'],
  ...['highRisk', 'cosign', 'maps', 'why', 'sure'],
];

/** Reads one skill of a file in skills/. */
export function readSkill(value: YamlValue): SkillDefinition {
  const fields = value.fields(FIELDS);
  fields.maybe('sure', (how) => how.oneOf(SURE));
  return {
    code: codeOf(fields),
    title: fields.text('title'),
    observations: fields.must('observations', readObservations, { count: 1 }),
    ...given({
      variants: fields.maybe('variants', readVariants),
      steps: fields.maybe('steps', readSteps),
      revalidate: fields.maybe('revalidate', (span) => span.duration()),
      observedBy: fields.maybe('observedBy', (list) =>
        list.list().map((observer) => observer.oneOf(OBSERVER_KINDS)),
      ),
      highRisk: fields.maybe('highRisk', (flag) => flag.flag()),
      cosign: fields.maybe('cosign', (flag) => flag.flag()),
      maps: fields.maybe('maps', readMaps),
      why: fields.maybeText('why'),
    }),
  };
}

function readVariants(value: YamlValue): Readonly<Record<string, string>> {
  return Object.fromEntries(value.entries().map(([name, title]) => [name, title.text()]));
}

function readObservations(value: YamlValue): SkillDefinition['observations'] {
  const fields = value.fields(['count', 'observers', 'within', 'sure']);
  fields.maybe('sure', (how) => how.oneOf(SURE));
  const count = fields.must('count', (number) => number.number({ min: 1, max: 1000 }), 1);
  const observers = fields.maybe('observers', (number) => number.number({ min: 1, max: 20 }));
  return {
    count,
    ...given({ observers, within: fields.maybe('within', (span) => span.duration()) }),
  };
}

function readMaps(value: YamlValue): NonNullable<SkillDefinition['maps']> {
  return value.list().map((entry) => {
    const fields = entry.fields(['to', 'edition', 'code', 'sure']);
    fields.maybe('sure', (how) => how.oneOf(SURE));
    return { to: fields.text('to'), edition: fields.text('edition'), code: fields.text('code') };
  });
}
