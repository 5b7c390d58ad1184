import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import type { Reader, Transaction } from '../../database/transaction.js';
import { STAFF, type Grant } from '../../domain/permission.js';
import { InvalidInput, Refusal } from '../../domain/refusal.js';
import { told } from '../../domain/told.js';
import { AuditService } from '../audit/audit.service.js';
import { CohortsRepository } from './cohorts.repository.js';
import { roleView } from './person-views.js';
import { grantOf, type RoleInput } from './role.dto.js';
import { RolesRepository } from './roles.repository.js';
import { SitesRepository } from './sites.repository.js';

/** Gives and takes roles. Somebody can always administer the office: the last one stays. */
@Injectable()
export class RolesService {
  constructor(
    private readonly roles: RolesRepository,
    private readonly sites: SitesRepository,
    private readonly cohorts: CohortsRepository,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** The grants of a person, those that have run out included. */
  async of(reader: Reader, personId: string): Promise<readonly Grant[]> {
    return (await this.roles.grantsOf(reader, [personId])).get(personId) ?? [];
  }

  /** The instructors, managers and administrators whose role reaches somebody, by name; the first of them where they are many. */
  staffOver(
    reader: Reader,
    learner: { readonly site: string; readonly cohorts: readonly string[] },
  ): Promise<readonly { readonly id: string; readonly name: string }[]> {
    const now = instantText(this.clock.now());
    return this.roles.holdersOver(reader, STAFF, learner, now, STAFF_SHOWN);
  }

  /** A new person's roles. Throws InvalidInput for a site or cohort that there isn't. */
  async give(tx: Transaction, personId: string, roles: readonly RoleInput[]): Promise<void> {
    await this.roles.add(tx, personId, await this.checked(tx, roles));
  }

  /**
   * Gives these roles in place of those before; answers whether they differ. Refused where
   * nobody would administer the office.
   */
  async change(
    tx: Transaction,
    personId: string,
    roles: readonly RoleInput[],
    by: string,
  ): Promise<boolean> {
    const before = await this.of(tx, personId);
    const after = await this.checked(tx, roles);
    if (sameGrants(before, after)) return false;
    if (before.some(isLasting) && !after.some(isLasting)) {
      await this.refuseLastAdministrator(tx, personId);
    }
    await this.roles.replace(tx, personId, after);
    await this.audit.record(tx, {
      action: 'roles-changed',
      subject: personId,
      by,
      details: { before: before.map(roleView), after: after.map(roleView) },
    });
    return true;
  }

  /** Before a person goes: throws a Refusal where they are the only administrator left. */
  async refuseLastToGo(tx: Transaction, personId: string): Promise<void> {
    if ((await this.of(tx, personId)).some(isLasting)) {
      await this.refuseLastAdministrator(tx, personId);
    }
  }

  private async refuseLastAdministrator(tx: Transaction, personId: string): Promise<void> {
    await this.roles.touchAdministrators(tx);
    const now = instantText(this.clock.now());
    if (await this.roles.hasAnotherAdministrator(tx, personId, now)) return;
    throw new Refusal([
      {
        code: 'last-administrator',
        subject: personId,
        text: 'Make somebody else an administrator first: this is the only one.',
      },
    ]);
  }

  private async checked(reader: Reader, roles: readonly RoleInput[]): Promise<Grant[]> {
    const grants = new Map(
      roles.map(grantOf).map((grant) => [`${grant.role}/${grant.site}/${grant.cohort}`, grant]),
    );
    for (const [index, grant] of roles.map(grantOf).entries()) {
      const { site, cohort } = grant;
      if (site !== null && !(await this.sites.byCode(reader, site))) {
        throw unknown(index, told`names the site ${site}, which there is not`);
      }
      if (cohort !== null && !(await this.cohorts.byCode(reader, cohort))) {
        throw unknown(index, `names the cohort ${cohort}, which there is not`);
      }
    }
    return [...grants.values()];
  }
}

/** More than these are not asked one by one. */
const STAFF_SHOWN = 60;

function isLasting(grant: Grant): boolean {
  return grant.role === 'administrator' && grant.until === null;
}

function sameGrants(before: readonly Grant[], after: readonly Grant[]): boolean {
  const text = (grants: readonly Grant[]) => grants.map((each) => JSON.stringify(each)).sort();
  return JSON.stringify(text(before)) === JSON.stringify(text(after));
}

function unknown(index: number, message: string): InvalidInput {
  return new InvalidInput([{ field: `roles.${index}`, message }]);
}
