import { Injectable } from '@nestjs/common';
import type { Reader } from '../../database/transaction.js';
import { WaitingWork, type Waiting } from '../people/waiting-work.js';
import { AssignmentsService } from './assignments.service.js';

/** Coursework that is not done yet waits on who gave it. */
@Injectable()
export class WaitingAssignments {
  constructor(
    private readonly assignments: AssignmentsService,
    waitingWork: WaitingWork,
  ) {
    waitingWork.ask((reader, personId) => this.waitingOn(reader, personId));
  }

  private async waitingOn(reader: Reader, personId: string): Promise<readonly Waiting[]> {
    const unfinished = await this.assignments.unfinishedBy(reader, personId);
    return unfinished.map(({ learner, title }) => ({ kind: 'assignments', learner, title }));
  }
}
