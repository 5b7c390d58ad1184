import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { mayDo, type Actor } from '../../domain/permission.js';
import { decodeCursor, pageOf } from '../../http/paging.js';
import { factView, withoutPrivateReason } from '../enrollments/fact.view.js';
import { LedgerService } from '../ledger/ledger.service.js';
import type { RecordedFact } from '../ledger/recorded-fact.js';
import { type Learner, PeopleService } from '../people/people.service.js';
import type { ListFactsQuery } from './void-facts.dto.js';

/** A learner's history: the facts, the newest first, corrections shown. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly ledger: LedgerService,
  ) {}

  async list(actor: Actor, learnerId: string, query: ListFactsQuery) {
    const { reader } = this.database;
    const learner = await this.people.permit(reader, actor, 'learner:read', learnerId);
    const list = `facts?learner=${learner.id}&kind=${query.kind ?? ''}&subject=${query.subject ?? ''}`;
    const [beforeSeq] = decodeCursor(list, query.cursor) ?? [];
    const rows = await this.ledger.facts(reader, learner.id, {
      ...(query.kind === undefined ? {} : { kind: query.kind }),
      ...(query.subject === undefined ? {} : { subject: query.subject }),
      ...(typeof beforeSeq === 'number' ? { beforeSeq } : {}),
      limit: query.limit + 1,
    });
    const page = pageOf(list, rows, query.limit, (fact) => [fact.seq]);
    return { ...page, items: viewsFor(actor, learner, page.items) };
  }

  /** Some entries by their seqs, the oldest first; those that are there. */
  async some(actor: Actor, learnerId: string, seqs: readonly number[]) {
    const { reader } = this.database;
    const learner = await this.people.permit(reader, actor, 'learner:read', learnerId);
    return viewsFor(actor, learner, await this.ledger.factsAt(reader, learner.id, seqs));
  }
}

function viewsFor(actor: Actor, learner: Learner, facts: readonly RecordedFact[]) {
  const target = { learnerId: learner.id, site: learner.site, cohorts: learner.cohorts };
  const mayReadReasons = mayDo(actor, 'learner:read-reasons', target, learner.today).allowed;
  const views = facts.map((fact) => factView(fact));
  return mayReadReasons ? views : views.map(withoutPrivateReason);
}
