import { readName } from './codes.js';
import { SURE } from './content.js';
import { given } from './given.js';
import type { PathReading } from './path-reading.js';
import { readNode } from './read-terms.js';
import type { YamlFields, YamlValue } from './yaml-value.js';

/** What a leaf asks for, with the parts of its default key and title. */
export interface Asked {
  /** Ends the key unless the author gives one: a code, an activity, `approval`. */
  readonly subject: string;
  readonly title: string;
  readonly leaf: object;
}

/** The fields of each kind of leaf, besides those of any node. */
export const LEAF_FIELDS: Readonly<Record<string, readonly string[]>> = {
  course: ['course', 'minVersion'],
  attestation: ['attestation', 'minVersion'],
  skill: ['skill', 'count'],
  hours: ['hours'],
  credential: ['credential'],
  experience: ['experience'],
  approval: ['approval'],
  path: ['path'],
};

type ReadLeaf = (value: YamlValue, fields: YamlFields, path: PathReading) => Asked;

/** How each kind is read, from the field that bears its name. */
export const LEAF_READERS: Readonly<Record<string, ReadLeaf>> = {
  course: (value, fields, path) => {
    const course = path.lookUp(value, 'course', path.offered.courses);
    return {
      subject: value.text(),
      title: course?.title ?? '',
      leaf: {
        kind: 'course',
        course: value.text(),
        ...minVersion(fields),
        ...(course && course.prerequisites.length > 0
          ? { prerequisites: course.prerequisites }
          : {}),
      },
    };
  },

  attestation: (value, fields, path) => {
    const course = path.lookUp(value, 'course', path.offered.courses);
    const module = course?.modules.find(({ kind }) => kind === 'attestation');
    if (course && !module) {
      value.refuse(
        `The course "${course.code}" has nothing to attest.`,
        'Add an attestation.yaml to it, or ask for the course.',
      );
    }
    return {
      subject: `${value.text()}-attestation`,
      title: module?.title ?? '',
      leaf: { kind: 'attestation', course: value.text(), ...minVersion(fields) },
    };
  },

  skill: (value, fields, path) => {
    const skill = path.lookUp(value, 'skill', path.offered.skills);
    // A state may ask for more of the same performances than the skill itself.
    const count = fields.maybe('count', (number) => number.number({ min: 1, max: 1000 }));
    const observations = { ...skill?.observations, ...given({ count }) };
    return {
      subject: value.text(),
      title: skill?.title ?? '',
      leaf: { kind: 'skill', skill: skill ? { ...skill, observations } : {} },
    };
  },

  credential: (value, _fields, path) => {
    const credential = path.lookUp(value, 'credential', path.offered.credentials);
    return {
      subject: value.text(),
      title: credential?.title ?? '',
      leaf: { kind: 'credential', credential: credential ?? {} },
    };
  },

  hours: (value, _fields, path) => {
    const fields = value.fields(['activity', 'hours', 'countsFrom', 'sure']);
    fields.maybe('sure', (how) => how.oneOf(SURE));
    const activity = fields.must('activity', readName, '');
    fields.maybe('activity', (place) => path.offered.words.check('activities', activity, place));
    const hours = fields.must('hours', (number) => number.number({ min: 0.25, whole: false }), 0);
    const countsFrom = fields.maybe('countsFrom', (from) => readCountsFrom(from, path));
    return {
      subject: activity,
      title: `${hours.toLocaleString('en-US')} hours of ${activity.replaceAll('-', ' ')}`,
      leaf: { kind: 'hours', activity, hours, ...given({ countsFrom }) },
    };
  },

  experience: (value, _fields, path) => {
    const fields = value.fields(['months', 'positions', 'sure']);
    fields.maybe('sure', (how) => how.oneOf(SURE));
    const months = fields.must('months', (number) => number.number({ min: 1 }), 1);
    const positions = fields.maybe('positions', (list) =>
      list.list().map((position) => {
        const code = readName(position);
        path.offered.words.check('positions', code, position);
        return code;
      }),
    );
    const where = positions ? ` as ${positions.join(' or ').replaceAll('-', ' ')}` : '';
    return {
      subject: 'experience',
      title: `${months} months of work${where}`,
      leaf: { kind: 'experience', months, ...given({ positions }) },
    };
  },

  approval: (value) => {
    const role = value.oneOf(['instructor', 'manager', 'administrator']);
    const article = role === 'manager' ? 'a' : 'an';
    return {
      subject: 'approval',
      title: `Approval by ${article} ${role}`,
      leaf: { kind: 'approval', role },
    };
  },

  path: (value, _fields, path) => {
    const title = path.lookUp(value, 'path', path.offered.paths);
    return {
      subject: value.text(),
      title: title ?? '',
      leaf: { kind: 'path', path: value.text(), version: 0 },
    };
  },
};

function minVersion(fields: YamlFields): { minVersion?: number } {
  return given({ minVersion: fields.maybe('minVersion', (number) => number.number({ min: 1 })) });
}

const COUNTS_FROM = ['ever', 'hire', 'enrollment'] as const;

function readCountsFrom(value: YamlValue, path: PathReading) {
  const text = value.text();
  return COUNTS_FROM.find((each) => each === text) ?? { node: readNode(value, path) };
}
