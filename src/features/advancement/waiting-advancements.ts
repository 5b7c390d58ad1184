import { Injectable } from '@nestjs/common';
import type { Reader } from '../../database/transaction.js';
import { advancementIn } from '../../domain/advancement.js';
import type { IsoDay } from '../../domain/day.js';
import { pathsOf } from '../../domain/enrollment.js';
import { told } from '../../domain/told.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { TraineesRepository } from '../enrollments/trainees.repository.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { PeopleService } from '../people/people.service.js';
import { type Waiting, WaitingWork, type WorkThatWaits } from '../people/waiting-work.js';

/** Requests for advancement that nobody has answered wait on those who teach the learner. */
@Injectable()
export class WaitingAdvancements implements WorkThatWaits {
  constructor(
    private readonly catalog: CatalogService,
    private readonly ledger: LedgerService,
    private readonly people: PeopleService,
    private readonly trainees: TraineesRepository,
    waitingWork: WaitingWork,
  ) {
    waitingWork.add(this);
  }

  async waitingOn(reader: Reader, personId: string, on: IsoDay): Promise<readonly Waiting[]> {
    const waiting: Waiting[] = [];
    for (const learner of await this.trainees.of(reader, personId, on)) {
      const record = await this.ledger.record(reader, learner.id);
      const today = await this.people.todayFor(reader, learner.id);
      for (const path of pathsOf(record)) {
        const stages = this.catalog.find('path', path)?.definition.stages ?? [];
        const codes = stages.map((stage) => stage.code);
        const { pending } = advancementIn(record, path, codes, today);
        if (!pending) continue;
        const title = stages.find((stage) => stage.code === pending.stage)?.title ?? pending.stage;
        waiting.push({ kind: 'approvals', learner, title: told`Promotion to ${title}` });
      }
    }
    return waiting;
  }
}
