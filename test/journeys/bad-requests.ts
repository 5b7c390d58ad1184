import type { Desk, Member } from './desk.js';

/** Maya is new, Zoe has read the fire lesson, Sam has done the course; Nils works elsewhere. */
type Office = Record<'maya' | 'zoe' | 'sam' | 'nils' | 'ines', Member>;

export interface BadRequest {
  what: string;
  by: keyof Office | 'office';
  ask: (desk: Desk, office: Office) => Promise<unknown>;
  status: number;
  code: string;
  /** The field that a 400 names. */
  field?: string;
}

const NOBODY = '01890a5d-ac96-7ab1-8000-000000000000';
const FIRE = { course: 'FIRE', module: '01' };
const completionsOf = ({ id }: { id: string }) => `/learners/${id}/completions`;
const sentAs = (type: string) => ({ headers: { 'content-type': type } });

/** Requests that are malformed, or about what is not there or not for the caller to know of. */
export const BAD_REQUESTS: readonly BadRequest[] = [
  // What is not well-formed: 400, with the field.
  {
    what: 'a field that is not known',
    by: 'maya',
    ask: (desk, { maya }) => desk.post(completionsOf(maya), { ...FIRE, colour: 'red' }),
    ...invalid('colour'),
  },
  {
    what: 'a wrong type',
    by: 'maya',
    ask: (desk, { maya }) => desk.post(completionsOf(maya), { ...FIRE, minutes: 'ten' }),
    ...invalid('minutes'),
  },
  {
    what: 'a field that is missing',
    by: 'maya',
    ask: (desk, { maya }) => desk.post(completionsOf(maya), { course: 'FIRE' }),
    ...invalid('module'),
  },
  {
    what: 'a day that no calendar has',
    by: 'ines',
    ask: (desk, { maya }) => desk.complete(maya, 'FIRE', '01', { completedOn: '2026-02-30' }),
    ...invalid('completedOn'),
  },
  {
    what: 'an assignment to an empty list',
    by: 'ines',
    ask: (desk) => desk.assign({ course: 'FIRE', learners: [], dueOn: '2026-05-20' }),
    ...invalid('learners'),
  },
  {
    what: 'text that is not JSON',
    by: 'maya',
    ask: (desk, { maya }) =>
      desk.post(completionsOf(maya), '{"course":', sentAs('application/json')),
    status: 400,
    code: 'malformed-json',
  },
  {
    what: 'a type of content that is not taken',
    by: 'maya',
    ask: (desk, { maya }) => desk.post(completionsOf(maya), '<course/>', sentAs('text/xml')),
    status: 415,
    code: 'unsupported-media-type',
  },
  {
    what: 'a body of two megabytes',
    by: 'maya',
    ask: (desk, { maya }) =>
      desk.post(completionsOf(maya), { ...FIRE, contents: 'x'.repeat(2_000_000) }),
    status: 413,
    code: 'too-large',
  },

  // What is not there, or not for the caller to know of.
  {
    what: 'an address that is not there',
    by: 'maya',
    ask: (desk) => desk.get('/lerners'),
    status: 404,
    code: 'no-such-route',
  },
  {
    what: 'the record of a colleague',
    by: 'maya',
    ask: (desk, { zoe }) => desk.complete(zoe, 'FIRE', 'quiz'),
    ...notFound(),
  },
  {
    what: 'the record of a learner at a site where one does not teach',
    by: 'ines',
    ask: (desk, { nils }) => desk.complete(nils, 'FIRE', '01'),
    ...notFound(),
  },
  {
    what: 'an id that does not exist',
    by: 'office',
    ask: (desk) => desk.post(completionsOf({ id: NOBODY }), FIRE),
    ...notFound(),
  },
  {
    what: 'an id that is none',
    by: 'office',
    ask: (desk) => desk.post(completionsOf({ id: '42' }), FIRE),
    ...notFound(),
  },
  {
    what: 'a course that does not exist',
    by: 'maya',
    ask: (desk, { maya }) => desk.complete(maya, 'FIER', '01'),
    ...notFound('no-such-course'),
  },
  {
    what: 'a module of another course',
    by: 'maya',
    ask: (desk, { maya }) => desk.complete(maya, 'FIRE', 'session'),
    ...notFound('no-such-module'),
  },
  {
    what: 'a path that does not exist',
    by: 'maya',
    ask: (desk, { maya }) => desk.enrol(maya, 'CAREEER'),
    ...notFound('no-such-path'),
  },
  {
    what: 'a standing of the time before the enrolment',
    by: 'maya',
    ask: (desk, { maya }) => desk.standing(maya, 'SAFETY', { asOf: '2026-05-03' }),
    ...notFound('not-enrolled-then'),
  },
  {
    what: 'a decision that is not a learner’s to take',
    by: 'maya',
    ask: (desk, { maya }) =>
      desk.post(`/learners/${maya.id}/enrollments/SAFETY/withdrawal`, {
        reason: 'I would rather not',
      }),
    status: 403,
    code: 'forbidden',
  },

  {
    what: 'a skill that does not exist',
    by: 'ines',
    ask: (desk, { maya }) => desk.observe(maya, 'Z9'),
    ...notFound('no-such-skill'),
  },
  {
    what: 'a credential that does not exist',
    by: 'ines',
    ask: (desk, { maya }) => desk.recordCredential(maya, 'BSL', '2026-05-01'),
    ...notFound('no-such-credential'),
  },
  {
    what: 'a waiver of a requirement that no path of the learner has',
    by: 'office',
    ask: (desk, { maya }) => desk.waive(maya, 'YEARLY/building/FIER'),
    ...notFound('no-such-requirement'),
  },
  {
    what: 'a withdrawal of a fact that is not there',
    by: 'ines',
    ask: (desk, { maya }) => desk.voidFact(maya, { seq: 999 }, 'Typed wrong'),
    ...notFound('no-such-fact'),
  },
  {
    what: 'a cursor that was made up',
    by: 'ines',
    ask: (desk) => desk.get('/people?cursor=abc'),
    ...invalid('cursor'),
  },
];

export function invalid(field: string) {
  return { status: 400, code: 'invalid-input', field };
}

export function notFound(code = 'not-found') {
  return { status: 404, code };
}
