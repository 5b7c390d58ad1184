import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { Database } from '../../database/database.js';
import type { Reader, Transaction } from '../../database/transaction.js';
import { addDays, day, isoDay, type IsoDay } from '../../domain/day.js';
import { InvalidInput } from '../../domain/refusal.js';
import { AuditService } from '../audit/audit.service.js';
import { EmploymentService } from './employment.service.js';
import { PeopleService } from './people.service.js';
import type { SeparatedDto, WaitingWorkDto } from './person.dto.js';
import { PersonViews } from './person-views.js';
import type { RelationKind } from './relation.entity.js';
import { RelationsRepository } from './relations.repository.js';
import type { RehirePersonDto } from './rehire-person.dto.js';
import { RelationsService } from './relations.service.js';
import { RolesService } from './roles.service.js';
import type { SeparatePersonDto } from './separate-person.dto.js';
import { type Waiting, WaitingWork } from './waiting-work.js';

/** When somebody goes, and when they come back. */
@Injectable()
export class SeparatePerson implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly views: PersonViews,
    private readonly employment: EmploymentService,
    private readonly roles: RolesService,
    private readonly relations: RelationsRepository,
    private readonly lookingAfter: RelationsService,
    private readonly waitingWork: WaitingWork,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.waitingWork.ask((reader, personId) => this.trainees(reader, personId));
  }

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
      if (handOverTo !== undefined) await this.handOver(tx, personId, on, handOverTo);
      const waiting = waitingView(await this.waitingWork.of(tx, personId));
      await this.audit.record(tx, {
        action: 'person-separated',
        subject: personId,
        by,
        details: { on },
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
    return waitingView(await this.waitingWork.of(reader, personId));
  }

  /** From the day after the last, somebody else stands wherever this person looked after others. */
  private async handOver(
    tx: Transaction,
    personId: string,
    lastDay: IsoDay,
    to: string,
  ): Promise<void> {
    const next = isoDay(addDays(day(lastDay), 1));
    const successor = await this.lookingAfter.named(tx, to, 'handOverTo');
    if (successor === personId) {
      throw new InvalidInput([{ field: 'handOverTo', message: 'must be somebody else' }]);
    }
    const now = this.clock.now().toISOString();
    for (const { id, kind } of await this.relations.traineesOf(tx, personId, next, now)) {
      // Nobody looks after themselves: this one is left for the office to settle.
      if (id === successor) continue;
      const others = (await this.lookingAfter.on(tx, id, next))[kind];
      const after = others.map((other) => (other === personId ? successor : other));
      await this.relations.replaceFrom(tx, id, kind, [...new Set(after)], next);
    }
  }

  private async trainees(reader: Reader, personId: string): Promise<Waiting[]> {
    const today = await this.people.todayFor(reader, personId);
    const { separatedOn } = await this.views.one(reader, personId);
    // What is handed over from the day after they go doesn't wait on them.
    const left = separatedOn === null ? today : addDays(day(separatedOn), 1);
    const now = this.clock.now().toISOString();
    const from = isoDay(left > today ? left : today);
    const trainees = await this.relations.traineesOf(reader, personId, from, now);
    return trainees.map(({ id, name, kind }) => ({
      kind: 'trainees',
      learner: { id, name },
      title: IS_THEIR[kind],
    }));
  }
}

const IS_THEIR: Readonly<Record<RelationKind, string>> = {
  supervisor: 'Needs another supervisor',
  preceptor: 'Needs another preceptor',
  'supervising-provider': 'Needs another supervising provider',
};

function waitingView(waiting: readonly Waiting[]): WaitingWorkDto {
  const of = (kind: Waiting['kind']) =>
    waiting
      .filter((each) => each.kind === kind)
      .map(({ learner, title }) => ({ learner: { ...learner }, title }));
  return { trainees: of('trainees'), approvals: of('approvals'), assignments: of('assignments') };
}
