import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { day, isoDay, NEVER } from '../../domain/day.js';
import { employmentOf } from '../../domain/employment.js';
import { lastDayFor, type NewFact } from '../../domain/fact.js';
import type { Actor } from '../../domain/permission.js';
import { entriesOf } from '../../domain/record.js';
import { decide, InvalidInput, NotFound, refuseUnless } from '../../domain/refusal.js';
import { at, firstDay } from '../../domain/steps.js';
import { told } from '../../domain/told.js';
import { LearnerViews } from '../enrollments/learner-view.js';
import { RecordFacts } from '../learning/record-facts.js';
import { PeopleService } from '../people/people.service.js';
import type { RecordLeaveDto } from './waive-requirement.dto.js';

/** Leaves of absence: what each requirement makes of them is its own rule. */
@Injectable()
export class LeavesService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly views: LearnerViews,
    private readonly facts: RecordFacts,
  ) {}

  /** Records a leave, up to 180 days ahead; without its last day it runs until the return is recorded. */
  start(actor: Actor, learnerId: string, leave: RecordLeaveDto) {
    return this.database.transaction(async (tx) => {
      const learner = await this.people.permit(tx, actor, 'leave:record', learnerId);
      const from = day(leave.from);
      if (leave.to !== undefined && day(leave.to) < from) {
        throw new InvalidInput([{ field: 'to', message: 'must not be before the first day' }]);
      }
      const view = await this.views.of(tx, learner);
      const { onLeave, post } = employmentOf(view.record);
      const leaveWithin = firstDay(onLeave, (is) => is, from);
      const last = leave.to === undefined ? NEVER : day(leave.to);
      refuseUnless(
        decide(
          from > lastDayFor('leave-started', learner.today) && {
            code: 'occurred-in-future',
            text: 'A leave can be recorded up to 180 days ahead.',
          },
          at(post, from) === null && {
            code: 'not-employed',
            text: told`${learner.name} does not work here on ${isoDay(from)}: choose another day.`,
          },
          leaveWithin !== null &&
            leaveWithin <= last && {
              code: 'already-on-leave',
              text: told`${learner.name} is on leave on ${isoDay(leaveWithin)} already: record the return first, or leave that day out.`,
            },
        ),
      );
      const payload = { reason: leave.reason, ...(leave.to === undefined ? {} : { to: leave.to }) };
      const fact: NewFact = { kind: 'leave-started', subject: 'leave', occurredOn: from, payload };
      return this.facts.record(tx, view, [fact], actor);
    });
  }

  /** Records the first day back; `seq` is that of the leave. */
  end(actor: Actor, learnerId: string, seq: number, on: string) {
    return this.database.transaction(async (tx) => {
      const learner = await this.people.permit(tx, actor, 'leave:record', learnerId);
      const view = await this.views.of(tx, learner);
      const leave = entriesOf(view.record, 'leave', 'leave-started').find(
        (each) => each.seq === seq,
      );
      if (!leave) throw new NotFound('There is no such leave.', 'no-such-leave');
      const ended = entriesOf(view.record, 'leave', 'leave-ended').find(
        (each) => each.payload.leave === seq,
      );
      refuseUnless(
        decide(
          day(on) < leave.on && {
            code: 'before-leave',
            text: `The leave began on ${isoDay(leave.on)}: the return is on that day or later.`,
          },
        ),
      );
      refuseUnless(
        decide(
          ended !== undefined && {
            code: 'already-returned',
            text: `The return is recorded for ${isoDay(ended.on)} already: withdraw that first.`,
          },
        ),
        { conflict: true },
      );
      const payload = { leave: seq };
      const fact: NewFact = { kind: 'leave-ended', subject: 'leave', occurredOn: day(on), payload };
      return this.facts.record(tx, view, [fact], actor);
    });
  }
}
