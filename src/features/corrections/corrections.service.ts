import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/transaction.js';
import type { StatusChange } from '../../domain/changes.js';
import { isoDay } from '../../domain/day.js';
import { isEmploymentFact, isMovable, type Fact, type NewFact } from '../../domain/fact.js';
import type { Actor } from '../../domain/permission.js';
import { entriesOf, rowKeyOf } from '../../domain/record.js';
import { InvalidInput, Refusal, type Reason } from '../../domain/refusal.js';
import { dayText } from '../../ui/dates.js';
import { FACT } from '../../ui/words.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { told } from '../../domain/told.js';
import { factView } from '../enrollments/fact.view.js';
import { LearnerViews, nextStepsOf, type LearnerView } from '../enrollments/learner-view.js';
import { nextStepView } from '../enrollments/standing.view.js';
import { changesOf } from '../learning/record-facts.js';
import { LedgerService } from '../ledger/ledger.service.js';
import type { RecordedFact } from '../ledger/recorded-fact.js';
import { PeopleService, type Learner } from '../people/people.service.js';
import { ObservationRules } from '../skills/observation-rules.js';

/** What came of withdrawing many at once. */
export interface Moved {
  readonly withdrawn: number;
  readonly changes: readonly StatusChange[];
  readonly meanwhile: ReturnType<typeof meanwhile>;
  readonly recordedFor?: RecordedFor;
}

/** What was recorded for the right learner instead. */
interface RecordedFor {
  readonly learner: { readonly id: string; readonly name: string };
  readonly facts: readonly ReturnType<typeof factView>[];
  readonly skipped: readonly { seq: number; code: string; reason: string }[];
  readonly changes: readonly StatusChange[];
}

/** Withdrawing what was recorded wrongly: a new fact that names the one it withdraws. */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly ledger: LedgerService,
    private readonly views: LearnerViews,
    private readonly observations: ObservationRules,
    private readonly catalog: CatalogService,
  ) {}

  /** Withdraws one fact. */
  void(actor: Actor, learnerId: string, seq: number, reason: string) {
    return this.database.transaction(async (tx) => {
      const learner = await this.people.permit(tx, actor, 'fact:void', learnerId);
      const before = await this.views.of(tx, learner);
      const { facts } = await this.withdraw(tx, actor, learner, [seq], reason);
      const after = await this.views.of(tx, learner);
      return {
        fact: factView(facts.at(-1)!),
        changes: changesOf(before, after),
        nextSteps: nextStepsOf(after).map(nextStepView),
      };
    });
  }

  /**
   * Withdraws many at once and, with `recordFor`, records them for the right learner.
   * A dry run does it all, takes it back, and answers the same.
   */
  async voidMany(
    actor: Actor,
    learnerId: string,
    ask: { facts: readonly number[]; reason: string; recordFor?: string },
    dryRun: boolean,
  ) {
    let answer: Moved | undefined;
    try {
      await this.database.transaction(async (tx) => {
        answer = await this.move(tx, actor, learnerId, ask);
        if (dryRun) throw new TakenBack();
      });
    } catch (error) {
      if (!(error instanceof TakenBack)) throw error;
    }
    return { dryRun, ...answer! };
  }

  private courseTitle(code: string): string {
    return this.catalog.find('course', code)?.title ?? code;
  }

  private async move(
    tx: Transaction,
    actor: Actor,
    learnerId: string,
    ask: { facts: readonly number[]; reason: string; recordFor?: string },
  ): Promise<Moved> {
    const wrong = await this.people.permit(tx, actor, 'fact:void', learnerId);
    if (ask.recordFor === wrong.id) {
      throw new InvalidInput([{ field: 'recordFor', message: 'must be somebody else' }]);
    }
    const seqs = [...new Set(ask.facts)];
    const targets: RecordedFact[] = [];
    for (const seq of seqs) targets.push(await this.ledger.fact(tx, wrong.id, seq));
    if (ask.recordFor) refuseUnmovable(targets);

    const before = await this.views.of(tx, wrong);
    await this.withdraw(tx, actor, wrong, seqs, ask.reason);
    const after = await this.views.of(tx, wrong);
    const changes = changesOf(before, after);
    return {
      withdrawn: seqs.length,
      changes,
      meanwhile: meanwhile(after, targets, changes),
      ...(ask.recordFor
        ? { recordedFor: await this.recordFor(tx, actor, ask.recordFor, targets) }
        : {}),
    };
  }

  private async withdraw(
    tx: Transaction,
    actor: Actor,
    learner: Learner,
    seqs: readonly number[],
    reason: string,
  ) {
    const targets: RecordedFact[] = [];
    for (const seq of seqs) targets.push(await this.ledger.fact(tx, learner.id, seq));
    const voids = seqs.map((fact): NewFact => ({
      kind: 'voided',
      subject: '',
      occurredOn: learner.today,
      payload: { fact, reason },
    }));
    const by = { recordedBy: actor.personId, today: learner.today };
    const appended = await this.ledger.append(tx, learner.id, voids, by);
    if (targets.some(({ kind }) => isEmploymentFact(kind))) {
      await this.people.employmentChanged(tx, learner.id, actor.personId);
    }
    return appended;
  }

  private async recordFor(
    tx: Transaction,
    actor: Actor,
    learnerId: string,
    targets: readonly RecordedFact[],
  ): Promise<RecordedFor> {
    const right = await this.people.permit(tx, actor, 'fact:void', learnerId);
    const before = await this.views.of(tx, right);
    for (const target of targets) await this.refuseUnfitFor(tx, right, target as Fact);
    const skipped = targets.filter((target) => isThere(before, target));
    const facts = targets
      .filter((target) => !skipped.includes(target))
      .sort((a, b) => a.seq - b.seq)
      .map(
        ({ kind, subject, occurredOn, payload }) =>
          ({ kind, subject, occurredOn, payload }) as NewFact,
      );
    const by = { recordedBy: actor.personId, today: right.today };
    const appended = await this.ledger.append(tx, right.id, facts, by);
    return {
      learner: { id: right.id, name: right.name },
      facts: appended.facts.map((fact) => factView(fact)),
      skipped: skipped.map(({ seq, subject, occurredOn }) => ({
        seq,
        code: 'already-completed',
        reason: told`${right.name} has this of ${this.courseTitle(subject)} recorded for ${dayText(isoDay(occurredOn))} already.`,
      })),
      changes: changesOf(before, await this.views.of(tx, right)),
    };
  }

  /** What was seen of the one may not hold for the other: nobody observes their own work. */
  private async refuseUnfitFor(tx: Transaction, right: Learner, fact: Fact): Promise<void> {
    if (fact.kind === 'skill-observed') {
      // Steps and variants were right when it was recorded; the skill may say others by now.
      const { outcome, observer, cosigner } = fact.payload;
      const seen = { skill: fact.subject, outcome, observer, cosigner, steps: undefined };
      await this.observations.performance(tx, right, seen, fact.occurredOn);
    }
    if (fact.kind === 'hours-logged' && fact.payload.supervisor === right.id) {
      throw new Refusal([
        {
          code: 'own-work',
          subject: String(fact.seq),
          text: `${right.name} was in charge of these hours: nobody is so of their own.`,
        },
      ]);
    }
  }
}

/** Thrown at the end of a dry run, so that its transaction is rolled back. */
class TakenBack extends Error {
  constructor() {
    super('A dry run is taken back.');
  }
}

/** What the wrong learner was advanced to, or allowed to do, since the first of these facts. */
function meanwhile(
  view: LearnerView,
  targets: readonly RecordedFact[],
  changes: readonly StatusChange[],
) {
  const first = Math.min(...targets.map((target) => target.seq));
  const advancements = [...view.record.keys()]
    .filter((key) => key.startsWith('advancement/'))
    .flatMap((key) =>
      entriesOf(view.record, key, 'advancement-approved')
        .filter((entry) => entry.seq > first)
        .map((entry) => ({
          kind: 'advanced' as const,
          path: key.slice('advancement/'.length),
          subject: entry.payload.stage,
          on: isoDay(entry.on),
          fact: entry.seq,
        })),
    );
  const allowed = changes
    .filter((change) => change.to === 'locked')
    .map(({ path, requirement, title }) => ({
      kind: 'allowed' as const,
      path,
      subject: requirement,
      title,
    }));
  return [...advancements, ...allowed];
}

function refuseUnmovable(targets: readonly RecordedFact[]): void {
  const [first, ...others] = targets
    .filter(({ kind, payload }) => !isMovable(kind) || payload === null)
    .map(({ kind, seq }): Reason => ({
      code: 'not-movable',
      subject: String(seq),
      text:
        kind === 'attested'
          ? 'An attestation is the learner’s own act: withdraw it, and let the right learner attest.'
          : `Entry ${seq}, ${FACT[kind].toLowerCase()}, can’t be recorded for somebody else: withdraw it by itself.`,
    }));
  if (first) throw new Refusal([first, ...others]);
}

/** Whether the right learner has the same thing of the same day already. */
function isThere(view: LearnerView, target: RecordedFact): boolean {
  const fact = target as Fact;
  const row = rowKeyOf(fact);
  return (view.record.get(row ?? '') ?? []).some(
    (entry) =>
      entry.kind === 'module-completed' &&
      fact.kind === 'module-completed' &&
      entry.on === fact.occurredOn &&
      entry.payload.module === fact.payload.module,
  );
}
