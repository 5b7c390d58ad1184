import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Reader } from '../../database/transaction.js';
import {
  advancementIn,
  leftIn,
  mayApprove,
  mayAsk,
  type AdvancementState,
} from '../../domain/advancement.js';
import { isAssignment } from '../../domain/assignment.js';
import { isoDay } from '../../domain/day.js';
import type { NewFact } from '../../domain/fact.js';
import type { NextStep } from '../../domain/next-steps.js';
import type { Actor } from '../../domain/permission.js';
import { InvalidInput, NotFound, Refusal, refuseUnless } from '../../domain/refusal.js';
import { standingOn, type RequirementStanding, type Standing } from '../../domain/standing.js';
import { told } from '../../domain/told.js';
import { LearnerViews, type LearnerView } from '../enrollments/learner-view.js';
import { RecordFacts } from '../learning/record-facts.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { PeopleService } from '../people/people.service.js';

/** The ladder: what is left, asking for the next stage, and a manager's answer. */
@Injectable()
export class AdvancementService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly ledger: LedgerService,
    private readonly views: LearnerViews,
    private readonly facts: RecordFacts,
  ) {}

  /** Where a learner is on the ladder, and what the next stage still requires. */
  async find(actor: Actor, learnerId: string, path: string | undefined) {
    const { reader } = this.database;
    const learner = await this.people.permit(reader, actor, 'learner:read', learnerId);
    const view = await this.views.of(reader, learner);
    const ladder = ladderOf(view, path);
    const left = ladder.state.next === null ? [] : leftIn(ladder.standing, ladder.state.next);
    return {
      path: ladder.standing.path.code,
      current: ladder.state.current,
      next: ladder.state.next,
      titles: {
        path: ladder.standing.path.title,
        current: titleOf(ladder, ladder.state.current),
        next: titleOf(ladder, ladder.state.next),
      },
      ready: ladder.state.next !== null && left.length === 0,
      pending: await this.pendingView(reader, learner.id, ladder.state),
      left: left.map((each) => leftView(each, ladder.standing.nextSteps)),
    };
  }

  /** Asks for the next stage. */
  ask(actor: Actor, learnerId: string, ask: { stage: string; path?: string; note?: string }) {
    return this.database.transaction(async (tx) => {
      const learner = await this.people.permit(tx, actor, 'advancement:ask', learnerId);
      const view = await this.views.of(tx, learner);
      const { state, standing } = ladderOf(view, ask.path);
      if (!standing.stages.some((stage) => stage.code === ask.stage)) {
        throw new NotFound(
          told`${standing.path.title} has no stage ${ask.stage}.`,
          'no-such-stage',
        );
      }
      refuseUnless(mayAsk(state, ask.stage), { conflict: state.pending !== null });
      const payload = { stage: ask.stage, ...(ask.note === undefined ? {} : { note: ask.note }) };
      const fact: NewFact = {
        kind: 'advancement-requested',
        subject: standing.path.code,
        occurredOn: learner.today,
        payload,
      };
      const recorded = await this.facts.record(tx, view, [fact], actor);
      const left = leftIn(standing, ask.stage);
      return {
        id: recorded.fact.id,
        path: standing.path.code,
        stage: ask.stage,
        state: 'pending',
        ready: left.length === 0,
        left: left.map((each) => leftView(each, standing.nextSteps)),
        fact: recorded.fact,
      };
    });
  }

  /** A manager's answer. Refused with what is left while requirements aren't met. */
  decide(
    actor: Actor,
    learnerId: string,
    advancement: string,
    decision: { approved: boolean; reason?: string },
  ) {
    if (!decision.approved && !decision.reason?.trim()) {
      throw new InvalidInput([{ field: 'reason', message: 'must say why it is declined' }]);
    }
    return this.database.transaction(async (tx) => {
      const learner = await this.people.permit(tx, actor, 'advancement:decide', learnerId);
      const view = await this.views.of(tx, learner);
      const request = await this.request(tx, learner.id, advancement);
      const { state, standing } = ladderOf(view, request.subject);
      if (state.pending?.seq !== request.seq) throw answered();
      const { stage } = state.pending;
      if (decision.approved) refuseUnless(mayApprove(leftIn(standing, stage)));
      const of = { subject: request.subject, occurredOn: learner.today };
      const fact: NewFact = decision.approved
        ? {
            ...of,
            kind: 'advancement-approved',
            payload: { stage, request: request.seq, role: roleOf(actor) },
          }
        : {
            ...of,
            kind: 'advancement-declined',
            payload: { stage, request: request.seq, reason: decision.reason! },
          };
      const recorded = await this.facts.record(tx, view, [fact], actor);
      return {
        id: advancement,
        path: request.subject,
        stage,
        state: decision.approved ? 'approved' : 'declined',
        ...recorded,
      };
    });
  }

  /** The fact that asked, by its id or its seq. Throws NotFound. */
  private async request(reader: Reader, learnerId: string, name: string) {
    const asked = await this.ledger.facts(reader, learnerId, { kind: 'advancement-requested' });
    const found = asked.find((fact) => fact.id === name || String(fact.seq) === name);
    if (!found || found.voidedBy !== null) {
      throw new NotFound('There is no such request for advancement.', 'no-such-advancement');
    }
    return found;
  }

  private async pendingView(reader: Reader, learnerId: string, { pending }: AdvancementState) {
    if (!pending) return null;
    const { id } = await this.ledger.fact(reader, learnerId, pending.seq);
    return { id, stage: pending.stage, askedOn: isoDay(pending.askedOn), note: pending.note };
  }
}

interface Ladder {
  readonly state: AdvancementState;
  readonly standing: Standing;
}

// Without a path the ladder is the one with the most stages.
function ladderOf(view: LearnerView, path: string | undefined): Ladder {
  const standings = view.evaluations
    .filter((evaluation) => !isAssignment(evaluation.path))
    .filter((evaluation) => path === undefined || evaluation.path === path)
    .map((evaluation) => standingOn(evaluation, view.learner.today))
    .filter((standing) => standing !== null)
    .sort((a, b) => b.stages.length - a.stages.length);
  const [standing] = standings;
  if (!standing) {
    throw new NotFound(
      path === undefined ? 'Enrolled in no path today.' : `Not enrolled in ${path} today.`,
      'not-enrolled',
    );
  }
  const stages = standing.stages.map((stage) => stage.code);
  const state = advancementIn(view.record, standing.path.code, stages, view.learner.today);
  return { state, standing };
}

function titleOf({ standing }: Ladder, stage: string | null): string | null {
  return standing.stages.find((each) => each.code === stage)?.title ?? null;
}

// What is locked or waits has no next step of its own: its reason says what opens it.
function leftView(requirement: RequirementStanding, nextSteps: readonly NextStep[]) {
  const { key, title, status, reason } = requirement;
  const step = nextSteps.find((each) => each.requirement === key);
  return {
    requirement: key,
    title,
    status,
    action: step?.action ?? reason,
    reason,
    progress: requirement.progress,
  };
}

function roleOf(actor: Actor): string {
  const isAdministrator = actor.grants.some((grant) => grant.role === 'administrator');
  return isAdministrator ? 'administrator' : 'manager';
}

function answered(): Refusal {
  const text = 'This request has been answered already: look at the learner’s history.';
  return new Refusal([{ code: 'already-decided', text }], true);
}
