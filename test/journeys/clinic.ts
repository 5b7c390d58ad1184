import { resolve } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Database } from '../../src/database/database.js';
import type { Dialect } from '../../src/database/transaction.js';
import type { Answer, Client } from '../support/client.js';
import { MovableClock } from '../support/movable-clock.js';
import { startServer } from '../support/server.js';
import { answerKeyOf } from './answer-key.js';
import type * as api from './api.js';
import { Desk, Refused, type Member } from './desk.js';

const PRODUCT_COURSES = resolve('courses');
/** A small curriculum with round numbers, so that due dates can be worked out by hand. */
export const SMALL_CURRICULUM = resolve('test/journeys/curriculum');

const PASSWORD = 'correct horse battery';
const ADMIN: Member = {
  id: 'me',
  name: 'Ada Ministrator',
  login: 'ada@clinic.example',
  secret: PASSWORD,
};

export interface Hire {
  givenName: string;
  familyName: string;
  site?: string;
  position?: string;
  hiredOn?: string;
  trackedFrom?: string;
  exposures?: string[];
  roles?: unknown[];
}

/** The settings that make the administrator of a new clinic. */
export const ADMINISTRATOR = { adminEmail: ADMIN.login, adminPassword: ADMIN.secret };

/** Where a clinic's API is; a server within the test also has what it is made of. */
export interface ClinicServer {
  readonly client: Client;
  readonly clock?: MovableClock;
  readonly database?: Database;
  readonly app?: NestFastifyApplication;
  close(): Promise<void>;
}

export interface ClinicOptions {
  /** The day on which the clinic opens. */
  today: string;
  coursesDir?: string;
}

/**
 * A medical office on a running server: people are hired, sit down at their desks and
 * work through the API, while the test turns the calendar.
 */
export class Clinic {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(
    readonly server: ClinicServer,
    private readonly coursesDir = PRODUCT_COURSES,
  ) {}

  static async open(dialect: Dialect, options: ClinicOptions): Promise<Clinic> {
    const coursesDir = options.coursesDir ?? PRODUCT_COURSES;
    const server = await startServer({
      dialect,
      clock: new MovableClock(middayOf(options.today)),
      settings: { coursesDir, ...ADMINISTRATOR },
    });
    return new Clinic(server, coursesDir);
  }

  close(): Promise<void> {
    return this.server.close();
  }

  /** Turns the calendar to midday of a day. It is never turned back. */
  setDay(day: string): void {
    if (!this.server.clock) throw new Error('This clinic runs on the real calendar.');
    this.server.clock.set(middayOf(day));
  }

  as(member: Member): Desk {
    return new Desk(member, (request) => this.call(member, request));
  }

  /** The administrator's desk. */
  get office(): Desk {
    return this.as(ADMIN);
  }

  async hire(hire: Hire): Promise<Member> {
    const name = `${hire.givenName} ${hire.familyName}`;
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@clinic.example`;
    const { id } = await this.office.post<api.Person>('/people', {
      ...hire,
      email,
      password: PASSWORD,
    });
    return { id, name, login: email, secret: PASSWORD };
  }

  /**
   * Works through a course as its learner, in its order, from its first module or a later one.
   * What is held live or watched is recorded by the instructor.
   */
  async completeCourse(
    learner: Member,
    code: string,
    { from = 0, instructor }: { from?: number; instructor?: Member } = {},
  ): Promise<api.Completion> {
    const { modules } = await this.as(learner).course(code);
    let last: api.Completion | undefined;
    for (const module of modules.slice(from)) {
      const isSeen = module.kind === 'session' || module.kind === 'check-off';
      last =
        isSeen && instructor
          ? await this.as(instructor).complete(learner, code, module.code)
          : await this.completeModule(learner, code, module);
    }
    return last!;
  }

  private async completeModule(
    learner: Member,
    course: string,
    { code, kind }: { code: string; kind: string },
  ): Promise<api.Completion> {
    const desk = this.as(learner);
    if (kind === 'attestation') return desk.attest(learner, course, code);
    if (kind === 'quiz') return (await this.takeQuiz(learner, course, code)).completion!;
    return desk.complete(learner, course, code);
  }

  async takeQuiz(learner: Member, course: string, module: string, wrong = 0): Promise<api.Graded> {
    const desk = this.as(learner);
    const attempt = await desk.startAttempt(learner, course, module);
    const answers = answerKeyOf(this.coursesDir).answer(attempt, wrong);
    return desk.answer(learner, attempt, answers);
  }

  /** A call of somebody signed in, as any program would make it. */
  async clientOf(member: Member): Promise<Client> {
    let token = this.tokens.get(member.login);
    if (!token) this.tokens.set(member.login, (token = this.signIn(member)));
    return this.client.withToken(await token);
  }

  get client(): Client {
    return this.server.client.under('/api/v1');
  }

  private async call<T>(
    member: Member,
    request: (client: Client) => Promise<Answer<T>>,
  ): Promise<T> {
    const answer = await request(await this.clientOf(member));
    if (answer.status !== 401) return bodyOf(answer);
    // Years pass in a journey, and tokens run out: sign in again, once.
    this.tokens.delete(member.login);
    return bodyOf(await request(await this.clientOf(member)));
  }

  private async signIn({ login, secret }: Member): Promise<string> {
    const answer = await this.client.post<{ token: string }>('/tokens', {
      email: login,
      password: secret,
    });
    return bodyOf(answer).token;
  }
}

function bodyOf<T>({ status, body }: Answer<T>): T {
  if (status >= 400) throw new Refused(status, body as api.Problem);
  return body;
}

// Midday in the Americas, so that it is this day at every site of the clinic.
function middayOf(day: string): string {
  return `${day}T18:00:00.000Z`;
}
