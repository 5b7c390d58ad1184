import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import type { Reader, Transaction } from '../../database/transaction.js';
import { isoDay } from '../../domain/day.js';
import { type Actor, mayDo, requireMay } from '../../domain/permission.js';
import { InvalidInput, NotFound, Refusal } from '../../domain/refusal.js';
import { AuditService } from '../audit/audit.service.js';
import type { CohortFields } from './cohort.entity.js';
import type { CohortDto, CohortListItemDto } from './cohort.dto.js';
import { CohortsRepository } from './cohorts.repository.js';
import { PeopleService } from './people.service.js';
import { PostChanges } from './post-changes.js';
import { SitesRepository } from './sites.repository.js';

@Injectable()
export class CohortsService {
  constructor(
    private readonly database: Database,
    private readonly cohorts: CohortsRepository,
    private readonly sites: SitesRepository,
    private readonly people: PeopleService,
    private readonly postChanges: PostChanges,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** The cohorts within the actor's scope, with how many are in each. */
  async list(actor: Actor): Promise<CohortListItemDto[]> {
    const { reader } = this.database;
    const counts = await this.cohorts.presentCounts(reader, instantText(this.clock.now()));
    const visible = await this.names(actor);
    return visible.map((cohort) => ({ ...cohort, members: counts.get(cohort.code) ?? 0 }));
  }

  /** The same without counting anybody: to choose from. */
  async names(actor: Actor): Promise<CohortFields[]> {
    const { reader } = this.database;
    const today = await this.people.todayFor(reader, actor.personId);
    const all = await this.cohorts.all(reader);
    return all.filter((cohort) => mayDo(actor, 'cohorts:read', targetOf(cohort), today).allowed);
  }

  async one(actor: Actor, code: string): Promise<CohortDto> {
    const { reader } = this.database;
    const cohort = await this.visible(reader, actor, code);
    return this.view(reader, cohort);
  }

  add(actor: Actor, cohort: CohortFields): Promise<CohortDto> {
    return this.database.transaction(async (tx) => {
      const today = await this.people.todayFor(tx, actor.personId);
      if (cohort.site !== null && !(await this.sites.byCode(tx, cohort.site))) {
        throw new InvalidInput([{ field: 'site', message: 'must be the code of a site' }]);
      }
      requireMay(actor, 'cohorts:edit', { site: cohort.site }, today);
      if (await this.cohorts.byCode(tx, cohort.code)) throw cohortTaken(cohort.code);

      await this.cohorts.add(tx, cohort);
      await this.audit.record(tx, {
        action: 'cohort-added',
        subject: cohort.code,
        by: actor.personId,
        details: { ...cohort },
      });
      return this.view(tx, cohort);
    });
  }

  /** Makes these the members: who isn't named leaves. Those who come or go must be within the actor's scope. */
  setMembers(actor: Actor, code: string, learnerIds: readonly string[]): Promise<CohortDto> {
    return this.changeMembers(actor, code, () => learnerIds);
  }

  /** Some come and some go, whoever else is a member. */
  addAndRemove(
    actor: Actor,
    code: string,
    change: { add?: readonly string[]; remove?: readonly string[] },
  ): Promise<CohortDto> {
    const { add = [], remove = [] } = change;
    return this.changeMembers(actor, code, (before) =>
      [...new Set([...before, ...add])].filter((id) => !remove.includes(id)),
    );
  }

  private changeMembers(
    actor: Actor,
    code: string,
    membersAfter: (before: readonly string[]) => readonly string[],
  ): Promise<CohortDto> {
    return this.database.transaction(async (tx) => {
      await this.cohorts.touch(tx, code);
      const cohort = await this.visible(tx, actor, code);
      const today = await this.people.todayFor(tx, actor.personId);
      requireMay(actor, 'cohorts:edit', targetOf(cohort), today);

      const before = new Set(await this.cohorts.members(tx, code));
      const learnerIds = membersAfter([...before]);
      const after = new Set(learnerIds);
      const joining = [...after].filter((id) => !before.has(id));
      const leaving = [...before].filter((id) => !after.has(id));
      if (joining.length + leaving.length === 0) return this.view(tx, cohort);

      await this.refuseUnknown(tx, actor, learnerIds, joining);
      await this.cohorts.join(tx, code, joining, isoDay(today));
      await this.cohorts.leave(tx, code, leaving);
      for (const learnerId of [...joining, ...leaving]) {
        const { today } = await this.people.learner(tx, learnerId);
        await this.postChanges.tell(tx, { learnerId, recordedBy: actor.personId, today });
      }
      await this.audit.record(tx, {
        action: 'cohort-members-changed',
        subject: code,
        by: actor.personId,
        details: { joining, leaving },
      });
      return this.view(tx, cohort);
    });
  }

  /** Else a manager of one cohort could bring anybody into their own scope by adding them to it. */
  private async refuseUnknown(
    tx: Transaction,
    actor: Actor,
    learnerIds: readonly string[],
    joining: readonly string[],
  ): Promise<void> {
    const errors: { field: string; message: string }[] = [];
    for (const id of joining) {
      try {
        await this.people.permit(tx, actor, 'people:read', id);
      } catch (error) {
        if (!(error instanceof NotFound)) throw error;
        errors.push({ field: `learners.${learnerIds.indexOf(id)}`, message: 'is nobody you know' });
      }
    }
    if (errors.length > 0) throw new InvalidInput(errors);
  }

  private async visible(reader: Reader, actor: Actor, code: string): Promise<CohortFields> {
    const cohort = await this.cohorts.byCode(reader, code);
    const today = await this.people.todayFor(reader, actor.personId);
    if (!cohort || !mayDo(actor, 'cohorts:read', targetOf(cohort), today).allowed) {
      throw new NotFound(`There is no cohort ${code}.`);
    }
    return cohort;
  }

  private async view(reader: Reader, cohort: CohortFields): Promise<CohortDto> {
    const ids = await this.cohorts.members(reader, cohort.code);
    const names = await this.people.names(reader, ids);
    const now = instantText(this.clock.now());
    const present = await this.cohorts.present(reader, cohort.code, now);
    const learners = ids.map((id) => ({ id, name: names.get(id) ?? '', active: present.has(id) }));
    learners.sort((a, b) => a.name.localeCompare(b.name));
    return {
      code: cohort.code,
      name: cohort.name,
      site: cohort.site,
      members: present.size,
      learners,
    };
  }
}

function targetOf(cohort: CohortFields) {
  return { site: cohort.site, cohorts: [cohort.code] };
}

function cohortTaken(code: string): Refusal {
  return new Refusal(
    [
      {
        code: 'cohort-taken',
        subject: code,
        text: `There is a cohort ${code} already. Choose another code.`,
      },
    ],
    true,
  );
}
