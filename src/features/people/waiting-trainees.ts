import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import type { Reader, Transaction } from '../../database/transaction.js';
import type { IsoDay } from '../../domain/day.js';
import type { RelationKind } from './relation.entity.js';
import { RelationsRepository } from './relations.repository.js';
import { RelationsService } from './relations.service.js';
import { type HandOver, type Waiting, WaitingWork, type WorkThatWaits } from './waiting-work.js';

/** Trainees wait on who looks after them; what they ask for then waits on the next one. */
@Injectable()
export class WaitingTrainees implements WorkThatWaits {
  constructor(
    private readonly relations: RelationsRepository,
    private readonly lookingAfter: RelationsService,
    private readonly clock: Clock,
    waitingWork: WaitingWork,
  ) {
    waitingWork.add(this);
  }

  async waitingOn(reader: Reader, personId: string, on: IsoDay): Promise<readonly Waiting[]> {
    const trainees = await this.relations.traineesOf(reader, personId, on, this.now());
    return trainees.map(({ id, name, kind }) => ({
      kind: 'trainees',
      learner: { id, name },
      title: IS_THEIR[kind],
    }));
  }

  async handOver(tx: Transaction, { from, to, on }: HandOver): Promise<void> {
    for (const { id, kind } of await this.relations.traineesOf(tx, from, on, this.now())) {
      // Nobody looks after themselves: this one is left for the office to settle.
      if (id === to) continue;
      const others = (await this.lookingAfter.on(tx, id, on))[kind];
      const after = others.map((other) => (other === from ? to : other));
      await this.relations.replaceFrom(tx, id, kind, [...new Set(after)], on);
    }
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

const IS_THEIR: Readonly<Record<RelationKind, string>> = {
  supervisor: 'Needs another supervisor',
  preceptor: 'Needs another preceptor',
  'supervising-provider': 'Needs another supervising provider',
};
