import { resolve } from 'node:path';
import type * as api from '../../journeys/api.js';
import type { Clinic } from '../../journeys/clinic.js';
import { CopiedCurriculum } from '../../journeys/copied-curriculum.js';
import type { Member } from '../../journeys/desk.js';
import { aClinicAtWork, type Staff } from '../clinic-at-work.js';
import { PageOffice } from '../office.js';

export interface ClinicWithForms {
  readonly office: PageOffice;
  readonly staff: Staff;
  /** The pages of each role from which links lead to the others, and those behind a choice. */
  readonly first: Readonly<Record<keyof Staff, readonly string[]>>;
  close(): Promise<void>;
}

/** A clinic at work in which everything waits that a form is there for. */
export async function aClinicWithForms(): Promise<ClinicWithForms> {
  const curriculum = new CopiedCurriculum(resolve('courses'));
  const office = await PageOffice.open({ coursesDir: curriculum.folder });
  const { clinic } = office;
  const staff = await aClinicAtWork(clinic);
  const { learner, instructor } = staff;
  const teacher = clinic.as(instructor);
  const { id: task } = (await teacher.assign({
    ...{ task: 'Read the binder', learners: [learner.id], dueIn: 'P14D' },
  })) as api.Assignment;
  await workThrough(clinic, learner, 'HIP', ['lesson', 'quiz']);
  const session = await teacher.holdSession(SESSION);
  await teacher.recordAttendance(session, [learner]);
  const away = await clinic.hire({ givenName: 'Kofi', familyName: 'Silverbirch', ...SINCE });
  await clinic.as(staff.manager).recordLeave(away, '2026-11-20', '2026-12-20', 'Away');
  const former = await clinic.hire({ givenName: 'Otto', familyName: 'Fern', ...SINCE });
  await clinic.office.post(`/people/${former.id}/separation`, {
    on: '2026-11-22',
    reason: 'Moved',
  });
  const { code: policy } = await clinic.office.post<{ code: string }>('/policies', POLICY);
  curriculum.edit('paths/compliance.yaml', 'within: 14 days', 'within: 15 days');
  await clinic.office.post('/curriculum/publish');

  const person = `/people/${learner.id}`;
  const record = [
    ...[`${person}/record/check-off?skill=F1`, `${person}/record/hours`],
    ...[`${person}/record/completion?course=ANA`, `${person}/record/credential`],
  ];
  const first = {
    learner: ['/', `/coursework/${task}`, '/learn/HIP/attestation'],
    instructor: [
      ...['/', person, ...record, '/sessions/new?course=BBP', `/sessions/${session.id}`],
      `/people/${away.id}/paths/COMPLIANCE`,
    ],
    manager: [
      ...['/', person, `${person}/waivers`, `/people/${away.id}/leave`],
      `${person}/paths/COMPLIANCE?preview=2`,
    ],
    administrator: [
      ...['/', `/admin/people/${learner.id}`, `/admin/people/${away.id}/leaving`],
      ...[`/admin/people/${former.id}/rehire`, `/admin/policies/${policy}`],
    ],
  };
  return {
    ...{ office, staff, first },
    async close() {
      await office.close();
      curriculum.remove();
    },
  };
}

/** Does all modules of some kinds. */
async function workThrough(clinic: Clinic, learner: Member, course: string, kinds: string[]) {
  const desk = clinic.as(learner);
  for (const { code, kind } of (await desk.course(course)).modules) {
    if (!kinds.includes(kind)) continue;
    if (kind === 'quiz') await clinic.takeQuiz(learner, course, code);
    else await desk.complete(learner, course, code);
  }
}

const SINCE = { hiredOn: '2026-09-01' };
const SESSION = {
  ...{ course: 'BBP', heldOn: '2026-11-20', minutes: 60, trainer: 'Desmond Hollyhock' },
  ...{ modules: ['session'], site: 'MAIN', questionsBy: 'room' },
  ...{ qualifications: 'Exposure control lead', contents: 'The whole program' },
};
const POLICY = {
  ...{ title: 'Telephones', text: 'They stay in the locker.', statement: 'I have read it.' },
  ...{ since: '2026-11-23', dueDays: 3 },
};
