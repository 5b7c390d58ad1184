import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { Database } from '../../database/database.js';
import type { Reader } from '../../database/transaction.js';
import { isoDay } from '../../domain/day.js';
import { AuditService } from '../audit/audit.service.js';
import { EmploymentService } from './employment.service.js';
import { PeopleService } from './people.service.js';
import type { SeparatedDto, WaitingWorkDto } from './person.dto.js';
import { PersonViews } from './person-views.js';
import type { RelationKind } from './relation.entity.js';
import { RelationsRepository } from './relations.repository.js';
import type { RehirePersonDto } from './rehire-person.dto.js';
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
    private readonly waitingWork: WaitingWork,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.waitingWork.ask((reader, personId) => this.trainees(reader, personId));
  }

  /** Answers the person, and what somebody else must take over. */
  separate(personId: string, { on, reason }: SeparatePersonDto, by: string): Promise<SeparatedDto> {
    return this.database.transaction(async (tx) => {
      await this.people.learner(tx, personId);
      await this.roles.refuseLastToGo(tx, personId);
      await this.employment.separate(tx, personId, on, reason, by);
      await this.employment.changed(tx, personId, by);
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

  private async trainees(reader: Reader, personId: string): Promise<Waiting[]> {
    const today = isoDay(await this.people.todayFor(reader, personId));
    const now = this.clock.now().toISOString();
    const trainees = await this.relations.traineesOf(reader, personId, today, now);
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
