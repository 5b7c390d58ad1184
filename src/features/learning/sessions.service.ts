import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/transaction.js';
import { day, type Day } from '../../domain/day.js';
import type { NewFact } from '../../domain/fact.js';
import { mayRecordWith } from '../../domain/marking.js';
import { mayDo, requireMay, type Actor } from '../../domain/permission.js';
import { decide, InvalidInput, NotFound, refuseUnless } from '../../domain/refusal.js';
import { told } from '../../domain/told.js';
import { decodeCursor, pageOf } from '../../http/paging.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { LearnerViews } from '../enrollments/learner-view.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { PeopleService } from '../people/people.service.js';
import { notTwiceOn, postOn } from './completions.service.js';
import type { HoldSessionDto, ListSessionsQuery } from './session.dto.js';
import type { SessionEntity } from './session.entity.js';
import { SessionRepository } from './session.repository.js';
import { sessionView } from './session.view.js';

/** Somebody whom a session could not be recorded for, and why. */
export interface Skipped {
  readonly learner: { readonly id: string; readonly name: string };
  readonly code: string;
  readonly reason: string;
}

/** Live classes: held once, recorded for everybody who was there, undone as one. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly catalog: CatalogService,
    private readonly ledger: LedgerService,
    private readonly views: LearnerViews,
    private readonly sessions: SessionRepository,
  ) {}

  /** Records that a class was held; attendance follows. */
  hold(actor: Actor, held: HoldSessionDto) {
    return this.database.transaction(async (tx) => {
      const today = await this.permit(tx, actor, held.site);
      refuseUnless(
        decide(
          day(held.heldOn) > today && {
            code: 'occurred-in-future',
            text: `${held.heldOn} has not come yet: record the session on the day or after.`,
          },
        ),
      );
      if (!this.catalog.hasCourse(held.course)) {
        throw new NotFound(`There is no course ${held.course}.`, 'no-such-course');
      }
      const course = this.catalog.definitions.course(held.course);
      const errors = held.modules
        .filter((code) => !course.modules.some((module) => module.code === code))
        .map((code) => ({
          field: 'modules',
          message: told`${course.title} has no module ${code}`,
        }));
      if (errors.length > 0) throw new InvalidInput(errors);
      for (const module of course.modules) {
        if (held.modules.includes(module.code)) {
          refuseUnless(mayRecordWith(held.signInSheet, course, module));
        }
      }

      const session = {
        id: uuid(),
        course: held.course,
        version: course.version,
        modules: held.modules,
        site: held.site,
        heldOn: held.heldOn,
        minutes: held.minutes,
        trainer: held.trainer,
        qualifications: held.qualifications,
        questionsBy: held.questionsBy,
        contents: held.contents ?? null,
        signInSheet: held.signInSheet ?? null,
        recordedBy: actor.personId,
        recordedAt: instantText(this.clock.now()),
        voidedAt: null,
        voidReason: null,
      };
      await this.sessions.add(tx, session);
      return { ...session, attendance: [] };
    });
  }

  /** Records everybody who was there, all or nobody; who has it already is skipped and named. */
  attend(actor: Actor, id: string, learners: readonly string[]) {
    return this.forMany(async (tx) => {
      const session = await this.open(tx, actor, id);
      await this.ledger.hold(tx, learners);
      const known = await this.sessions.attendance(tx, id);
      const skipped: Skipped[] = [];
      const recorded: string[] = [];
      for (const learnerId of new Set(learners)) {
        const skip = known.some((each) => each.learnerId === learnerId)
          ? await this.alreadyThere(tx, learnerId)
          : await this.attendOne(tx, actor, session, learnerId);
        if (skip) skipped.push(skip);
        else recorded.push(learnerId);
      }
      return { session: id, recorded: recorded.length, learners: recorded, skipped };
    });
  }

  /** Withdraws what a session recorded for everybody. */
  void(actor: Actor, id: string, reason: string) {
    return this.forMany(async (tx) => {
      const session = await this.open(tx, actor, id);
      const attendance = await this.sessions.attendance(tx, id);
      const learners = attendance.map(({ learnerId }) => learnerId);
      await this.ledger.hold(tx, learners);
      let withdrawn = 0;
      for (const { learnerId, facts } of attendance) {
        const learner = await this.people.learner(tx, learnerId);
        const standing = await this.ledger.standingFacts(tx, learnerId, facts);
        const voids = standing.map((fact): NewFact => ({
          kind: 'voided',
          subject: session.course,
          occurredOn: day(session.heldOn),
          payload: { fact, reason },
        }));
        if (voids.length === 0) continue;
        withdrawn++;
        const by = { recordedBy: actor.personId, today: learner.today };
        await this.ledger.append(tx, learnerId, voids, by);
      }
      await this.sessions.void(tx, id, instantText(this.clock.now()), reason);
      return { session: id, withdrawn, reason };
    });
  }

  /** The sessions at the sites that the actor may see, the newest first. */
  async list(actor: Actor, query: ListSessionsQuery) {
    const { reader } = this.database;
    const scope = await this.people.scope(reader, actor, 'session:read');
    const sites = scope.kind === 'all' ? 'all' : scope.kind === 'none' ? [] : scope.sites;
    const list = `sessions?site=${query.site ?? ''}&course=${query.course ?? ''}`;
    const rows = await this.sessions.list(
      reader,
      { site: query.site, course: query.course, sites },
      decodeCursor(list, query.cursor),
      query.limit + 1,
    );
    return pageOf(list, rows, query.limit, (session) => [session.heldOn, session.id]);
  }

  /** A session with who was recorded. Throws NotFound where the actor may not know of it. */
  async find(actor: Actor, id: string) {
    const { reader } = this.database;
    const session = await this.sessions.find(reader, id);
    if (!session) throw noSuchSession();
    const { site } = session;
    const today = await this.people.todayAt(reader, site);
    if (!mayDo(actor, 'session:read', { site }, today).allowed) throw noSuchSession();
    const attendance = await this.sessions.attendance(reader, id);
    const names = await this.people.names(
      reader,
      attendance.map(({ learnerId }) => learnerId),
    );
    return {
      ...sessionView(session),
      attendance: [...names].map(([learnerId, name]) => ({ id: learnerId, name })),
      mayRecord: mayDo(actor, 'session:record', { site }, today).allowed,
    };
  }

  /** The day that it is at the site. Throws where the actor records no sessions there. */
  private async permit(tx: Transaction, actor: Actor, site: string): Promise<Day> {
    const today = await this.people.todayAt(tx, site);
    requireMay(actor, 'session:record', { site }, today);
    return today;
  }

  // The learners go on learning while a class is recorded: their ledgers are waited for.
  private forMany<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work, { snapshot: false });
  }

  private async open(tx: Transaction, actor: Actor, id: string): Promise<SessionEntity> {
    await this.sessions.lock(tx, id);
    const session = await this.sessions.find(tx, id);
    if (!session) throw noSuchSession();
    const { site } = session;
    const today = await this.people.todayAt(tx, site);
    if (!mayDo(actor, 'session:read', { site }, today).allowed) throw noSuchSession();
    requireMay(actor, 'session:record', { site }, today);
    refuseUnless(
      decide(
        session.voidedAt !== null && {
          code: 'session-withdrawn',
          text: 'This session was withdrawn: record it anew.',
        },
      ),
      { conflict: true },
    );
    return session;
  }

  private async attendOne(
    tx: Transaction,
    actor: Actor,
    session: SessionEntity,
    learnerId: string,
  ): Promise<Skipped | null> {
    const learner = await this.people.permit(tx, actor, 'completion:record', learnerId);
    const view = await this.views.of(tx, learner);
    const on = day(session.heldOn);
    const modules = session.modules.filter(
      (module) => notTwiceOn(view, session.course, module, on).allowed,
    );
    if (modules.length === 0) return this.alreadyThere(tx, learnerId);
    const facts = modules.map((module): NewFact => ({
      kind: 'module-completed',
      subject: session.course,
      occurredOn: on,
      payload: {
        module,
        version: session.version,
        minutes: session.minutes,
        delivery: 'session',
        trainer: session.trainer,
        qualifications: session.qualifications,
        questionsBy: session.questionsBy,
        ...(session.contents ? { contents: session.contents } : {}),
        ...(session.signInSheet ? { evidence: session.signInSheet } : {}),
        session: session.id,
        ...postOn(view, on),
      },
    }));
    const by = { recordedBy: actor.personId, today: learner.today };
    const appended = await this.ledger.append(tx, learnerId, facts, by);
    await this.sessions.addAttendance(tx, {
      learnerId,
      sessionId: session.id,
      facts: appended.facts.map((fact) => fact.seq),
    });
    return null;
  }

  private async alreadyThere(tx: Transaction, learnerId: string): Promise<Skipped> {
    const name = await this.people.nameOf(tx, learnerId);
    return {
      learner: { id: learnerId, name },
      code: 'already-completed',
      reason: told`${name} has this recorded for that day already.`,
    };
  }
}

function noSuchSession(): NotFound {
  return new NotFound('There is no such session.', 'no-such-session');
}
