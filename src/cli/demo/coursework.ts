import { AssignCoursework } from '../../features/coursework/assign-coursework.js';
import { AssignmentsService } from '../../features/coursework/assignments.service.js';
import { ChangeAssignments } from '../../features/coursework/change-assignments.js';
import type { AssignDto } from '../../features/coursework/assign.dto.js';
import type { CastMember } from './cast.js';
import type { Clinic } from './clinic.js';
import { EXAM_ROOMS } from './groups.js';

/** Plans coursework of the instructor who signs in: finished, late, due, for later joiners, called off. */
export function planCoursework(clinic: Clinic): void {
  const { agenda, office, people } = clinic;
  const instructor = clinic.staff('instructor', 'MAIN');
  const maribel = people.find(({ email }) => email === 'learner@demo.example')!;
  const trainees = clinic.learnersAt('MAIN', 'back');

  planTask(58, 'Bring your badge and your keys to be checked', 'P14D', 100);
  planTask(16, 'Show where the spill kit of your floor is', 'P9D', 60);
  planTask(4, 'Read the new downtime binder at the desk', 'P10D', 30);
  assign(40, { course: 'INF', cohort: EXAM_ROOMS, dueIn: 'P90D' });
  assign(20, {
    ...{ course: 'PTX', site: 'MAIN', position: 'back-office', dueIn: 'P30D', laterJoiners: true },
    note: 'Before the patient survey of the new year.',
  });
  agenda.plan(8, () => give({ skill: 'B12', learners: clinic.idsOf([maribel]), dueIn: 'P21D' }));
  agenda.plan(11, async () => {
    const { id } = await give({ course: 'XRY', cohort: EXAM_ROOMS, dueIn: 'P30D' });
    const reason = 'There will be no x-ray room after all.';
    await clinic.service(ChangeAssignments).cancel(clinic.actor(instructor), id, { reason });
  });

  function assign(ago: number, ask: AssignDto): void {
    agenda.plan(ago, () => give(ask));
  }

  async function give(ask: AssignDto) {
    const given = await clinic.service(AssignCoursework).assign(clinic.actor(instructor), ask);
    await office.finishJobs();
    return given;
  }

  /** Something to do, and so many of them do it within the week. */
  function planTask(ago: number, task: string, dueIn: string, percent: number): void {
    const given = clinic.workingThere(ago, trainees);
    let assignment = '';
    agenda.plan(ago, async () => {
      ({ id: assignment } = await give({ task, dueIn, learners: clinic.idsOf(given) }));
    });
    for (const who of given) {
      const on = ago - clinic.chance.between(1, Math.min(7, ago));
      const isDone = clinic.chance.happens(percent) && (who !== maribel || percent === 100);
      if (isDone) agenda.plan(on, () => done(who, assignment));
    }
  }

  function done(who: CastMember, assignment: string) {
    return clinic.service(AssignmentsService).completeTask(clinic.actor(who), assignment, {});
  }
}
