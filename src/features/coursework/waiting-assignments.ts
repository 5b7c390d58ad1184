import { Injectable } from '@nestjs/common';
import type { Reader, Transaction } from '../../database/transaction.js';
import {
  type HandOver,
  type Waiting,
  WaitingWork,
  type WorkThatWaits,
} from '../people/waiting-work.js';
import { AssignmentRepository } from './assignment.repository.js';
import { AssignmentsService } from './assignments.service.js';

/** Coursework that is not done yet waits on who gave it, and can be handed over to somebody else. */
@Injectable()
export class WaitingAssignments implements WorkThatWaits {
  constructor(
    private readonly assignments: AssignmentsService,
    private readonly repository: AssignmentRepository,
    waitingWork: WaitingWork,
  ) {
    waitingWork.add(this);
  }

  async waitingOn(reader: Reader, personId: string): Promise<readonly Waiting[]> {
    const unfinished = await this.assignments.unfinishedBy(reader, personId);
    return unfinished.map(({ learner, title }) => ({ kind: 'assignments', learner, title }));
  }

  /** At once: who follows up on it should not wait for the last day of who gave it. */
  handOver(tx: Transaction, { from, to }: HandOver): Promise<void> {
    return this.repository.handOver(tx, from, to);
  }
}
