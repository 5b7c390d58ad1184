import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';
import { isoDay, type IsoDay } from '../../domain/day.js';
import { InvalidInput, NotFound } from '../../domain/refusal.js';
import { AuditService } from '../audit/audit.service.js';
import { emailOf } from './email.js';
import { EmploymentService, type PostChoice } from './employment.service.js';
import { type NewPerson, sortedBy } from './hire-person.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleService } from './people.service.js';
import type { Person } from './person.entity.js';
import { RelationsService } from './relations.service.js';
import { RolesService } from './roles.service.js';
import { UniqueSignIns } from './unique-sign-ins.js';

/** What changes of a person; what is undefined stays. */
export type PersonChanges = Partial<
  Omit<NewPerson, 'hiredOn' | 'originalHireOn' | 'trackedFrom' | 'passwordHash'>
> & {
  /** From when a new post and new supervisors hold; today, unless told. */
  readonly effectiveOn?: IsoDay | undefined;
};

type Identity = Pick<Person, 'givenName' | 'familyName' | 'email' | 'employeeNumber'>;

/** Changes a person: name and sign-in at once, the post by a fact, who looks after them by day. */
@Injectable()
export class ChangePerson {
  constructor(
    private readonly people: PeopleRepository,
    private readonly known: PeopleService,
    private readonly signIns: UniqueSignIns,
    private readonly roles: RolesService,
    private readonly relations: RelationsService,
    private readonly employment: EmploymentService,
    private readonly audit: AuditService,
  ) {}

  /** Answers whether anything changed. */
  async change(
    tx: Transaction,
    personId: string,
    changes: PersonChanges,
    by: string,
  ): Promise<boolean> {
    refuseEmptyNames(changes);
    const today = isoDay(await this.known.todayFor(tx, personId));
    const on = changes.effectiveOn ?? today;

    const changed = [
      await this.changeIdentity(tx, personId, changes, by),
      await this.transfer(tx, personId, changes, on, by),
      await this.relations.set(tx, personId, changes, on),
      changes.roles ? await this.roles.change(tx, personId, changes.roles, by) : false,
    ];
    return changed.includes(true);
  }

  private async changeIdentity(
    tx: Transaction,
    personId: string,
    changes: PersonChanges,
    by: string,
  ): Promise<boolean> {
    const person = await this.people.byId(tx, personId);
    if (!person) throw new NotFound('There is no such person.');

    const after: Identity = {
      givenName: changes.givenName ?? person.givenName,
      familyName: changes.familyName ?? person.familyName,
      email: changes.email === undefined ? person.email : emailOf(changes.email),
      employeeNumber:
        changes.employeeNumber === undefined ? person.employeeNumber : changes.employeeNumber,
    };
    const fields = IDENTITY.filter((field) => after[field] !== person[field]);
    if (fields.length === 0) return false;

    await this.signIns.refuseTaken(tx, after, personId);
    await this.people.change(tx, personId, { ...after, ...sortedBy(after) });
    await this.audit.record(tx, {
      action: 'person-changed',
      subject: personId,
      by,
      details: Object.fromEntries(fields.map((field) => [field, after[field]])),
    });
    return true;
  }

  /** Appends a fact where the post of that day is another now. */
  private async transfer(
    tx: Transaction,
    personId: string,
    changes: PersonChanges,
    on: IsoDay,
    by: string,
  ): Promise<boolean> {
    const wanted: Partial<PostChoice> = {
      ...(typeof changes.site === 'string' && { site: changes.site }),
      ...(changes.position !== undefined && { position: changes.position }),
      ...(changes.exposures && { exposures: changes.exposures }),
    };
    if (Object.keys(wanted).length === 0) return false;
    const post = await this.employment.postOn(tx, personId, on);
    const isSame =
      (wanted.site ?? post.site) === post.site &&
      (wanted.position === undefined || wanted.position === post.position) &&
      (!wanted.exposures || sameCodes(wanted.exposures, post.exposures));
    if (isSame) return false;

    await this.employment.transfer(tx, personId, wanted, on, by);
    await this.employment.changed(tx, personId, by);
    return true;
  }
}

const IDENTITY = ['givenName', 'familyName', 'email', 'employeeNumber'] as const;

function sameCodes(some: readonly string[], others: readonly string[]): boolean {
  return JSON.stringify(some.toSorted()) === JSON.stringify(others.toSorted());
}

function refuseEmptyNames(changes: PersonChanges): void {
  const errors = (['givenName', 'familyName'] as const)
    .filter((field) => (changes[field] as string | null | undefined) === null)
    .map((field) => ({ field, message: 'must not be empty' }));
  if (errors.length > 0) throw new InvalidInput(errors);
}
