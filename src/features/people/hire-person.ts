import { Injectable } from '@nestjs/common';
import { v7 as newId } from 'uuid';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import type { Transaction } from '../../database/transaction.js';
import type { IsoDay } from '../../domain/day.js';
import { AuditService } from '../audit/audit.service.js';
import { emailOf } from './email.js';
import { EmploymentService } from './employment.service.js';
import { foldText } from './fold-text.js';
import { PasswordsService } from './passwords.service.js';
import { PeopleRepository } from './people.repository.js';
import { RelationsService } from './relations.service.js';
import type { RoleInput } from './role.dto.js';
import { RolesService } from './roles.service.js';
import { SitesService } from './sites.service.js';
import { UniqueSignIns } from './unique-sign-ins.js';

export interface NewPerson {
  readonly givenName: string;
  readonly familyName: string;
  readonly email?: string | null | undefined;
  readonly employeeNumber?: string | null | undefined;
  readonly site?: string | null | undefined;
  readonly position?: string | null | undefined;
  readonly hiredOn?: IsoDay | null | undefined;
  readonly originalHireOn?: IsoDay | null | undefined;
  readonly trackedFrom?: IsoDay | null | undefined;
  readonly exposures?: readonly string[] | null | undefined;
  readonly supervisor?: string | null | undefined;
  readonly preceptors?: readonly string[] | null | undefined;
  readonly supervisingProvider?: string | null | undefined;
  readonly roles?: readonly RoleInput[] | null | undefined;
  /** Made before the transaction. */
  readonly passwordHash?: string | undefined;
}

/** Adds a person and hires them: the person, their roles and the fact, or nothing. */
@Injectable()
export class HirePerson {
  constructor(
    private readonly people: PeopleRepository,
    private readonly signIns: UniqueSignIns,
    private readonly sites: SitesService,
    private readonly roles: RolesService,
    private readonly relations: RelationsService,
    private readonly passwords: PasswordsService,
    private readonly employment: EmploymentService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Answers the person's id. `by` is null for the first person, who hires themselves. */
  async hire(tx: Transaction, person: NewPerson, by: string | null): Promise<string> {
    const id = newId();
    const email = emailOf(person.email);
    const employeeNumber = person.employeeNumber ?? null;
    await this.signIns.refuseTaken(tx, { email, employeeNumber }, id);
    const site = await this.sites.siteForHire(tx, person.site ?? undefined);

    const names = { givenName: person.givenName, familyName: person.familyName };
    const createdAt = instantText(this.clock.now());
    const who = { ...names, email, employeeNumber };
    await this.people.add(tx, { id, ...who, ...sortedBy(who), createdAt });
    await this.roles.give(tx, id, person.roles ?? ['learner']);
    if (person.passwordHash) await this.passwords.keep(tx, id, person.passwordHash);

    const hiredOn = await this.employment.hire(
      tx,
      id,
      {
        site,
        position: person.position ?? null,
        exposures: person.exposures ?? undefined,
        on: person.hiredOn ?? undefined,
        originalHireOn: person.originalHireOn ?? undefined,
        trackedFrom: person.trackedFrom ?? undefined,
      },
      by ?? id,
    );
    await this.relations.set(tx, id, person, hiredOn);
    await this.employment.changed(tx, id, by ?? id);
    await this.audit.record(tx, {
      action: 'person-added',
      subject: id,
      by: by ?? id,
      details: { roles: person.roles ?? ['learner'], hasPassword: Boolean(person.passwordHash) },
    });
    return id;
  }
}

/** What lists order by and search in. */
export function sortedBy(person: {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string | null;
  readonly employeeNumber: string | null;
}): { sortName: string; searchText: string } {
  const { givenName, familyName, email, employeeNumber } = person;
  return {
    sortName: foldText(`${familyName} ${givenName}`),
    searchText: foldText([givenName, familyName, email ?? '', employeeNumber ?? ''].join(' ')),
  };
}
