import { PeopleDesk } from '../../features/people/people-desk.js';
import { type CastMember, isLearner } from './cast.js';
import { rolesOf, type Clinic } from './clinic.js';

export const DEMO_PASSWORD = 'preceptor-demo';

/** Plans that everybody is hired: the staff first, so that it looks after the learners. */
export function planHires(clinic: Clinic): void {
  const { agenda, people } = clinic;
  const toHire = people.filter(({ part }) => part !== 'administrator');
  for (const who of toHire.sort((a, b) => Number(isLearner(a)) - Number(isLearner(b)))) {
    agenda.plan(who.hiredAgo, () => hire(clinic, who));
  }
}

async function hire(clinic: Clinic, who: CastMember): Promise<void> {
  const { givenName, familyName, email, site, branch } = who;
  const { id } = await clinic.service(PeopleDesk).hire(
    {
      ...{ givenName, familyName, email, site },
      position: positionOf(who),
      exposures: branch === 'back' ? ['systems', 'blood', 'chemicals'] : ['systems'],
      roles: rolesOf(who),
      ...(isLearner(who) && lookedAfterBy(clinic, who)),
      ...(email.startsWith('person') ? {} : { password: DEMO_PASSWORD }),
    },
    clinic.administrator.personId,
  );
  clinic.isHired(who, id);
  // Whose word counts for clinical skills, and who co-signs them: a nurse on either side.
  if (who.part === 'instructor') {
    const { administrator, office } = clinic;
    const license = branch === 'back' ? 'RN' : 'LPN';
    await office.hold(administrator, clinic.actor(who), license, office.daysBefore(1_000));
  }
}

function lookedAfterBy(clinic: Clinic, who: CastMember) {
  const idOf = (other: CastMember) => clinic.actor(other).personId;
  return {
    supervisor: idOf(clinic.staff('manager', who.site)),
    preceptors: [idOf(clinic.instructorsOf(who)[0])],
    ...(who.branch === 'back' && {
      supervisingProvider: idOf(clinic.staff('clinician', who.site)),
    }),
  };
}

function positionOf({ part, branch, hiredAgo }: CastMember): string {
  if (part === 'manager') return 'office-manager';
  if (part === 'instructor') return 'lead';
  if (part === 'clinician') return 'clinician';
  if (part === 'climber' || hiredAgo < 60) return 'trainee';
  return branch === 'back' ? 'back-office' : 'front-office';
}
