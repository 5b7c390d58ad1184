import { PoliciesService } from '../../features/policies/policies.service.js';
import type { CastMember } from './cast.js';
import type { Clinic } from './clinic.js';

const PHONES = `Private phones stay in the locker or in a pocket, on silent.

- No pictures at work, of anything: a chart in the background is enough to harm a patient.
- Nobody sends anything about a patient by private phone, not even to a colleague.
- Who expects an urgent call tells the lead, and gives the number of the front desk.`;

const PHONES_AGAIN = `${PHONES}
- Smart watches count as phones.`;

const HAND_OVER = `At the end of a shift each room is handed over in person.

1. Walk through the room together.
2. Name what is open: samples not yet sent, results not yet seen, calls promised.
3. Whoever takes over repeats it. Only then does the shift end.`;

/** Plans the policies that the office itself asks for, written on a page: one has a second version. */
export function planHousePolicies(clinic: Clinic): void {
  const { agenda, office, administrator } = clinic;
  const policies = () => clinic.service(PoliciesService);
  const statement = 'I have read this policy and will keep to it.';
  let phones = '';
  let handOver = '';

  agenda.plan(80, async () => {
    const { code } = await policies().publish(
      {
        ...{ title: 'Private phones at work', text: PHONES, statement, since: office.today() },
        dueDays: 14,
      },
      administrator.personId,
    );
    phones = code;
    await office.finishJobs();
  });
  agenda.plan(24, async () => {
    await policies().change(
      phones,
      {
        ...{ title: 'Private phones at work', text: PHONES_AGAIN, statement },
        ...{ since: office.today(), dueDays: 14, signAgainWithin: 14 },
        changes: 'Smart watches count as phones.',
      },
      administrator.personId,
    );
    await office.finishJobs();
  });
  agenda.plan(3, async () => {
    const { code } = await policies().publish(
      {
        ...{ title: 'Hand-over at the end of a shift', text: HAND_OVER, statement },
        ...{ since: office.today(), dueDays: 10, everyMonths: 12, exposures: ['blood'] },
      },
      administrator.personId,
    );
    handOver = code;
    await office.finishJobs();
  });

  for (const who of clinic.people) {
    if (who === clinic.leaver) continue;
    planSignature(who, Math.min(80, who.hiredAgo), 90, () => phones);
    // Whoever came later has signed the second version at once.
    if (who.hiredAgo > 36) planSignature(who, 24, 80, () => phones);
    if (who.branch === 'back' && who.part !== 'learner') planSignature(who, 3, 60, () => handOver);
  }

  /** Signs it within two weeks, as so many do. */
  function planSignature(who: CastMember, from: number, percent: number, code: () => string): void {
    const isMaribel = who.email === 'learner@demo.example';
    const on = from - clinic.chance.between(1, Math.min(12, from));
    if (!clinic.chance.happens(percent) && !isMaribel) return;
    const { learner, instructors } = clinic.players(who);
    const name = `${who.givenName} ${who.familyName}`;
    agenda.plan(on, async () => {
      for (const module of office.moduleCodes(code())) {
        await office.study(learner(), instructors()[0], code(), module, name);
      }
    });
  }
}
