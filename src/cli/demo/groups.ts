import { CohortsService } from '../../features/people/cohorts.service.js';
import type { CastMember } from './cast.js';
import type { Clinic } from './clinic.js';

/** The group that coursework is given to. */
export const EXAM_ROOMS = 'QUARRY-MA';

const GROUP_AGO = 70;

/** Plans the groups in which people learn together. */
export function planGroups(clinic: Clinic): void {
  const { agenda, people } = clinic;
  const newest = people.filter((who) => who.part === 'learner' && who.hiredAgo < GROUP_AGO);
  agenda.plan(GROUP_AGO, async () => {
    const here = clinic.workingThere(GROUP_AGO, clinic.learnersAt('MAIN', 'back'));
    const east = clinic.workingThere(GROUP_AGO, clinic.learnersAt('EAST', 'front'));
    await add(EXAM_ROOMS, 'Exam rooms, Quarry Lane', 'MAIN', here);
    await add('EAST-DESK', 'Front desk, Eastgate', 'EAST', east);
    await add('NEWCOMERS', 'Newcomers of this season', null, []);
  });
  for (const who of newest) {
    agenda.plan(who.hiredAgo, () =>
      groups().addAndRemove(clinic.administrator, 'NEWCOMERS', { add: clinic.idsOf([who]) }),
    );
  }

  function groups() {
    return clinic.service(CohortsService);
  }

  async function add(
    code: string,
    name: string,
    site: string | null,
    members: readonly CastMember[],
  ): Promise<void> {
    await groups().add(clinic.administrator, { code, name, site });
    await groups().setMembers(clinic.administrator, code, clinic.idsOf(members));
  }
}
