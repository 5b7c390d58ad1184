import type { ContinuingEducation, CredentialDefinition } from '../domain/requirement.js';
import { codeOf, readCode } from './codes.js';
import { SURE } from './content.js';
import { given } from './given.js';
import { INTERVAL_FIELDS, readInterval } from './read-recurrence.js';
import type { YamlValue } from './yaml-value.js';

const FIELDS = [
  ...['code', 'title', 'issuer', 'kind', 'number', 'cycles', 'renewable', 'window', 'grace'],
  ...['replacedBy', 'continuingEducation', 'renewal', 'lapse', 'verify', 'sure', 'cosigns'],
];
const KEPT_BY = ['card', 'fee'] as const;
const KINDS = ['education', 'certification', 'card', 'licence'] as const;

/** Reads one credential of a file in credentials/. Without `cycles` it is held for ever. */
export function readCredential(value: YamlValue): CredentialDefinition {
  const fields = value.fields(FIELDS);
  fields.maybe('sure', (how) => how.oneOf(SURE));
  return {
    code: codeOf(fields),
    title: fields.text('title'),
    issuer: fields.text('issuer'),
    kind: fields.must('kind', (kind) => kind.oneOf(KINDS), 'certification'),
    cycles: fields.maybe('cycles', readCycles) ?? [],
    ...given({
      renewable: fields.maybe('renewable', (flag) => flag.flag()),
      window: fields.maybe('window', (span) => span.days()),
      grace: fields.maybe('grace', (span) => span.days()),
      replacedBy: fields.maybe('replacedBy', (list) => list.list().map(readCode)),
      continuingEducation: fields.maybe('continuingEducation', readContinuingEducation),
      cosigns: fields.maybe('cosigns', (flag) => flag.flag()),
      number: fields.maybeText('number'),
      renewal: fields.maybeText('renewal'),
      lapse: fields.maybeText('lapse'),
      verify: fields.maybeText('verify'),
    }),
  };
}

function readCycles(value: YamlValue): CredentialDefinition['cycles'] {
  return value.list().map((entry) => {
    const fields = entry.fields([...INTERVAL_FIELDS, 'keptBy']);
    const keptBy = fields.maybe('keptBy', (by) => by.oneOf(KEPT_BY));
    return { ...readInterval(fields), ...given({ keptBy }) };
  });
}

function readContinuingEducation(value: YamlValue): ContinuingEducation {
  const fields = value.fields(['need', 'unit', 'min', 'approved', 'sure']);
  fields.maybe('sure', (how) => how.oneOf(SURE));
  return {
    need: fields.must('need', readNeed, 0),
    unit: fields.text('unit'),
    ...given({
      min: fields.maybe('min', readMinimums),
      approved: fields.maybe('approved', readMinimums),
    }),
  };
}

function readNeed(value: YamlValue): number | readonly number[] {
  const amount = { min: 1, whole: false };
  return value.isList ? value.list().map((entry) => entry.number(amount)) : value.number(amount);
}

function readMinimums(value: YamlValue): Readonly<Record<string, number>> {
  return Object.fromEntries(
    value.entries().map(([name, number]) => [name, number.number({ min: 0, whole: false })]),
  );
}
