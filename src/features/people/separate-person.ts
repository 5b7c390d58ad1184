import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Reader, Transaction } from '../../database/transaction.js';
import { addDays, day, isoDay, type IsoDay } from '../../domain/day.js';
import { InvalidInput } from '../../domain/refusal.js';
import { AuditService } from '../audit/audit.service.js';
import { EmploymentService } from './employment.service.js';
import { PeopleService } from './people.service.js';
import type { SeparatedDto, WaitingWorkDto } from './person.dto.js';
import { PersonViews } from './person-views.js';
import type { RehirePersonDto } from './rehire-person.dto.js';
import { RelationsService } from './relations.service.js';
import { RolesService } from './roles.service.js';
import type { SeparatePersonDto } from './separate-person.dto.js';
import { type Waiting, WaitingWork } from './waiting-work.js';

/** When somebody goes, and when they come back. */
@Injectable()
export class SeparatePerson {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly views: PersonViews,
    private readonly employment: EmploymentService,
    private readonly roles: RolesService,
    private readonly lookingAfter: RelationsService,
    private readonly waitingWork: WaitingWork,
    private readonly audit: AuditService,
  ) {}

  /** Answers the person, and what somebody else must take over. */
  separate(
    personId: string,
    { on, reason, handOverTo }: SeparatePersonDto,
    by: string,
  ): Promise<SeparatedDto> {
    return this.database.transaction(async (tx) => {
      await this.people.learner(tx, personId);
      await this.roles.refuseLastToGo(tx, personId);
      await this.employment.separate(tx, personId, on, reason, by);
      await this.employment.changed(tx, personId, by);
      const to = handOverTo === undefined ? null : await this.handOverIn(tx, personId, handOverTo);
      const waiting = await this.waiting(tx, personId);
      await this.audit.record(tx, {
        action: 'person-separated',
        subject: personId,
        by,
        details: { on, ...(to !== null && { handedOverTo: to }) },
      });
      const person = await this.views.one(tx, personId);
      return { ...person, waiting };
    });
  }

  rehire(personId: string, hire: RehirePersonDto, by: string) {
    return this.database.transaction(async (tx) => {
      await this.people.learner(tx, personId);
      await this.employment.rehire(tx, personId, hire, by);
      await this.employment.changed(tx, personId, by);
      const { on } = hire;
      await this.audit.record(tx, {
        action: 'person-rehired',
        subject: personId,
        by,
        details: { on },
      });
      return this.views.one(tx, personId);
    });
  }

  /** What waits on somebody: to be looked at before they go, and handed over after. */
  async waitingOn(personId: string): Promise<WaitingWorkDto> {
    const { reader } = this.database;
    await this.people.learner(reader, personId);
    return this.waiting(reader, personId);
  }

  /** Hands over what still waits on somebody who goes, or has gone. Answers to whom, and what is left. */
  handOver(
    personId: string,
    handOverTo: string,
    by: string,
  ): Promise<{ to: string; waiting: WaitingWorkDto }> {
    return this.database.transaction(async (tx) => {
      await this.people.learner(tx, personId);
      const to = await this.handOverIn(tx, personId, handOverTo);
      const details = { handedOverTo: to };
      await this.audit.record(tx, { action: 'work-handed-over', subject: personId, by, details });
      const { name } = await this.people.learner(tx, to);
      return { to: name, waiting: await this.waiting(tx, personId) };
    });
  }

  /** The day from which what waits on them is somebody else's: after their last, today at the earliest. */
  private async leftFrom(reader: Reader, personId: string): Promise<IsoDay> {
    const today = await this.people.todayFor(reader, personId);
    const { separatedOn } = await this.views.one(reader, personId);
    const left = separatedOn === null ? today : addDays(day(separatedOn), 1);
    return isoDay(left > today ? left : today);
  }

  private async handOverIn(tx: Transaction, from: string, named: string): Promise<string> {
    const to = await this.lookingAfter.named(tx, named, 'handOverTo');
    if (to === from) throw unfit('must be somebody else');
    if (!(await this.people.learner(tx, to)).isEmployed) throw unfit('must name who works here');
    await this.waitingWork.handOver(tx, { from, to, on: await this.leftFrom(tx, from) });
    return to;
  }

  private async waiting(reader: Reader, personId: string): Promise<WaitingWorkDto> {
    const on = await this.leftFrom(reader, personId);
    return waitingView(await this.waitingWork.of(reader, personId, on));
  }
}

function unfit(message: string): InvalidInput {
  return new InvalidInput([{ field: 'handOverTo', message }]);
}

function waitingView(waiting: readonly Waiting[]): WaitingWorkDto {
  const of = (kind: Waiting['kind']) =>
    waiting.flatMap((each) =>
      each.kind === kind && each.kind !== 'others'
        ? [{ learner: { ...each.learner }, title: each.title }]
        : [],
    );
  return {
    ...{ trainees: of('trainees'), approvals: of('approvals'), assignments: of('assignments') },
    others: waiting.flatMap((each) =>
      each.kind === 'others' ? [{ title: each.title, url: each.url }] : [],
    ),
  };
}
