import { Injectable } from '@nestjs/common';
import type { Reader } from '../../database/transaction.js';
import { told } from '../../domain/told.js';
import { dayText } from '../../ui/dates.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { type Waiting, WaitingWork, type WorkThatWaits } from '../people/waiting-work.js';
import { SessionRepository } from './session.repository.js';

/** A live session of which nobody's attendance is recorded yet waits on who recorded it. */
@Injectable()
export class WaitingSessions implements WorkThatWaits {
  constructor(
    private readonly catalog: CatalogService,
    private readonly sessions: SessionRepository,
    waitingWork: WaitingWork,
  ) {
    waitingWork.add(this);
  }

  async waitingOn(reader: Reader, personId: string): Promise<readonly Waiting[]> {
    const sessions = await this.sessions.unattendedBy(reader, personId);
    return sessions.map(({ id, course, heldOn }) => {
      const title = this.catalog.find('course', course)?.title ?? course;
      return {
        kind: 'others',
        title: told`${title}, live session on ${dayText(heldOn)}: nobody is recorded yet`,
        url: `/sessions/${id}`,
      };
    });
  }
}
