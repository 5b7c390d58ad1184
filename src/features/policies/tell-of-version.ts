import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';
import { factsOfNewVersion, type NewPolicyVersion } from '../../domain/policy.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { JobsService, type JobWork } from '../jobs/jobs.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { PeopleService } from '../people/people.service.js';

export const TELL_OF_VERSION = 'policy-version';

interface Told {
  /** How many were moved to the new version, or called to sign again. */
  readonly told: number;
}

/** Brings a new version of a policy to everybody who is on the one before, as a job. */
@Injectable()
export class TellOfVersion implements JobWork<NewPolicyVersion, Told> {
  readonly empty: Told = { told: 0 };

  constructor(
    private readonly people: PeopleService,
    private readonly ledger: LedgerService,
    private readonly catalog: CatalogService,
    jobs: JobsService,
  ) {
    jobs.register(TELL_OF_VERSION, this);
  }

  async forLearners(
    tx: Transaction,
    version: NewPolicyVersion,
    learnerIds: readonly string[],
    { told }: Told,
  ): Promise<Told> {
    // The job may run in a process that did not publish.
    if (!this.catalog.find('path', version.code, version.pathVersion)) await this.catalog.refresh();
    for (const { id, today } of await this.people.learners(tx, learnerIds)) {
      const facts = factsOfNewVersion(await this.ledger.record(tx, id), version, today);
      if (facts.length === 0) continue;
      await this.ledger.append(tx, id, facts, { recordedBy: SYSTEM, today });
      told += 1;
    }
    return { told };
  }
}

/** Who recorded what no person did. */
const SYSTEM = 'system';
