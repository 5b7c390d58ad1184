import type { Actor } from '../../domain/permission.js';
import { AssignCoursework } from '../../features/coursework/assign-coursework.js';
import { SessionsService } from '../../features/learning/sessions.service.js';
import type { HoldSessionDto } from '../../features/learning/session.dto.js';
import type { CastMember } from './cast.js';
import type { Clinic } from './clinic.js';
import { planCourse } from './players.js';

/** Plans classes, held once for many: for those who lead, for the desk, for the exam rooms. */
export function planClasses(clinic: Clinic): void {
  const { agenda, office, people } = clinic;
  const leads = people.filter(({ part }) => part === 'manager' || part === 'instructor');
  const [instructor] = [clinic.staff('instructor', 'MAIN')];
  const manager = clinic.staff('manager', 'MAIN');

  planClass(
    300,
    leads.filter(({ site, part }) => site === 'MAIN' && part === 'instructor'),
    {
      ...{ course: 'TRN', dueIn: 'P30D', minutes: 180, trainer: nameOf(manager), by: manager },
      qualifications: 'Office manager; has precepted for nine years',
    },
  );
  planClass(
    120,
    leads.filter(({ site }) => site === 'EAST'),
    {
      ...{ course: 'HRS', dueIn: 'P30D', minutes: 120, trainer: 'Corinne Fernhollow', by: null },
      qualifications: 'Attorney for employment law, invited',
    },
  );
  planClass(33, clinic.workingThere(33, clinic.learnersAt('MAIN', 'front')), {
    ...{ course: 'FWA', dueIn: 'P30D', minutes: 60, trainer: nameOf(manager), by: manager },
    qualifications: 'Compliance contact of the practice',
  });
  planClass(6, clinic.workingThere(60, clinic.learnersAt('MAIN', 'back')), {
    ...{ course: 'RSP', dueIn: 'P14D', minutes: 75, trainer: nameOf(instructor), by: instructor },
    qualifications: 'Trained as fit tester by the supplier',
  });
  planSlip();
  // Held today: whoever is at the door is still to be recorded.
  agenda.plan(0, () => hold(clinic.actor(instructor), today()));

  function today(): Omit<HoldSessionDto, 'modules'> {
    return {
      ...{ course: 'TEL', site: 'MAIN', heldOn: office.today(), minutes: 45 },
      ...{ trainer: nameOf(instructor), questionsBy: 'room' },
      qualifications: 'Leads the video visits of the practice',
      contents: 'Setting up a video visit, and what to do when the picture fails.',
    };
  }

  /** A class that is coursework; some of those who were there finish the course within days. */
  function planClass(ago: number, present: readonly CastMember[], held: Held): void {
    const { by, dueIn: _, ...details } = held;
    agenda.plan(ago, async () => {
      const recorder = by ? clinic.actor(by) : clinic.administrator;
      const site = present[0]!.site;
      const learners = clinic.idsOf(present);
      await clinic.service(AssignCoursework).assign(recorder, {
        ...{ course: held.course, learners, dueIn: held.dueIn },
        note: 'After the class: take the quiz. A check-off follows where there is one.',
      });
      await office.finishJobs();
      const { id } = await hold(recorder, {
        ...details,
        ...{ site, heldOn: office.today(), questionsBy: 'room' },
      });
      await sessions().attend(recorder, id, learners);
    });
    for (const who of present) {
      if (!clinic.chance.happens(60)) continue;
      const from = ago - clinic.chance.between(1, 5);
      const rest = (module: string) => !isTaught(held.course, module);
      planCourse(agenda, office, clinic.players(who), who, held.course, {
        from,
        to: from,
        only: rest,
      });
    }
  }

  /** Recorded for the wrong site, withdrawn as one. */
  function planSlip(): void {
    agenda.plan(33, async () => {
      const manager = clinic.actor(clinic.staff('manager', 'EAST'));
      const { id } = await hold(manager, {
        ...{ course: 'FWA', site: 'EAST', heldOn: office.today(), minutes: 60 },
        ...{ trainer: 'Corinne Fernhollow', questionsBy: 'video' },
        qualifications: 'Attorney for employment law, invited',
      });
      const present = clinic.workingThere(60, clinic.learnersAt('EAST', 'front'));
      await sessions().attend(manager, id, clinic.idsOf(present));
      await sessions().void(manager, id, 'The class was put off: nobody has attended it yet.');
    });
  }

  function hold(actor: Actor, held: Omit<HoldSessionDto, 'modules'>) {
    const modules = office.moduleCodes(held.course).filter((code) => isTaught(held.course, code));
    return sessions().hold(actor, { ...held, modules });
  }

  /** What is read or talked about; quizzes, signatures and check-offs are each one's own. */
  function isTaught(course: string, module: string): boolean {
    return ['lesson', 'session'].includes(office.moduleKind(course, module));
  }

  function sessions() {
    return clinic.service(SessionsService);
  }
}

interface Held extends Pick<HoldSessionDto, 'course' | 'minutes' | 'trainer' | 'qualifications'> {
  /** Who records it; the administrator where nobody of the site does. */
  readonly by: CastMember | null;
  /** How long everybody has for the rest of the course. */
  readonly dueIn: string;
}

function nameOf({ givenName, familyName }: CastMember): string {
  return `${givenName} ${familyName}`;
}
