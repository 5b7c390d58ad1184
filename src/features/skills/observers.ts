import { Injectable } from '@nestjs/common';
import type { Reader } from '../../database/transaction.js';
import { standsAlone } from '../../domain/alone.js';
import { credentialOn } from '../../domain/credential-standing.js';
import type { Day } from '../../domain/day.js';
import type { Observer, ObserverKind } from '../../domain/observer.js';
import { holdsRole, type Target } from '../../domain/permission.js';
import { entriesOf, type LearnerRecord } from '../../domain/record.js';
import type { SkillDefinition, SkillLeaf } from '../../domain/requirement.js';
import { isMet } from '../../domain/status.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { PeopleService, type Learner } from '../people/people.service.js';
import { RolesService } from '../people/roles.service.js';

/** What people are to a skill and a learner: signed off in it, licensed, or of a role here. */
@Injectable()
export class Observers {
  constructor(
    private readonly people: PeopleService,
    private readonly roles: RolesService,
    private readonly catalog: CatalogService,
    private readonly ledger: LedgerService,
  ) {}

  /** Somebody as an observer of a learner's skill on a day. Roles are those of today. */
  async observer(
    reader: Reader,
    personId: string,
    skill: SkillDefinition,
    learner: Learner,
    on: Day,
  ): Promise<Observer> {
    const kinds = new Set<ObserverKind>();
    const record = await this.ledger.record(reader, personId);
    if (this.holds(record, skill, on)) kinds.add('holds-this-skill');
    if (await this.isLicensed(reader, personId, record, on)) kinds.add('licensed-clinician');
    const actor = { personId, grants: await this.roles.of(reader, personId) };
    const target: Target = { site: learner.site, cohorts: learner.cohorts };
    if (holdsRole(actor, 'manager', target, learner.today)) kinds.add('manager');
    if (holdsRole(actor, 'instructor', target, learner.today)) kinds.add('instructor');
    return { id: personId, name: await this.people.nameOf(reader, personId), kinds };
  }

  /** Whether somebody holds a clinician's license on a day. */
  async isClinician(reader: Reader, personId: string, on: Day): Promise<boolean> {
    return this.isLicensed(reader, personId, await this.ledger.record(reader, personId), on);
  }

  /** The staff whose role reaches a learner, each as an observer of a skill today. */
  async over(reader: Reader, skill: SkillDefinition, learner: Learner): Promise<Observer[]> {
    const staff = await this.roles.staffOver(reader, learner);
    const observers: Observer[] = [];
    for (const { id } of staff) {
      if (id === learner.id) continue;
      observers.push(await this.observer(reader, id, skill, learner, learner.today));
    }
    return observers;
  }

  private holds(record: LearnerRecord, skill: SkillDefinition, on: Day): boolean {
    const { code: key, title } = skill;
    const leaf: SkillLeaf = { kind: 'skill', key, title, skill };
    const standing = standsAlone(record, leaf, this.catalog.definitions, on);
    return standing !== null && isMet(standing.status);
  }

  private async isLicensed(
    reader: Reader,
    personId: string,
    record: LearnerRecord,
    on: Day,
  ): Promise<boolean> {
    const { definitions } = this.catalog;
    for (const { definition } of this.catalog.newest('credential')) {
      if (!definition.cosigns) continue;
      const held = credentialOn(definition, record, definitions, on);
      if (held === null || !isMet(held.status)) continue;
      if (await this.isVouchedFor(reader, personId, record, definition.code, on)) return true;
    }
    return false;
  }

  /** A license that somebody recorded themselves counts once a colleague has verified it. */
  private async isVouchedFor(
    reader: Reader,
    personId: string,
    record: LearnerRecord,
    code: string,
    on: Day,
  ): Promise<boolean> {
    const row = `credential/${code}`;
    const card = entriesOf(record, row, 'credential-recorded').findLast((each) => each.on <= on);
    if (!card) return false;
    const verified = entriesOf(record, row, 'credential-verified');
    if (verified.some(({ payload }) => payload.fact === card.seq)) return true;
    return (await this.ledger.fact(reader, personId, card.seq)).recordedBy !== personId;
  }
}
