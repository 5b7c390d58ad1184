import { CorrectionsService } from '../../features/corrections/corrections.service.js';
import { SeparatePerson } from '../../features/people/separate-person.js';
import { LeavesService } from '../../features/waivers/leaves.service.js';
import { WaiversService } from '../../features/waivers/waivers.service.js';
import { type Clinic, LEAVER_LEFT_AGO } from './clinic.js';

/** Plans what happens in any office: a leave, a waiver, somebody leaves, entries were wrong. */
export function planIncidents(clinic: Clinic): void {
  const { agenda, office, administrator } = clinic;
  const corrections = () => clinic.service(CorrectionsService);

  agenda.plan(45, () =>
    clinic.service(LeavesService).start(administrator, clinic.actor(clinic.longest[3]!).personId, {
      from: office.today(),
      reason: 'Family leave',
    }),
  );
  agenda.plan(LEAVER_LEFT_AGO, () =>
    clinic
      .service(SeparatePerson)
      .separate(
        clinic.actor(clinic.leaver).personId,
        { on: office.today(), reason: 'Moved away' },
        administrator.personId,
      ),
  );
  planWaiver();
  planWrongPerson();
  planWrongCard();
  planWithoutLicense();

  function planWaiver(): void {
    const there = clinic.workingThere(30, clinic.learnersAt('MAIN', 'back'));
    const who = there.find(({ hiredAgo }) => hiredAgo > 300)!;
    agenda.plan(30, () =>
      clinic
        .service(WaiversService)
        .waive(clinic.actor(clinic.staff('manager', 'MAIN')), clinic.actor(who).personId, {
          ...{ requirement: 'back/rooms/B5', path: 'BACK-OFFICE', kind: 'exemption' },
          reason: 'Gives no medication in this post',
          until: office.daysBefore(-335),
        }),
    );
  }

  /** Seen of one, recorded for another: withdrawn there, and recorded where it belongs. */
  function planWrongPerson(): void {
    const [right, wrong] = clinic.workingThere(100, clinic.learnersAt('MAIN', 'back'));
    agenda.plan(9, async () => {
      const observer = clinic.actor(clinic.instructorsOf(right!)[0]);
      const from = clinic.actor(wrong!);
      const { fact } = await office.observe(observer, from, 'F9', 1);
      await corrections().voidMany(
        observer,
        from.personId,
        {
          ...{ facts: [fact.seq], reason: 'Recorded for the wrong person' },
          recordFor: clinic.actor(right!).personId,
        },
        false,
      );
    });
  }

  /** Seen by a colleague who is signed off in it, but has no license: it waits for a nurse. */
  function planWithoutLicense(): void {
    // Their own sign-off comes about 145 days after the hire, and is good for a year.
    const colleague = clinic
      .learnersAt('MAIN', 'back')
      .find(({ hiredAgo, pace }) => hiredAgo > 170 * pace && hiredAgo < 130 * pace + 350)!;
    const learner = clinic.people.find(({ email }) => email === 'learner@demo.example')!;
    const recorder = clinic.instructorsOf(learner)[1];
    agenda.plan(3, async () => {
      await office.seenBy(
        clinic.actor(colleague),
        clinic.actor(recorder),
        clinic.actor(learner),
        'B5',
      );
    });
  }

  /** The year on a card was misread: withdrawn, and recorded anew. */
  function planWrongCard(): void {
    const who = clinic.people.find(({ email }) => email === 'learner@demo.example')!;
    const players = clinic.players(who);
    agenda.plan(12, async () => {
      const [recorder] = players.instructors();
      const learner = players.learner();
      const issued = office.daysBefore(30);
      const misread = `${Number(issued.slice(0, 4)) - 1}${issued.slice(4)}`;
      const { fact } = await office.hold(recorder, learner, 'FIT-TEST', misread);
      const reason = 'The year was misread: the test is of this year.';
      await corrections().void(recorder, learner.personId, fact.seq, reason);
      await office.hold(recorder, learner, 'FIT-TEST', issued);
    });
  }
}
