import type {
  AttestationContent,
  CheckOffContent,
  PackageContent,
  SessionContent,
} from './content.js';
import { given } from './given.js';
import type { YamlFields, YamlValue } from './yaml-value.js';

/** Reads `attestation.yaml`: a sentence that the learner signs with their name. */
export function readAttestation(value: YamlValue, code: string): AttestationContent {
  const fields = value.fields(['title', 'minutes', 'statement']);
  return {
    kind: 'attestation',
    ...head(fields, code),
    statement: fields.text('statement'),
  };
}

/** Reads `session.yaml`: held live by a trainer, with questions and answers. */
export function readSession(value: YamlValue, code: string): SessionContent {
  const fields = value.fields(['title', 'minutes', 'contents', 'trainer']);
  return {
    kind: 'session',
    ...head(fields, code),
    contents: fields.must('contents', (list) => list.texts(), []),
    ...given({ trainer: fields.maybeText('trainer') }),
  };
}

/** Reads `check-off.yaml`: steps that an instructor watches. */
export function readCheckOff(value: YamlValue, code: string): CheckOffContent {
  const fields = value.fields(['title', 'minutes', 'steps']);
  return {
    kind: 'check-off',
    ...head(fields, code),
    steps: fields.must('steps', readSteps, []),
  };
}

/** Reads `package.yaml`: a course made elsewhere, whose result an instructor records. */
export function readPackage(value: YamlValue, code: string): PackageContent {
  const fields = value.fields(['title', 'minutes', 'source', 'description']);
  return {
    kind: 'package',
    ...head(fields, code),
    source: fields.text('source'),
    ...given({ description: fields.maybeText('description') }),
  };
}

/** Reads a list of steps: a sentence each, or `{ text, critical }`. */
export function readSteps(value: YamlValue): readonly { text: string; critical?: boolean }[] {
  const list = value.list();
  if (value.isList && list.length === 0) value.refuse('There are no steps.', 'Add some.');
  return list.map((step) => {
    if (!step.isMap) return { text: step.text() };
    const fields = step.fields(['text', 'critical']);
    return {
      text: fields.text('text'),
      ...given({ critical: fields.maybe('critical', (flag) => flag.flag()) }),
    };
  });
}

function head(fields: YamlFields, code: string) {
  return {
    code,
    title: fields.text('title'),
    minutes: fields.must('minutes', (value) => value.number({ min: 1, max: 960 }), 0),
  };
}
