import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictTypes: false });
const schemas = new Map(
  readdirSync('courses/schema').map((file) => {
    const schema = JSON.parse(readFileSync(join('courses/schema', file), 'utf8')) as object;
    return [file.replace('.json', ''), ajv.compile(schema)] as const;
  }),
);

function schemaFor(file: string): ValidateFunction | undefined {
  const [folder, name = ''] = file.split('/');
  const whole = folder!.replace('.yaml', '');
  if (schemas.has(whole)) return schemas.get(whole);
  const [, stem = '', language] = /^([^.]+)(\.[a-z]{2})?\.yaml$/.exec(name) ?? [];
  const kind = stem.replace(/^(quiz|session|package)-.*/, '$1');
  return schemas.get(language === undefined ? kind : `${kind}-translation`);
}

const files = (readdirSync('courses', { recursive: true }) as string[])
  .filter((file) => file.endsWith('.yaml'))
  .sort();

test.each(files)('%s fits its schema', (file) => {
  const validate = schemaFor(file)!;
  validate(parse(readFileSync(join('courses', file), 'utf8')));
  expect(validate.errors ?? []).toEqual([]);
});

const guide = readFileSync('courses/README.md', 'utf8');
const examples = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text!);

test.each([
  ['course', 'code: VIT'],
  ['course-translation', '# course.es.yaml'],
  ['quiz-translation', '# quiz.es.yaml'],
  ['office', '# office.yaml'],
  ['quiz', 'draw: 8'],
  ['attestation', '# attestation.yaml'],
  ['session', '# session.yaml'],
  ['check-off', '# check-off.yaml'],
  ['package', '# package.yaml'],
  ['skills', 'code: B1'],
  ['credentials', 'code: BLS'],
  ['paths', 'code: CAREER'],
])('the example of %s in the guide fits its schema', (schema, holds) => {
  const example = examples.find((text) => text.includes(holds))!;
  const validate = schemas.get(schema)!;
  validate(parse(example));
  expect(validate.errors ?? []).toEqual([]);
});

test.each([
  ['a slip in a name', 'course: HIP\nwieght: 2'],
  ['two things in one requirement', 'course: HIP\nskill: B1'],
  ['a group without a key', 'any: 1\nof: [{ course: HIP }]'],
  ['a recurrence where none can be', 'skill: B1\nrecurs: [{ every: 12 months }]'],
  ['a span that is none', 'course: HIP\nnotice: a while'],
])('the schema of paths refuses %s', (_, requirement) => {
  const validate = schemas.get('paths')!;
  const milestone = { code: 'm', title: 'M', requirements: [parse(requirement)] };
  const stage = { code: 's', title: 'S', milestones: [milestone] };
  expect(validate({ code: 'P', title: 'P', stages: [stage] })).toBe(false);
});
