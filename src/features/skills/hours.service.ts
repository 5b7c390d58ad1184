import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { day, isoDay, type Day } from '../../domain/day.js';
import type { NewFact } from '../../domain/fact.js';
import type { Actor } from '../../domain/permission.js';
import { hoursRow, type Entry, type LearnerRecord } from '../../domain/record.js';
import {
  decide,
  type Decision,
  InvalidInput,
  NotFound,
  type Reason,
  refuseUnless,
} from '../../domain/refusal.js';
import type { PathEvaluation } from '../../domain/timeline.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { type LearnerView, LearnerViews } from '../enrollments/learner-view.js';
import { RecordFacts } from '../learning/record-facts.js';
import { LedgerService } from '../ledger/ledger.service.js';
import type { RecordedFact } from '../ledger/recorded-fact.js';
import { isSlip, unknownWord } from '../people/known-words.js';
import { PeopleService } from '../people/people.service.js';
import type { ApproveHoursDto, LogHoursDto } from './log-hours.dto.js';
import { namedFact } from './named-fact.js';
import { refuseStranger } from './named-person.js';

/** Hours on the job: logged by the learner, counted when somebody else approves them. */
@Injectable()
export class HoursService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly ledger: LedgerService,
    private readonly views: LearnerViews,
    private readonly catalog: CatalogService,
    private readonly facts: RecordFacts,
  ) {}

  log(actor: Actor, learnerId: string, logged: LogHoursDto) {
    return this.database.transaction(async (tx) => {
      const learner = await this.people.permit(tx, actor, 'hours:log', learnerId);
      const on = day(logged.on);
      const view = await this.views.of(tx, learner);
      const { activity, minutes, supervisor } = logged;
      await refuseStranger(this.people, tx, 'supervisor', supervisor);
      if (supervisor === learner.id) {
        throw new InvalidInput([{ field: 'supervisor', message: 'must be somebody else' }]);
      }
      const thatDay = minutesOn(view.record, on);
      refuseUnless(
        decide(
          on > learner.today && {
            code: 'occurred-in-future',
            text: `${isoDay(on)} has not come yet: log hours on the day or after.`,
          },
          this.unknown(activity, view),
          thatDay + minutes > 24 * 60 && {
            code: 'more-than-a-day',
            text: `${isoDay(on)} would have more than 24 hours: withdraw what is wrong first.`,
          },
        ),
      );
      const payload = { minutes, ...(supervisor === undefined ? {} : { supervisor }) };
      const fact: NewFact = { kind: 'hours-logged', subject: activity, occurredOn: on, payload };
      return this.facts.record(tx, view, [fact], actor);
    });
  }

  /** Hours of a mistyped activity would count for nothing. */
  private unknown(activity: string, { evaluations }: LearnerView): Reason | false {
    const named = this.catalog.office().activities.map(({ code }) => code);
    const isKnown = named.includes(activity) || asksFor(evaluations, activity);
    return !isKnown && isSlip(activity, named) && unknownWord('activity', activity, named);
  }

  /** Approves logged hours, or declines them with a reason. The newest answer holds. */
  answer(actor: Actor, learnerId: string, fact: string, answer: ApproveHoursDto) {
    if (!answer.approved && !answer.reason?.trim()) {
      throw new InvalidInput([{ field: 'reason', message: 'must say why they are declined' }]);
    }
    return this.database.transaction(async (tx) => {
      const learner = await this.people.permit(tx, actor, 'hours:approve', learnerId);
      const logged = await namedFact(this.ledger, tx, learner.id, 'hours-logged', fact);
      if (!logged) {
        throw new NotFound('There are no such hours.', 'no-such-hours');
      }
      const view = await this.views.of(tx, learner);
      refuseUnless(notAnsweredSo(view.record, logged, answer.approved), { conflict: true });
      const of = { fact: logged.seq, on: isoDay(logged.occurredOn) };
      const answered: NewFact = answer.approved
        ? {
            kind: 'hours-approved',
            subject: logged.subject,
            occurredOn: learner.today,
            payload: of,
          }
        : {
            kind: 'hours-declined',
            subject: logged.subject,
            occurredOn: learner.today,
            payload: { ...of, reason: answer.reason! },
          };
      return this.facts.record(tx, view, [answered], actor);
    });
  }
}

/** Whether a path that somebody is on, in whatever version, counts hours of an activity. */
function asksFor(evaluations: readonly PathEvaluation[], activity: string): boolean {
  return evaluations.some(({ pieces }) =>
    pieces.some(({ situation }) =>
      [...situation.tree.nodes.values()].some(
        ({ asks }) => asks.kind === 'hours' && asks.activity === activity,
      ),
    ),
  );
}

/** Refuses an answer that these hours have already; the other one is a change of mind. */
function notAnsweredSo(record: LearnerRecord, logged: RecordedFact, approved: boolean): Decision {
  const row = record.get(hoursRow(logged.subject, logged.occurredOn)) ?? [];
  const answer = approved ? 'approved' : 'declined';
  return decide(
    answersIn(row).get(logged.seq) === approved && {
      code: `already-${answer}`,
      text: `These hours are ${answer} already.`,
    },
  );
}

/** Whether logged hours were approved, by their seq; the newest answer holds. */
function answersIn(row: readonly Entry[]): ReadonlyMap<number, boolean> {
  const answers = new Map<number, boolean>();
  for (const entry of row) {
    if (entry.kind === 'hours-approved') answers.set(entry.payload.fact, true);
    if (entry.kind === 'hours-declined') answers.set(entry.payload.fact, false);
  }
  return answers;
}

/** What was logged for a day, of all activities; what was declined aside. */
function minutesOn(record: LearnerRecord, on: Day): number {
  let minutes = 0;
  for (const [key, row] of record) {
    if (!key.startsWith('hours/')) continue;
    const answers = answersIn(row);
    for (const entry of row) {
      if (entry.kind !== 'hours-logged' || entry.on !== on) continue;
      if (answers.get(entry.seq) !== false) minutes += entry.payload.minutes;
    }
  }
  return minutes;
}
