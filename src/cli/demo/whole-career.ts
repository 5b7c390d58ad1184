import { EnrollmentsService } from '../../features/enrollments/enrollments.service.js';
import { PeopleDesk } from '../../features/people/people-desk.js';
import type { CastMember } from './cast.js';
import type { Clinic } from './clinic.js';
import type { Climb } from './climb.js';
import { BACK_SKILLS } from './story.js';

const RECORDS_SKILLS = ['E1', 'E2', 'E3', 'E4', 'F6'].map((skill) => ({ skill, count: 3 }));
const LEAD_SKILLS = Object.entries({ L1: 1, L2: 3, L3: 2, L4: 3, L5: 1, L6: 1 });
const MANAGER_SKILLS = ['M1', 'M2', 'M3', 'M4', 'M5', 'M6'];

/**
 * Plans how one of those who were there from the start went on after the exam rooms: health
 * records, leading others, and, four years after her first day, managing an office.
 */
export function planWholeCareer(clinic: Clinic, climb: Climb, who: CastMember): void {
  const { personId: by } = clinic.administrator;
  const become = (position: string, days: number, role?: 'instructor' | 'manager') =>
    climb.plan(days, () => {
      // Who leads others has no preceptor any more.
      const leads = role && {
        roles: ['learner' as const, { role, site: who.site as string }],
        preceptors: [],
      };
      return clinic
        .service(PeopleDesk)
        .change(clinic.actor(who).personId, { position, ...leads }, by);
    });

  become('back-office', 52);
  // Injections, specimens and the like are seen again every year while they are her work.
  for (const [i, seen] of BACK_SKILLS.entries()) climb.observe(seen, 420 + i * 2);

  climb.enroll('EHR-SPECIALIST', 270);
  climb.study('OFF', 275, 15);
  for (const [i, seen] of RECORDS_SKILLS.entries()) climb.observe(seen, 300 + i * 15);
  climb.work('health-records', 300, 40, 4);
  climb.hold('CCMA', 450);
  climb.advance('S2', 480);

  climb.enroll('LEAD', 500);
  climb.study('TRN', 510, 40);
  climb.study('SUP', 560, 40);
  climb.study('PTX', 610, 20);
  lead(640);
  climb.advance('S3', 790);
  become('lead', 800, 'instructor');
  for (const path of ['BACK-OFFICE', 'EHR-SPECIALIST']) climb.plan(801, () => leave(path));
  climb.study('INF', 830, 10);

  climb.enroll('OFFICE-MANAGER', 1_000);
  climb.study('INS', 1_010, 20);
  climb.study('CLM', 1_040, 20);
  climb.study('MGT', 1_070, 40);
  climb.hold('CCMA', 1_150);
  for (const [i, skill] of MANAGER_SKILLS.entries()) {
    climb.show({ skill, count: 1 }, 1_120 + i * 25);
  }
  climb.study('PTX', 1_290, 10);
  lead(1_300);
  climb.advance('S4', 1_380);
  become('office-manager', 1_400, 'manager');
  climb.study('FWA', 1_405, 10);

  function lead(from: number): void {
    for (const [i, [skill, count]] of LEAD_SKILLS.entries()) {
      climb.show({ skill, count }, from + i * 14);
    }
  }

  /** What is no longer her work asks for nothing any more. */
  function leave(path: string) {
    return clinic
      .service(EnrollmentsService)
      .withdraw(clinic.administrator, clinic.actor(who).personId, path, {
        reason: 'Leads others now, and no longer does this work',
      });
  }
}
