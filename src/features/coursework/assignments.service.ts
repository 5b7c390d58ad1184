import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Reader, SqlValue } from '../../database/transaction.js';
import { assignmentIn } from '../../domain/assignment.js';
import { isoDay, type IsoDay } from '../../domain/day.js';
import type { NewFact } from '../../domain/fact.js';
import type { Actor } from '../../domain/permission.js';
import { decide, NotFound, refuseUnless } from '../../domain/refusal.js';
import { isMet } from '../../domain/status.js';
import { told } from '../../domain/told.js';
import { decodeCursor, pageOf } from '../../http/paging.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { PeopleService } from '../people/people.service.js';
import type { ListAssignmentsQuery } from './assign.dto.js';
import type { AssignmentEntity } from './assignment.entity.js';
import { AssignmentStates, type GivenState, keyOf, statusView } from './assignment-states.js';
import { AssignmentRepository, type Within } from './assignment.repository.js';

/** Coursework that was given: looking at it, doing its task. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly ledger: LedgerService,
    private readonly states: AssignmentStates,
    private readonly assignments: AssignmentRepository,
  ) {}

  /** The assignments that the actor gave, was given, or whose learners they may see. */
  async list(actor: Actor, query: ListAssignmentsQuery) {
    const { reader } = this.database;
    const who = (id: string | undefined) => (id === 'me' ? actor.personId : id);
    const learner = who(query.learner);
    const by = who(query.by);
    const today =
      learner === undefined
        ? await this.people.todayFor(reader, actor.personId)
        : (await this.people.permit(reader, actor, 'assignment:read', learner)).today;
    const parameters: SqlValue[] = [];
    const condition = await this.people.scopeCondition(
      reader,
      actor,
      'assignment:read',
      'l.learner_id',
      parameters,
    );
    const own = `$${parameters.push(actor.personId)}`;
    const list = `assignments?learner=${learner ?? ''}&by=${by ?? ''}&status=${query.status ?? ''}`;
    const rows = await this.assignments.list(
      reader,
      {
        ...(learner === undefined ? {} : { learner }),
        ...(by === undefined ? {} : { by }),
        ...(query.status === undefined ? {} : { status: query.status }),
        today: isoDay(today),
        seen: condition,
        visible: `(a.assigned_by = ${own} or exists (select 1 from assignment_learner l where l.assignment_id = a.id and ${condition}))`,
      },
      parameters,
      decodeCursor(list, query.cursor)?.[0] as string | undefined,
      query.limit + 1,
    );
    const page = pageOf(list, rows, query.limit, (row) => [row.id]);
    const states =
      learner === undefined
        ? new Map<string, GivenState>()
        : await this.states.of(
            reader,
            page.items.map((row) => row.id),
            { condition: 'l.learner_id = $1', parameters: [learner] },
          );
    return {
      items: page.items.map((row) => {
        const state = states.get(keyOf(row.id, learner ?? ''));
        const listed = { ...summary(row), state: row.state };
        return state ? { ...listed, ...statusView(state) } : listed;
      }),
      nextCursor: page.nextCursor,
    };
  }

  /** An assignment with the status, on a day or today, of each learner whom the actor may see. */
  async find(actor: Actor, id: string, asOf?: IsoDay) {
    return inFull(await this.seen(actor, id, asOf));
  }

  /** The same as it is stored, for what counts or shows it in its own way. */
  async seen(actor: Actor, id: string, asOf?: IsoDay): Promise<SeenAssignment> {
    const { reader } = this.database;
    const assignment = await this.assignments.find(reader, id);
    if (!assignment) throw noSuchAssignment();
    const seen = await this.states.of(reader, [id], await this.visible(reader, actor), asOf);
    if (seen.size === 0 && assignment.assignedBy !== actor.personId) throw noSuchAssignment();
    return { assignment, states: [...seen.values()] };
  }

  /** Whether the actor gave it, or may see anybody who was given it. */
  async isVisible(reader: Reader, actor: Actor, { id, assignedBy }: AssignmentEntity) {
    if (assignedBy === actor.personId) return true;
    const { parameters, condition } = await this.visible(reader, actor, 'learner_id');
    const learners = await this.assignments.learnersOf(reader, id, { condition, parameters });
    return learners.some((learner) => learner.isWithin);
  }

  /** What assignments are called, by id. */
  titles(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.assignments.titles(reader, ids);
  }

  /** Who has yet to finish what somebody gave. */
  async unfinishedBy(reader: Reader, assignedBy: string) {
    const open = await this.assignments.openBy(reader, assignedBy);
    const titles = new Map(open.map(({ id, title }) => [id, title]));
    const everybody = { condition: '1 = 1', parameters: [] };
    const states = await this.states.of(reader, [...titles.keys()], everybody);
    return [...states.values()].flatMap(({ assignmentId, learnerId, name, status }) =>
      status === null || isMet(status)
        ? []
        : [{ learner: { id: learnerId, name }, title: titles.get(assignmentId)! }],
    );
  }

  /** Marks the task of an assignment done. */
  completeTask(actor: Actor, id: string, ask: { learner?: string; note?: string }) {
    return this.database.transaction(async (tx) => {
      const learner = await this.people.permit(
        tx,
        actor,
        'task:complete',
        ask.learner ?? actor.personId,
      );
      const record = await this.ledger.record(tx, learner.id);
      const known = assignmentIn(record, id);
      if (!known || known.cancelledOn <= learner.today) throw noSuchAssignment();
      const isDone = (record.get(`assignment/${id}`) ?? []).some(
        (entry) => entry.kind === 'task-completed',
      );
      refuseUnless(
        decide(
          known.target.kind !== 'task' && {
            code: 'not-a-task',
            text: told`"${known.title}" is completed by doing it, not by marking the assignment.`,
          },
        ),
      );
      refuseUnless(
        decide(
          isDone && { code: 'already-completed', text: told`"${known.title}" is done already.` },
        ),
        { conflict: true },
      );
      const payload = ask.note === undefined ? {} : { note: ask.note };
      const { today } = learner;
      const fact: NewFact = { kind: 'task-completed', subject: id, occurredOn: today, payload };
      await this.ledger.append(tx, learner.id, [fact], { recordedBy: actor.personId, today });
      const within = { condition: 'l.learner_id = $1', parameters: [learner.id] };
      const states = await this.states.of(tx, [id], within);
      return { id, title: known.title, ...statusView(states.get(keyOf(id, learner.id))!) };
    });
  }

  /** The learners whose coursework the actor may see, as a condition. */
  async visible(reader: Reader, actor: Actor, column = 'l.learner_id'): Promise<Within> {
    const parameters: SqlValue[] = [];
    const permission = 'assignment:read';
    const condition = await this.people.scopeCondition(
      reader,
      actor,
      permission,
      column,
      parameters,
    );
    return { condition, parameters };
  }
}

/** An assignment, and what it is to each learner whom somebody may see. */
interface SeenAssignment {
  readonly assignment: AssignmentEntity;
  readonly states: readonly GivenState[];
}

export function inFull({ assignment, states }: SeenAssignment) {
  const learners = states.map((state) => ({
    learner: { id: state.learnerId, name: state.name },
    ...statusView(state),
  }));
  return { ...summary(assignment), learners };
}

function summary(assignment: AssignmentEntity) {
  const { id, title, target, audience, dueOn, dueIn, repeat, laterJoiners, note } = assignment;
  const { assignedBy, assignedOn, cancelledAt } = assignment;
  return {
    id,
    title,
    target,
    audience,
    dueOn,
    dueIn,
    repeat,
    laterJoiners,
    note,
    assignedBy,
    assignedOn,
    cancelledAt,
  };
}

export function noSuchAssignment(): NotFound {
  return new NotFound('There is no such assignment.', 'no-such-assignment');
}
