import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { leftIn, metIn } from '../../domain/advancement.js';
import { day, isoDay, type Day, type IsoDay } from '../../domain/day.js';
import { type Actor, mayDo } from '../../domain/permission.js';
import { NotFound } from '../../domain/refusal.js';
import { standingOn, type RequirementStanding } from '../../domain/standing.js';
import { LearnerViews, type LearnerView } from '../enrollments/learner-view.js';
import { LedgerService } from '../ledger/ledger.service.js';
import type { RecordedFact } from '../ledger/recorded-fact.js';
import { PeopleService } from '../people/people.service.js';

export type AdvancementOnDesk = Awaited<ReturnType<AdvancementRequests['request']>>;

/** A request for promotion as it lies before whoever answers it. */
@Injectable()
export class AdvancementRequests {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly ledger: LedgerService,
    private readonly views: LearnerViews,
  ) {}

  /** `fact`: the seq of the fact that asked. Throws NotFound. */
  async request(actor: Actor, learnerId: string, fact: number, asOf?: IsoDay) {
    const { reader } = this.database;
    const learner = await this.people.permit(reader, actor, 'learner:read', learnerId);
    const asked = await this.asked(learner.id, fact);
    const answer = await this.answerTo(learner.id, fact);
    const view = await this.views.of(reader, learner);
    const on = asOf === undefined ? learner.today : day(asOf);
    const names = await this.people.names(reader, [
      asked.recordedBy,
      ...(answer ? [answer.recordedBy] : []),
    ]);
    const target = { learnerId: learner.id, site: learner.site, cohorts: learner.cohorts };
    const { stage, note } = asked.payload!;
    return {
      learner: { id: learner.id, name: learner.name },
      fact,
      ...standingFor(view, asked.subject, stage, on),
      on: isoDay(on),
      today: isoDay(learner.today),
      note: note ?? null,
      askedOn: isoDay(asked.occurredOn),
      askedBy: names.get(asked.recordedBy) ?? null,
      answer: answer && {
        approved: answer.kind === 'advancement-approved',
        on: isoDay(answer.occurredOn),
        by: names.get(answer.recordedBy) ?? null,
        reason: answer.kind === 'advancement-declined' ? (answer.payload?.reason ?? null) : null,
      },
      mayDecide: mayDo(actor, 'advancement:decide', target, learner.today).allowed,
    };
  }

  private async asked(learnerId: string, seq: number) {
    const all = await this.ledger.facts(this.database.reader, learnerId, {
      kind: 'advancement-requested',
    });
    const found = all.find(isAsking(seq));
    if (!found)
      throw new NotFound('There is no such request for promotion.', 'no-such-advancement');
    return found;
  }

  private async answerTo(learnerId: string, seq: number): Promise<Answer | null> {
    const { reader } = this.database;
    const approved = await this.ledger.facts(reader, learnerId, { kind: 'advancement-approved' });
    const declined = await this.ledger.facts(reader, learnerId, { kind: 'advancement-declined' });
    return [...approved, ...declined].find(isAnswer(seq)) ?? null;
  }
}

type Asked = Extract<RecordedFact, { kind: 'advancement-requested' }>;
type Answer = Extract<RecordedFact, { kind: 'advancement-approved' | 'advancement-declined' }>;

function isAsking(seq: number) {
  return (fact: RecordedFact): fact is Asked =>
    fact.kind === 'advancement-requested' &&
    fact.seq === seq &&
    fact.voidedBy === null &&
    fact.payload !== null;
}

function isAnswer(seq: number) {
  return (fact: RecordedFact): fact is Answer =>
    (fact.kind === 'advancement-approved' || fact.kind === 'advancement-declined') &&
    fact.voidedBy === null &&
    fact.payload?.request === seq;
}

/** What the stage requires: met and left on a day; null where there is no standing then. */
function standingFor(view: LearnerView, path: string, code: string, on: Day) {
  const evaluation = view.evaluations.find((each) => each.path === path);
  const standing = evaluation ? standingOn(evaluation, on) : null;
  const tree = evaluation?.pieces.at(-1)?.situation.tree;
  return {
    path: { code: path, title: tree?.root.title ?? path },
    stage: { code, title: tree?.nodes.get(code)?.title ?? code },
    standing: standing && {
      met: metIn(standing, code).map(requirementView),
      left: leftIn(standing, code).map(requirementView),
    },
  };
}

function requirementView({ key, title, status, kind, reason, progress }: RequirementStanding) {
  return { key, title, status, kind, reason, progress };
}
