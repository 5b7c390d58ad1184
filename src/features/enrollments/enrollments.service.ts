import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Reader, Transaction } from '../../database/transaction.js';
import { day, isoDay, isoDayOrNull, NEVER, type Day } from '../../domain/day.js';
import { employmentOf } from '../../domain/employment.js';
import { enrollmentOn, enrollmentsIn, pathsOf, versionOn } from '../../domain/enrollment.js';
import { decide, NotFound, type Reason, refuseUnless } from '../../domain/refusal.js';
import { standingOn } from '../../domain/standing.js';
import { at } from '../../domain/steps.js';
import type { Actor } from '../../domain/permission.js';
import { told } from '../../domain/told.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { PeopleService } from '../people/people.service.js';
import { LearnerViews, type LearnerView } from './learner-view.js';

/** Enrolling in learning paths and leaving them. */
@Injectable()
export class EnrollmentsService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly catalog: CatalogService,
    private readonly ledger: LedgerService,
    private readonly views: LearnerViews,
  ) {}

  /** Enrols a learner in the newest version of a path, today or on an earlier day. */
  enroll(actor: Actor, learnerId: string, ask: { path: string; startedOn?: string }) {
    return this.database.transaction(async (tx) => {
      const learner = await this.people.permit(tx, actor, 'enrollment:write', learnerId);
      const view = await this.views.of(tx, learner);
      const startedOn = ask.startedOn ? day(ask.startedOn) : view.learner.today;
      await this.enrollIn(tx, view, ask.path, startedOn, actor.personId);
      return enrollmentView(await this.views.of(tx, view.learner), ask.path);
    });
  }

  /** The same within somebody else's transaction: an assignment of a path enrols its learners. */
  async enrollIn(tx: Transaction, view: LearnerView, path: string, startedOn: Day, by: string) {
    const { version, title } = this.catalog.published('path', path);
    const latest = enrollmentsIn(view.record, path).at(-1);
    refuseUnless(
      decide(
        startedOn > view.learner.today && {
          code: 'occurred-in-future',
          text: `${isoDay(startedOn)} has not come yet: enrol on the day or after.`,
        },
        notEmployed(view, startedOn),
      ),
    );
    refuseUnless(
      decide(
        latest !== undefined &&
          latest.to > startedOn && {
            code: 'already-enrolled',
            subject: path,
            text:
              latest.to === NEVER
                ? told`Already enrolled in ${title} since ${isoDay(latest.from)}.`
                : told`Was enrolled in ${title} through ${isoDay((latest.to - 1) as Day)}: start later than that.`,
          },
      ),
      { conflict: true },
    );
    await this.ledger.append(
      tx,
      view.learner.id,
      [{ kind: 'enrolled', subject: path, occurredOn: startedOn, payload: { version } }],
      { recordedBy: by, today: view.learner.today },
    );
  }

  /** Ends an enrolment. What was completed stays on record. */
  withdraw(actor: Actor, learnerId: string, path: string, ask: { reason: string; on?: string }) {
    return this.database.transaction(async (tx) => {
      const learner = await this.people.permit(tx, actor, 'enrollment:withdraw', learnerId);
      const view = await this.views.of(tx, learner);
      const on = ask.on ? day(ask.on) : view.learner.today;
      const span = this.mustBeEnrolled(view, path, view.learner.today);
      refuseUnless(
        decide(
          on > view.learner.today && {
            code: 'occurred-in-future',
            text: `${isoDay(on)} has not come yet: withdraw on the day or after.`,
          },
          on < span.from && {
            code: 'before-enrollment',
            text: `The enrolment began on ${isoDay(span.from)}: withdraw on that day or later.`,
          },
        ),
      );
      await this.ledger.append(
        tx,
        learnerId,
        [{ kind: 'withdrawn', subject: path, occurredOn: on, payload: { reason: ask.reason } }],
        { recordedBy: actor.personId, today: view.learner.today },
      );
      return { path, withdrawnOn: isoDay(on) };
    });
  }

  /** Every enrolment of a learner, ended ones included, the newest first. */
  async list(actor: Actor, learnerId: string) {
    const reader: Reader = this.database.reader;
    const learner = await this.people.permit(reader, actor, 'learner:read', learnerId);
    const view = await this.views.of(reader, learner);
    return { items: pathsOf(view.record).flatMap((path) => enrollmentViews(view, path)) };
  }

  /** The enrolment in force on a day. Throws NotFound where there is none. */
  mustBeEnrolled(view: LearnerView, path: string, on: Day) {
    const span = enrollmentOn(view.record, path, on);
    if (!span) {
      throw new NotFound(`Not enrolled in ${path} on ${isoDay(on)}.`, 'not-enrolled');
    }
    return span;
  }
}

/**
 * Nothing is asked of anybody on days outside employment, so an enrolment that began then
 * would say what the record can't. Who is hired ahead may enrol already.
 */
function notEmployed({ record, learner }: LearnerView, startedOn: Day): Reason | false {
  const { post } = employmentOf(record);
  const first = post.find((step) => step.value !== null)?.from ?? NEVER;
  return (
    first <= learner.today &&
    at(post, startedOn) === null && {
      code: 'not-employed',
      subject: learner.id,
      text:
        startedOn < first
          ? `Hired on ${isoDay(first)}: an enrollment begins on that day or later. What was learned before counts with its own day.`
          : `Not employed here on ${isoDay(startedOn)}: choose a day of work.`,
    }
  );
}

function enrollmentView(view: LearnerView, path: string) {
  return enrollmentViews(view, path)[0]!;
}

function enrollmentViews(view: LearnerView, path: string) {
  const evaluation = view.evaluations.find((each) => each.path === path)!;
  return enrollmentsIn(view.record, path)
    .map((span) => {
      const isOpen = span.from <= view.learner.today && view.learner.today < span.to;
      const standing = isOpen ? standingOn(evaluation, view.learner.today) : null;
      return {
        path,
        title: evaluation.pieces.at(-1)?.situation.tree.root.title ?? path,
        version: versionOn(span, isOpen ? view.learner.today : span.to),
        startedOn: isoDay(span.from),
        withdrawnOn: isoDayOrNull(span.to),
        status: standing?.status ?? null,
        progress: standing?.progress ?? null,
      };
    })
    .reverse();
}
