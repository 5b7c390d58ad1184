import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import type { Reader, SqlValue, Transaction } from '../../database/transaction.js';
import { day, isoDay, type Day } from '../../domain/day.js';
import type { AssignmentTarget } from '../../domain/fact.js';
import type { Actor } from '../../domain/permission.js';
import { InvalidInput, NotFound, Refusal } from '../../domain/refusal.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { JobsService, type JobView, type JobWork } from '../jobs/jobs.service.js';
import { KnownWords } from '../people/known-words.js';
import { PeopleService } from '../people/people.service.js';
import type { AssignDto } from './assign.dto.js';
import type { AssignmentEntity, Audience } from './assignment.entity.js';
import { AssignmentRepository } from './assignment.repository.js';
import { dueFor, GiveAssignment, type Skipped } from './give-assignment.js';

/** What came of an assignment so far. */
export interface Assigned {
  readonly assigned: number;
  readonly skipped: readonly Skipped[];
}

interface AssignInput {
  readonly assignment: string;
  readonly by: string;
}

/** How long a caller waits for a large assignment before it is answered with its job. */
const PATIENCE_MS = 10_000;
/** A preview looks at so many people one by one. */
const PREVIEWED = 1000;

/** Gives coursework to people, a cohort, or everybody who fits. */
@Injectable()
export class AssignCoursework implements JobWork<AssignInput, Assigned> {
  readonly empty: Assigned = { assigned: 0, skipped: [] };

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly words: KnownWords,
    private readonly catalog: CatalogService,
    private readonly giving: GiveAssignment,
    private readonly jobs: JobsService,
    private readonly assignments: AssignmentRepository,
  ) {
    jobs.register('assign', this);
  }

  /** Answers what was assigned; or, where that takes long, the job that goes on. */
  async assign(actor: Actor, ask: AssignDto, patience = PATIENCE_MS) {
    const { assignment, job } = await this.database.transaction(async (tx) => {
      const { assignment, learners } = await this.planned(tx, actor, ask);
      await this.assignments.add(tx, assignment);
      const input: AssignInput = { assignment: assignment.id, by: actor.personId };
      const job = await this.jobs.add(tx, 'assign', input, learners, actor.personId);
      return { assignment, job };
    });
    const view: JobView = await this.jobs.run(job, patience);
    const { id, title, dueIn, assignedOn } = assignment;
    const dueOn = dueFor(assignment, day(assignedOn));
    return view.state === 'done'
      ? { id, title, dueOn, dueIn, ...(view.result as Assigned) }
      : { id, title, dueOn, dueIn, job: view.id, state: view.state };
  }

  /** Who would get it, and who would be skipped and why. Nothing is written. */
  async preview(actor: Actor, ask: AssignDto) {
    const { reader } = this.database;
    const { assignment, learners } = await this.planned(reader, actor, ask);
    const assigned: { id: string; name: string }[] = [];
    const skipped: Skipped[] = [];
    for (const id of learners.slice(0, PREVIEWED)) {
      const learner = await this.people.learner(reader, id);
      const skip = await this.giving.whyNot(reader, assignment, learner);
      if (skip) skipped.push(skip);
      else assigned.push({ id, name: learner.name });
    }
    const { title, dueOn, dueIn } = assignment;
    return {
      dryRun: true as const,
      ...{ title, dueOn, dueIn },
      ...{ assigned: assigned.length, learners: assigned, skipped },
      /** Those who come after the first thousand: looked at when it is assigned. */
      unchecked: Math.max(0, learners.length - PREVIEWED),
    };
  }

  /** The next learners of the job. */
  async forLearners(
    tx: Transaction,
    input: AssignInput,
    learnerIds: readonly string[],
    so: Assigned,
  ): Promise<Assigned> {
    const assignment = (await this.assignments.held(tx, input.assignment))!;
    const skipped = [...so.skipped];
    let { assigned } = so;
    for (const learner of await this.people.learners(tx, learnerIds)) {
      const skip = await this.giving.giveTo(tx, assignment, learner, input.by);
      if (skip) skipped.push(skip);
      else assigned += 1;
    }
    return { assigned, skipped };
  }

  /** The assignment that is asked for, and who fits it. Throws where it can't be. */
  private async planned(reader: Reader, actor: Actor, ask: AssignDto) {
    const today = await this.people.todayFor(reader, actor.personId);
    const audience = audienceOf(ask);
    const assignment: AssignmentEntity = {
      id: uuid(),
      ...this.targetOf(ask),
      audience,
      ...dueOf(ask, today),
      repeat: ask.repeat ?? false,
      laterJoiners: ask.laterJoiners ?? false,
      note: ask.note ?? null,
      assignedBy: actor.personId,
      assignedOn: isoDay(today),
      assignedAt: instantText(this.clock.now()),
      cancelledAt: null,
    };
    const learners = await this.learnersOf(reader, actor, audience);
    if (learners.length === 0 && !assignment.laterJoiners) throw nobody();
    return { assignment, learners };
  }

  private targetOf(ask: AssignDto): { title: string; target: AssignmentTarget } {
    const given = (['course', 'path', 'skill', 'task'] as const).filter(
      (kind) => ask[kind] !== undefined,
    );
    const [kind] = given;
    if (given.length !== 1 || kind === undefined) {
      throw new InvalidInput([
        {
          field: 'course',
          message: 'give one of course, path, skill and task: what is to be done',
        },
      ]);
    }
    const code = ask[kind]!;
    if (kind === 'task') return { title: code, target: { kind, code } };
    const found = this.catalog.find(kind, code);
    if (!found) throw new NotFound(`There is no ${kind} ${code}.`, `no-such-${kind}`);
    const { title, version } = found;
    return { title, target: { kind, code, version } };
  }

  private async learnersOf(reader: Reader, actor: Actor, audience: Audience): Promise<string[]> {
    const { learners, ...filter } = audience;
    const { position, exposure } = filter;
    await this.words.refuseUnknown(reader, {
      positions: position === undefined ? [] : [position],
      exposures: exposure === undefined ? [] : [exposure],
    });
    if (learners) {
      for (const id of new Set(learners))
        await this.people.permit(reader, actor, 'assignment:write', id);
      return [...new Set(learners)].sort();
    }
    return this.visible(reader, actor, await this.people.matching(reader, filter));
  }

  // Who fits but isn't the actor's to teach is left out, as from every list of theirs.
  private async visible(reader: Reader, actor: Actor, ids: readonly string[]): Promise<string[]> {
    const parameters: SqlValue[] = [];
    const condition = await this.people.scopeCondition(
      reader,
      actor,
      'assignment:write',
      'id',
      parameters,
    );
    const mine = await this.assignments.peopleWithin(reader, { condition, parameters });
    return ids.filter((id) => mine.has(id)).sort();
  }
}

function dueOf(ask: AssignDto, today: Day): { dueOn: string | null; dueIn: string | null } {
  if (ask.dueOn !== undefined && ask.dueIn !== undefined) {
    throw new InvalidInput([{ field: 'dueIn', message: 'give either dueOn or dueIn' }]);
  }
  if (ask.dueOn !== undefined && day(ask.dueOn) < today) throw dueInPast(ask.dueOn);
  return { dueOn: ask.dueOn ?? null, dueIn: ask.dueIn ?? null };
}

/** A due date has to be ahead. */
export function dueInPast(dueOn: string): Refusal {
  return new Refusal([
    { code: 'due-in-past', text: `${dueOn} has passed: choose today or a later day.` },
  ]);
}

function nobody(): Refusal {
  return new Refusal([
    { code: 'nobody-to-assign', text: 'Nobody whom you teach fits this: choose other people.' },
  ]);
}

function audienceOf(ask: AssignDto): Audience {
  const { learners, cohort, site, position, exposure } = ask;
  const fitting = { cohort, site, position, exposure };
  const given = Object.fromEntries(
    Object.entries(fitting).filter(([, value]) => value !== undefined),
  );
  const isFitting = Object.keys(given).length > 0;
  if (learners === undefined && !isFitting) {
    throw new InvalidInput([
      { field: 'learners', message: 'say for whom: learners, cohort, site, position or exposure' },
    ]);
  }
  if (learners !== undefined && isFitting) {
    throw new InvalidInput([
      { field: 'learners', message: 'give either learners, or what they have in common' },
    ]);
  }
  return learners ? { learners } : given;
}
