import type { Answer, Client } from '../../support/client.js';
import { describeServer, startServer, type TestServer } from '../../support/server.js';
import type { Dialect } from '../../../src/database/transaction.js';
import {
  ADMIN,
  administrator,
  hire,
  hiredAndSignedIn,
  signedIn,
  WITH_ADMIN,
} from '../access/office.js';

export const CURRICULUM = 'test/features/enrollments/curriculum';
export const TODAY = '2026-03-10';
/** The id of nobody and nothing. */
export const NOBODY = '0190b3c2-7d4e-7abc-8def-0123456789ab';

/** Somebody of the office, signed in. */
export interface Member {
  readonly id: string;
  readonly client: Client;
}

/**
 * An office with a site NORTH, where an instructor, a manager and a viewer have their
 * roles, and a site EAST, where they have none.
 */
export class Clinic {
  admin!: Client;
  instructor!: Member;
  manager!: Member;
  viewer!: Member;

  constructor(readonly server: TestServer) {}

  async open(): Promise<void> {
    this.admin = await administrator(this.server);
    for (const code of ['NORTH', 'EAST']) {
      const site = { code, name: code, timeZone: 'America/Chicago', state: 'IL' };
      await this.admin.post('/sites', site);
    }
    this.instructor = await this.staff('instructor');
    this.manager = await this.staff('manager');
    this.viewer = await this.staff('viewer');
  }

  /** Somebody with a role at NORTH. */
  staff(role: string): Promise<Member> {
    return this.member({ roles: ['learner', { role, site: 'NORTH' }] });
  }

  /** Somebody new at NORTH, signed in. */
  member(person: object = {}): Promise<Member> {
    return hiredAndSignedIn(this.server, this.admin, { site: 'NORTH', ...person });
  }

  /** The administrator, whose earlier token has run out. */
  administratorAgain(): Promise<Client> {
    return administrator(this.server);
  }

  /** Somebody hired with `member`, whose earlier token has run out. */
  async signedInAgain(id: string): Promise<Client> {
    this.admin = await this.administratorAgain();
    const { email } = await done(this.admin.get(`/people/${id}`));
    return signedIn(this.server, { email, password: ADMIN.password });
  }

  /** Somebody new at NORTH who never signs in: quicker. */
  async hired(person: object = {}): Promise<string> {
    return (
      await hire(this.admin, {
        site: 'NORTH',
        email: undefined,
        password: undefined,
        employeeNumber: undefined,
        ...person,
      })
    ).id as string;
  }

  /** A learner who is on the ladder. */
  async climber(person: object = {}): Promise<Member> {
    const learner = await this.member(person);
    await done(learner.client.post('/learners/me/enrollments', { path: 'LADDER' }));
    return learner;
  }

  async statusOf(learner: string, path: string, requirement: string, asOf?: string) {
    const query = new URLSearchParams({ path, requirement }).toString();
    const { body } = await this.admin.get(`/learners/${learner}/timeline?${query}`);
    const on = asOf ?? this.today;
    return (
      body.items as { from: string; to: string | null; status: string; dueOn: string }[]
    ).find(({ from, to }) => from <= on && (to === null || on < to));
  }

  async facts(learner: string, kind?: string) {
    const { body } = await this.admin.get(
      `/learners/${learner}/facts?limit=200${kind ? `&kind=${kind}` : ''}`,
    );
    return body.items as {
      seq: number;
      id: string;
      kind: string;
      subject: string;
      occurredOn: string;
      recordedBy: string;
      payload: Record<string, unknown>;
      voidedBy: number | null;
    }[];
  }

  get today(): string {
    return this.server.clock.now().toISOString().slice(0, 10);
  }
}

/** Runs the tests on both databases, each time in one clinic for the whole block. */
export function describeClinic(name: string, tests: (clinic: Clinic) => void): void {
  describeServer(name, { settings: { ...WITH_ADMIN, coursesDir: CURRICULUM } }, (server) => {
    const clinic = new Clinic(server);
    beforeAll(() => clinic.open());
    tests(clinic);
  });
}

/** A clinic of its own, for what moves its clock or its curriculum; closed when `work` is done. */
export async function inClinic(
  dialect: Dialect,
  work: (clinic: Clinic) => Promise<void>,
  coursesDir = CURRICULUM,
): Promise<void> {
  const server = await startServer({ dialect, settings: { ...WITH_ADMIN, coursesDir } });
  try {
    const clinic = new Clinic(server);
    await clinic.open();
    await work(clinic);
  } finally {
    await server.close();
  }
}

/** The body of an answer that is a yes; throws where it is a no. */
export async function done<T>(asked: Promise<Answer<T>>): Promise<T> {
  const { status, body } = await asked;
  if (status >= 400) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

/** Status and code of a no, for one comparison. */
export async function refusal(asked: Promise<Answer<{ code?: string }>>) {
  const { status, body } = await asked;
  return [status, body.code];
}
