import type { Dialect } from '../../../src/database/transaction.js';
import { describeServer, startServer } from '../../support/server.js';
import { WITH_ADMIN } from '../access/office.js';
import { Clinic, done, TODAY, type Member } from '../enrollments/clinic.js';

const coursesDir = 'test/features/skills/curriculum';

/** Runs the tests on both databases in a clinic where skills have observers of their own. */
export function describeSkills(name: string, tests: (clinic: SkillsClinic) => void): void {
  describeServer(name, { settings: { ...WITH_ADMIN, coursesDir } }, (server) => {
    const clinic = new SkillsClinic(server);
    beforeAll(() => clinic.open());
    tests(clinic);
  });
}

/** A clinic of its own, for what moves its clock. */
export async function inSkillsClinic(
  dialect: Dialect,
  work: (clinic: SkillsClinic) => Promise<void>,
): Promise<void> {
  const server = await startServer({ dialect, settings: { ...WITH_ADMIN, coursesDir } });
  try {
    const clinic = new SkillsClinic(server);
    await clinic.open();
    await work(clinic);
  } finally {
    await server.close();
  }
}

export class SkillsClinic extends Clinic {
  /** An instructor at NORTH whose license a colleague has recorded. */
  async nurse() {
    const nurse = await this.staff('instructor');
    await this.license(nurse.id);
    return nurse;
  }

  async license(person: string, by = this.admin, credential = 'RN', terms: object = {}) {
    const body = { credential, issuedOn: '2025-06-01', ...terms };
    return (await done(by.post(`/learners/${person}/credentials`, body))).fact as { seq: number };
  }

  /** A learner on the path that asks for every skill. */
  async trainee(person: object = {}) {
    const learner = await this.hired({ hiredOn: '2026-01-05', ...person });
    const body = { path: 'CLINIC', startedOn: TODAY };
    await done(this.admin.post(`/learners/${learner}/enrollments`, body));
    return learner;
  }

  observe(learner: string, body: object, by: Pick<Member, 'client'> = this.instructor) {
    return by.client.post(`/learners/${learner}/observations`, {
      outcome: 'satisfactory',
      ...body,
    });
  }

  cosign(learner: string, fact: string | number, by: Pick<Member, 'client'>) {
    return by.client.post(`/learners/${learner}/observations/${fact}/cosignature`, {});
  }

  async status(learner: string, skill: string, asOf?: string) {
    return (await this.statusOf(learner, 'CLINIC', `S1/skills/${skill}`, asOf))?.status;
  }
}
