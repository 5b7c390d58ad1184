import { Injectable } from '@nestjs/common';
import type { Reader } from '../../database/transaction.js';
import { day, type IsoDay, isoDay } from '../../domain/day.js';
import type { LearnerRecord } from '../../domain/record.js';
import { awaitingCosign, type SkillEntry } from '../../domain/sign-off.js';
import { told } from '../../domain/told.js';
import { dayText } from '../../ui/dates.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { TraineesRepository } from '../enrollments/trainees.repository.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { type Waiting, WaitingWork, type WorkThatWaits } from '../people/waiting-work.js';
import { Observers } from './observers.js';

const TEACHES = ['supervisor', 'preceptor', 'supervising-provider'] as const;

/** Check-offs that nobody has co-signed yet wait on the licensed clinicians who teach the learner. */
@Injectable()
export class WaitingCosignatures implements WorkThatWaits {
  constructor(
    private readonly ledger: LedgerService,
    private readonly catalog: CatalogService,
    private readonly trainees: TraineesRepository,
    private readonly observers: Observers,
    waitingWork: WaitingWork,
  ) {
    waitingWork.add(this);
  }

  async waitingOn(reader: Reader, personId: string, on: IsoDay): Promise<readonly Waiting[]> {
    if (!(await this.observers.isClinician(reader, personId, day(on)))) return [];
    const waiting: Waiting[] = [];
    for (const learner of await this.trainees.of(reader, personId, on, TEACHES)) {
      const record = await this.ledger.record(reader, learner.id);
      for (const title of this.unsigned(record, personId)) {
        waiting.push({ kind: 'approvals', learner, title });
      }
    }
    return waiting;
  }

  private unsigned(record: LearnerRecord, personId: string): readonly string[] {
    return [...record].flatMap(([key, row]) => {
      if (!key.startsWith('skill/')) return [];
      const code = key.slice('skill/'.length);
      const title = this.catalog.find('skill', code)?.title ?? code;
      return (
        awaitingCosign(row as readonly SkillEntry[])
          // Nobody co-signs what they observed themselves.
          .filter(({ payload }) => payload.observer !== personId)
          .map((seen) => told`Co-signature: ${title}, seen on ${dayText(isoDay(seen.on))}`)
      );
    });
  }
}
