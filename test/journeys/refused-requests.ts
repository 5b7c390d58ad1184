import { invalid, notFound, type BadRequest } from './bad-requests.js';

/** Requests that are well-formed and to the point, and that a rule says no to. */
export const REFUSED_REQUESTS: readonly BadRequest[] = [
  {
    what: 'a completion on a day that has not come',
    by: 'ines',
    ask: (desk, { maya }) => desk.complete(maya, 'FIRE', '01', { completedOn: '2026-05-05' }),
    ...refused('occurred-in-future'),
  },
  {
    what: 'a hire further ahead than 180 days',
    by: 'office',
    ask: (desk) =>
      desk.post('/people', { givenName: 'Far', familyName: 'Ahead', hiredOn: '2026-11-01' }),
    ...refused('too-far-ahead'),
  },
  {
    what: 'a course on none of one’s paths',
    by: 'maya',
    ask: (desk, { maya }) => desk.complete(maya, 'SPILL', '01'),
    ...refused('course-not-open'),
  },
  {
    what: 'a quiz before its lesson',
    by: 'maya',
    ask: (desk, { maya }) => desk.startAttempt(maya, 'FIRE', 'quiz'),
    ...refused('module-locked'),
  },
  {
    what: 'a quiz completed without an attempt',
    by: 'zoe',
    ask: (desk, { zoe }) => desk.complete(zoe, 'FIRE', 'quiz'),
    ...refused('quiz-required'),
  },
  {
    what: 'a module that is complete already',
    by: 'zoe',
    ask: (desk, { zoe }) => desk.complete(zoe, 'FIRE', '01'),
    status: 409,
    code: 'already-completed',
  },
  {
    what: 'a path that one is on already',
    by: 'office',
    ask: (desk, { maya }) => desk.enrol(maya, 'SAFETY'),
    status: 409,
    code: 'already-enrolled',
  },
  {
    what: 'an assignment to a position that nobody holds',
    by: 'ines',
    ask: (desk) => desk.assign({ course: 'FIRE', position: 'astronaut', dueOn: '2026-05-20' }),
    ...refused('nobody-to-assign'),
  },
  {
    what: 'an assignment that was due yesterday',
    by: 'ines',
    ask: (desk, { maya }) =>
      desk.assign({ course: 'FIRE', learners: [maya.id], dueOn: '2026-05-03' }),
    ...refused('due-in-past'),
  },
  {
    what: 'a waiver of what a regulation asks of everybody',
    by: 'office',
    ask: (desk, { sam }) => desk.waive(sam, 'YEARLY/blood/BBP'),
    ...refused('not-waivable'),
  },
  {
    what: 'a waiver of one’s own',
    by: 'ines',
    ask: (desk, { ines }) => desk.waive(ines, 'YEARLY/building/FIRE'),
    status: 403,
    code: 'forbidden',
  },
  {
    what: 'an observation of oneself',
    by: 'ines',
    ask: (desk, { ines }) => desk.observe(ines, 'GREET'),
    status: 403,
    code: 'own-record',
  },
  {
    what: 'more hours than a day has',
    by: 'maya',
    ask: (desk, { maya }) => desk.logHours(maya, 'shadowing', '2026-05-04', 25),
    ...invalid('minutes'),
  },
  {
    what: 'a move to a version that does not exist',
    by: 'office',
    ask: (desk, { maya }) => desk.move(maya, 'SAFETY', 9, 'Typed wrong'),
    ...notFound('no-such-path'),
  },
];

function refused(code: string) {
  return { status: 422, code };
}
