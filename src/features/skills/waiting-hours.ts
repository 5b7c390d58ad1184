import { Injectable } from '@nestjs/common';
import type { Reader } from '../../database/transaction.js';
import { type IsoDay, isoDay } from '../../domain/day.js';
import { unansweredIn } from '../../domain/hours.js';
import type { LearnerRecord } from '../../domain/record.js';
import { told } from '../../domain/told.js';
import { dayText, hoursText } from '../../ui/dates.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { TraineesRepository } from '../enrollments/trainees.repository.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { type Waiting, WaitingWork, type WorkThatWaits } from '../people/waiting-work.js';

/** Logged hours that nobody has answered wait on those who teach the learner. */
@Injectable()
export class WaitingHours implements WorkThatWaits {
  constructor(
    private readonly ledger: LedgerService,
    private readonly catalog: CatalogService,
    private readonly trainees: TraineesRepository,
    waitingWork: WaitingWork,
  ) {
    waitingWork.add(this);
  }

  async waitingOn(reader: Reader, personId: string, on: IsoDay): Promise<readonly Waiting[]> {
    const waiting: Waiting[] = [];
    for (const learner of await this.trainees.of(reader, personId, on)) {
      const record = await this.ledger.record(reader, learner.id);
      for (const title of this.unanswered(record)) {
        waiting.push({ kind: 'approvals', learner, title });
      }
    }
    return waiting;
  }

  private unanswered(record: LearnerRecord): readonly string[] {
    return [...record].flatMap(([key, row]) => {
      if (!key.startsWith('hours/')) return [];
      const activity = this.catalog.activity(key.split('/')[1] ?? '');
      return unansweredIn(row).map(
        ({ payload, on }) =>
          told`${activity}: ${hoursText(payload.minutes)} on ${dayText(isoDay(on))}`,
      );
    });
  }
}
