import type { Clinic } from '../journeys/clinic.js';
import type { Member } from '../journeys/desk.js';

/** Who opens the pages. */
export interface Staff {
  readonly learner: Member;
  readonly instructor: Member;
  readonly manager: Member;
  readonly administrator: Member;
}

/** A small clinic in the middle of its work: something of everything that pages show. */
export async function aClinicAtWork(clinic: Clinic): Promise<Staff> {
  const at = { site: 'MAIN', hiredOn: '2026-09-01', trackedFrom: '2026-09-01' };
  const role = (name: string) => ({ role: name, site: 'MAIN' });
  const learner = await clinic.hire({
    ...{
      givenName: 'Maribel',
      familyName: 'Thornapple',
      position: 'trainee',
      exposures: ['blood'],
    },
    ...at,
  });
  const instructor = await clinic.hire({
    ...{ givenName: 'Desmond', familyName: 'Hollyhock', position: 'lead' },
    ...{ ...at, roles: ['learner', role('instructor')] },
  });
  const manager = await clinic.hire({
    ...{ givenName: 'Ottoline', familyName: 'Larkspur', position: 'office-manager' },
    ...{ ...at, roles: ['learner', role('manager')] },
  });
  const administrator = await clinic.hire({
    ...{ givenName: 'Rosalind', familyName: 'Starling' },
    ...{ ...at, roles: ['learner', 'administrator'] },
  });

  await clinic.office.post('/cohorts', { code: 'fall-2026', name: 'Fall 2026', site: 'MAIN' });
  await clinic.office.put('/cohorts/fall-2026/members', { learners: [learner.id] });
  const desk = clinic.as(learner);
  await desk.enrol(learner, 'CAREER');
  await desk.complete(learner, 'TRM', '01');
  await desk.complete(learner, 'TRM', '02');
  await desk.logHours(learner, 'shadowing', '2026-11-20', 4);

  const teacher = clinic.as(instructor);
  await teacher.assign({ course: 'ANA', learners: [learner.id], dueIn: 'P14D', note: 'Chapter 1' });
  await teacher.observe(learner, 'F1', { times: 2 });
  const wrong = await teacher.observe(learner, 'F2');
  await teacher.voidFact(learner, wrong.fact, 'Recorded for the wrong person');
  await teacher.recordCredential(learner, 'BLS', '2026-10-01');
  await desk.askAdvancement(learner, 'S0', 'I am ready');
  return { learner, instructor, manager, administrator };
}
