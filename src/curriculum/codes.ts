import type { YamlFields, YamlValue } from './yaml-value.js';

const CODE = /^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/;
const NAME = /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/;
const KEY = /^[A-Za-z0-9-]+(\/[A-Za-z0-9-]+)*$/;

/** Whether a text may be the code of a course, skill, credential or path. */
export function isCode(text: string): boolean {
  return CODE.test(text);
}

/** The code of a course, skill, credential or path: `HIP`, `CCMA`, `NHA-P`. */
export function codeOf(fields: YamlFields): string {
  return fields.must('code', readCode, '');
}

export function readCode(value: YamlValue): string {
  const remedy = 'Write capital letters and digits, like BLS or S1-FRONT.';
  return matching(value, CODE, 'is not a code', remedy);
}

/** The code of a stage or milestone, an id, an activity or a position: `S1`, `front-office`. */
export function readName(value: YamlValue): string {
  return matching(value, NAME, 'is not a short name', 'Write letters, digits and hyphens.');
}

/** The key of a node: `S1/front/SCH`. */
export function readKey(value: YamlValue): string {
  return matching(
    value,
    KEY,
    'is not a key',
    'Write names with slashes between, like S1/front/SCH.',
  );
}

function matching(value: YamlValue, pattern: RegExp, complaint: string, remedy: string): string {
  const text = value.text();
  if (text !== '' && !pattern.test(text)) value.refuse(`"${text}" ${complaint}.`, remedy);
  return text;
}
