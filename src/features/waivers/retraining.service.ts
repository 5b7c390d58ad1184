import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { lastCompleteOn, roundsOf } from '../../domain/completion.js';
import { day, isoDay, type IsoDay } from '../../domain/day.js';
import type { NewFact } from '../../domain/fact.js';
import type { Actor } from '../../domain/permission.js';
import { entriesOf } from '../../domain/record.js';
import { decide, NotFound, refuseUnless } from '../../domain/refusal.js';
import { mayRepeat, repeatBy } from '../../domain/retraining.js';
import { at } from '../../domain/steps.js';
import { pieceOn } from '../../domain/timeline.js';
import { told } from '../../domain/told.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { LearnerViews, type LearnerView } from '../enrollments/learner-view.js';
import { RecordFacts } from '../learning/record-facts.js';
import { PeopleService } from '../people/people.service.js';
import type { RequireRetrainingDto } from './require-retraining.dto.js';

/** A course that somebody has done, and can be told to do again. */
export interface Repeatable {
  readonly course: string;
  readonly title: string;
  /** The last day that its requirement proposes. */
  readonly dueOn: IsoDay;
}

/** Training that somebody must do again, because what it teaches changed. */
@Injectable()
export class RetrainingService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly catalog: CatalogService,
    private readonly views: LearnerViews,
    private readonly facts: RecordFacts,
  ) {}

  /** What may be required again of somebody, in the order of titles. */
  async of(actor: Actor, learnerId: string) {
    const { reader } = this.database;
    const learner = await this.people.permit(reader, actor, 'retraining:require', learnerId);
    const repeatable = this.repeatable(await this.views.of(reader, learner));
    return {
      learner: { id: learner.id, name: learner.name },
      courses: [...repeatable.values()].sort((a, b) => a.title.localeCompare(b.title, 'en')),
    };
  }

  require(actor: Actor, learnerId: string, ask: RequireRetrainingDto) {
    return this.database.transaction(async (tx) => {
      const learner = await this.people.permit(tx, actor, 'retraining:require', learnerId);
      const view = await this.views.of(tx, learner);
      const { course, dueOn, reason } = ask;
      if (!this.catalog.hasCourse(course)) {
        throw new NotFound(`There is no course ${course}.`, 'no-such-course');
      }
      refuseUnless(
        decide(
          day(dueOn) < learner.today && {
            code: 'due-in-past',
            text: `${dueOn} has passed: give a day ahead.`,
          },
          this.isDoneToday(view, course) && {
            code: 'done-today',
            subject: course,
            text: told`${learner.name} has done ${course} today: that counts for what has changed by now.`,
          },
          !this.repeatable(view).has(course) && {
            code: 'not-repeatable',
            subject: course,
            text: told`No path asks ${learner.name} for ${course} again when something changes, or it isn't done yet. Assign it, with "again" where it was done.`,
          },
        ),
      );
      const isRequired = entriesOf(view.record, `course/${course}`, 'retraining-required').some(
        (entry) => entry.on === learner.today && entry.payload.dueOn === dueOn,
      );
      refuseUnless(
        decide(
          isRequired && {
            code: 'already-required',
            subject: course,
            text: `${course} is required again by ${dueOn} already.`,
          },
        ),
        { conflict: true },
      );
      const fact: NewFact = {
        kind: 'retraining-required',
        subject: course,
        occurredOn: learner.today,
        payload: { dueOn, reason },
      };
      return this.facts.record(tx, view, [fact], actor);
    });
  }

  private isDoneToday({ record, learner }: LearnerView, course: string): boolean {
    const rounds = roundsOf(record, course, this.catalog.definitions);
    return lastCompleteOn(rounds, learner.today)?.completedOn === learner.today;
  }

  private repeatable({ evaluations, learner }: LearnerView): ReadonlyMap<string, Repeatable> {
    const found = new Map<string, Repeatable>();
    for (const { nodes, pieces } of evaluations) {
      const tree = pieceOn(pieces, learner.today)?.situation.tree;
      for (const { asks, key } of tree?.nodes.values() ?? []) {
        if (asks.kind !== 'course' && asks.kind !== 'attestation') continue;
        const moment = at(nodes.get(key)!.timeline, learner.today);
        if (!moment || !mayRepeat(asks, moment.status)) continue;
        const title = this.catalog.find('course', asks.course)?.title ?? asks.course;
        const dueOn = isoDay(repeatBy(asks, learner.today));
        found.set(asks.course, { course: asks.course, title, dueOn });
      }
    }
    return found;
  }
}
