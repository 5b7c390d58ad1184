import type { INestApplication } from '@nestjs/common';
import { addDays, day, isoDay, isoDayAt } from '../../domain/day.js';
import type { Actor } from '../../domain/permission.js';
import { AdvancementService } from '../../features/advancement/advancement.service.js';
import { CatalogService } from '../../features/catalog/catalog.service.js';
import { JobRepository } from '../../features/jobs/job.repository.js';
import { JobsService } from '../../features/jobs/jobs.service.js';
import { CredentialsService } from '../../features/credentials/credentials.service.js';
import { EnrollmentsService } from '../../features/enrollments/enrollments.service.js';
import { AttemptsService } from '../../features/learning/attempts.service.js';
import { AttestationsService } from '../../features/learning/attestations.service.js';
import { CompletionsService } from '../../features/learning/completions.service.js';
import { PeopleService } from '../../features/people/people.service.js';
import { HoursService } from '../../features/skills/hours.service.js';
import { ObservationsService } from '../../features/skills/observations.service.js';
import { Database } from '../../database/database.js';
import { instantText } from '../../database/columns.js';
import type { DemoClock } from './demo-clock.js';

/** The services of the product, as the people of the demo clinic use them. */
export class Office {
  private readonly completions = this.app.get(CompletionsService, { strict: false });
  private readonly attempts = this.app.get(AttemptsService, { strict: false });
  private readonly attestations = this.app.get(AttestationsService, { strict: false });
  private readonly observations = this.app.get(ObservationsService, { strict: false });
  private readonly hours = this.app.get(HoursService, { strict: false });
  private readonly credentials = this.app.get(CredentialsService, { strict: false });
  private readonly advancement = this.app.get(AdvancementService, { strict: false });
  private readonly enrollments = this.app.get(EnrollmentsService, { strict: false });
  private readonly people = this.app.get(PeopleService, { strict: false });
  private readonly catalog = this.app.get(CatalogService, { strict: false });

  constructor(
    private readonly app: INestApplication,
    private readonly clock: DemoClock,
  ) {}

  /** The day that it is in the story; sites differ by hours only, and it is afternoon there. */
  today(): string {
    return isoDayAt(this.clock.now(), 'America/Chicago');
  }

  daysBefore(days: number): string {
    return isoDay(addDays(day(this.today()), -days));
  }

  enroll(learner: Actor, path: string) {
    return this.enrollments.enroll(learner, learner.personId, { path });
  }

  moduleCodes(course: string): readonly string[] {
    return this.catalog.definitions.course(course).modules.map((module) => module.code);
  }

  moduleKind(course: string, module: string) {
    return this.catalog.module(course, module).kind;
  }

  /** Does what was left to jobs now, while it is still the day on which they were begun. */
  async finishJobs(): Promise<void> {
    const { reader } = this.app.get(Database);
    const now = instantText(this.clock.now());
    for (const job of await this.app.get(JobRepository, { strict: false }).abandoned(reader, now)) {
      await this.app.get(JobsService, { strict: false }).run(job, 60_000);
    }
  }

  /** A module is done: the learner reads it, passes its quiz or signs it, or the instructor saw it. */
  async study(
    learner: Actor,
    instructor: Actor,
    course: string,
    module: string,
    name: string,
  ): Promise<void> {
    const { kind } = this.catalog.module(course, module);
    const subject = { course, module };
    if (kind === 'quiz') await this.passQuiz(learner, course, module);
    else if (kind === 'attestation') {
      await this.attestations.attest(learner, learner.personId, { ...subject, name });
    } else if (kind === 'session' || kind === 'check-off') {
      const { reader } = this.app.get(Database);
      const trainer = await this.people.nameOf(reader, instructor.personId);
      const qualifications = 'Leads this work here, and has taken the course on precepting';
      const how = {
        trainer,
        qualifications,
        ...(kind === 'session' && { questionsBy: 'in person' }),
      };
      await this.completions.complete(instructor, learner.personId, { ...subject, ...how });
    } else await this.completions.complete(learner, learner.personId, subject);
  }

  /** Starts a quiz and gives up on it: every answer is left open. */
  async failQuiz(learner: Actor, course: string, module: string): Promise<void> {
    const attempt = await this.attempts.start(learner, learner.personId, { course, module });
    await this.attempts.answer(learner, learner.personId, attempt.id, {});
  }

  observe(observer: Actor, learner: Actor, skill: string, times: number, variant?: string) {
    return this.observations.observe(observer, learner.personId, {
      skill,
      times,
      outcome: 'satisfactory',
      method: 'patient',
      ...(variant === undefined ? {} : { variant }),
    });
  }

  /** Typed in for a colleague, who saw it. */
  seenBy(observer: Actor, recorder: Actor, learner: Actor, skill: string) {
    return this.observations.observe(recorder, learner.personId, {
      skill,
      observer: observer.personId,
      outcome: 'satisfactory',
      method: 'patient',
    });
  }

  needsPractice(observer: Actor, learner: Actor, skill: string, variant?: string) {
    return this.observations.observe(observer, learner.personId, {
      skill,
      outcome: 'needs-practice',
      note: 'Shown again afterwards; next time on their own.',
      ...(variant === undefined ? {} : { variant }),
    });
  }

  /** Logs hours of today; answers how to name them when they are approved. */
  async work(learner: Actor, activity: string, minutes: number): Promise<string> {
    const on = this.today();
    const { fact } = await this.hours.log(learner, learner.personId, { activity, on, minutes });
    return String(fact.seq);
  }

  approve(approver: Actor, learner: Actor, hours: string) {
    return this.hours.answer(approver, learner.personId, hours, { approved: true });
  }

  hold(recorder: Actor, learner: Actor, credential: string, issuedOn: string, expiresOn?: string) {
    const card = { credential, issuedOn, ...(expiresOn === undefined ? {} : { expiresOn }) };
    return this.credentials.record(recorder, learner.personId, card);
  }

  verify(manager: Actor, learner: Actor, card: number) {
    return this.credentials.verify(manager, learner.personId, card);
  }

  /** Asks for the next stage. */
  ask(learner: Actor, stage: string) {
    return this.advancement.ask(learner, learner.personId, { stage, path: 'CAREER' });
  }

  /** The manager approves if everything was met when it was asked, else says what was left. */
  async decide(manager: Actor, learner: Actor, asked: Asked): Promise<void> {
    const decision = asked.ready
      ? { approved: true }
      : {
          approved: false,
          reason: `Still to do: ${asked.left.map(({ title }) => title).join(', ')}.`,
        };
    await this.advancement.decide(manager, learner.personId, asked.id, decision);
  }

  private async passQuiz(learner: Actor, course: string, module: string): Promise<void> {
    const attempt = await this.attempts.start(learner, learner.personId, { course, module });
    const { version } = this.catalog.definitions.course(course);
    const { items } = this.catalog.quiz(course, version, module);
    const answers = Object.fromEntries(
      attempt.questions.map((question) => {
        const item = items.find((each) => each.id === question.id)!;
        const right = item.choices.filter((choice) => choice.right).map((choice) => choice.text);
        const chosen = question.choices.filter((choice) => right.includes(choice.text));
        return [question.id, chosen.map((choice) => choice.id)];
      }),
    );
    await this.attempts.answer(learner, learner.personId, attempt.id, answers);
  }
}

/** A stage that was asked for. */
export type Asked = Awaited<ReturnType<Office['ask']>>;
