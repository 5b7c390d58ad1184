import type { AppliesTo, Milestone, Requirement, Stage } from '../domain/requirement.js';
import { codeOf, readName } from './codes.js';
import type { PathContent } from './content.js';
import { given } from './given.js';
import { PathReading, type Offered } from './path-reading.js';
import type { Place } from './problem.js';
import { readRequirement } from './read-requirement.js';
import { readAppliesTo, readTerms, TERM_FIELDS } from './read-terms.js';
import type { YamlFields, YamlValue } from './yaml-value.js';

/** A path with the place of each of its nodes, by key. */
export interface ReadPath {
  readonly content: PathContent;
  readonly keys: ReadonlyMap<string, Place>;
}

/** Reads one path of a file in paths/; what it names is pinned inside it. */
export function readPath(value: YamlValue, offered: Offered): ReadPath {
  const path = new PathReading(offered);
  const fields = value.fields(['code', 'title', 'summary', 'enrolls', 'stages']);
  const code = codeOf(fields);
  if (code !== '') path.take(code, fields.get('code')!);
  const content: PathContent = {
    code,
    title: fields.text('title'),
    ...given({
      summary: fields.maybeText('summary'),
      enrolls: fields.maybe('enrolls', (whom) => readEnrolls(whom, path)),
    }),
    stages: someOf(fields, 'stages', (stage) => readStage(stage, path)),
  };
  path.refuseUnknownKeys();
  return { content, keys: path.keys };
}

function readEnrolls(value: YamlValue, path: PathReading): AppliesTo {
  if (value.isMap) return readAppliesTo(value, path);
  value.oneOf(['everyone-employed']);
  return {};
}

function readStage(value: YamlValue, path: PathReading): Stage {
  const fields = value.fields(['code', 'title', 'milestones', ...TERM_FIELDS]);
  const code = fields.must('code', readName, '');
  if (code !== '') path.take(code, fields.get('code')!);
  return {
    ...readTerms(fields, path),
    code,
    title: fields.text('title'),
    milestones: someOf(fields, 'milestones', (milestone) => readMilestone(milestone, code, path)),
  };
}

function readMilestone(value: YamlValue, stage: string, path: PathReading): Milestone {
  const fields = value.fields(['code', 'title', 'requirements', ...TERM_FIELDS]);
  const code = fields.must('code', readName, '');
  const key = `${stage}/${code}`;
  if (code !== '') path.take(key, fields.get('code')!);
  const parent = { key, isBelowChoice: false, isCredited: false };
  return {
    ...readTerms(fields, path),
    code,
    key,
    title: fields.text('title'),
    requirements: someOf<Requirement | null>(fields, 'requirements', (requirement) =>
      readRequirement(requirement, parent, path),
    ).filter((requirement) => requirement !== null),
  };
}

/** A list that may not be empty. */
function someOf<T>(fields: YamlFields, name: string, read: (value: YamlValue) => T): readonly T[] {
  return fields.must(
    name,
    (value) => {
      const list = value.list();
      if (value.isList && list.length === 0) value.refuse(`"${name}" is empty.`, 'Add some.');
      return list.map(read);
    },
    [],
  );
}
