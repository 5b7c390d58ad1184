import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { mayDo, type Actor } from '../../domain/permission.js';
import { decodeCursor, pageOf } from '../../http/paging.js';
import { factView, withoutPrivateReason } from '../enrollments/fact.view.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { PeopleService } from '../people/people.service.js';
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
    const target = { learnerId: learner.id, site: learner.site, cohorts: learner.cohorts };
    const mayReadReasons = mayDo(actor, 'learner:read-reasons', target, learner.today).allowed;
    const items = page.items.map((fact) => factView(fact));
    return { ...page, items: mayReadReasons ? items : items.map(withoutPrivateReason) };
  }
}
