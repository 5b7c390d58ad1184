import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';
import { day } from '../../domain/day.js';
import { factsOfSiteRules, isSameRules } from '../../domain/site-rules.js';
import { JobsService, type JobWork } from '../jobs/jobs.service.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { PeopleService } from '../people/people.service.js';
import { SiteChanges, type SiteChanged } from '../people/site-changes.js';
import { rulesOfSite, SitesService } from '../people/sites.service.js';

const TELL_OF_SITE_RULES = 'site-rules';
/** Milliseconds that whoever changes a site waits for everybody there to be told. */
const PATIENCE_MS = 10_000;

interface Told {
  readonly told: number;
}

/** Brings what a site says about observed skills to everybody who works there, as a job. */
@Injectable()
export class TellOfSiteRules implements JobWork<SiteChanged, Told> {
  readonly empty: Told = { told: 0 };

  constructor(
    private readonly people: PeopleService,
    private readonly sites: SitesService,
    private readonly ledger: LedgerService,
    jobs: JobsService,
    siteChanges: SiteChanges,
  ) {
    jobs.register(TELL_OF_SITE_RULES, this);
    siteChanges.handle(async (tx, event) => {
      const learners = await this.sites.peopleAt(tx, event.site);
      if (learners.length === 0) return async () => {};
      const id = await jobs.add(tx, TELL_OF_SITE_RULES, event, learners, event.by);
      return () => jobs.run(id, PATIENCE_MS);
    });
  }

  async forLearners(
    tx: Transaction,
    event: SiteChanged,
    learnerIds: readonly string[],
    { told }: Told,
  ): Promise<Told> {
    // Changed again meanwhile: that change has a job of its own, which may have been here already.
    const now = rulesOfSite(await this.sites.site(tx, event.site));
    if (!isSameRules(now, event.rules)) return { told };
    for (const { id, today } of await this.people.learners(tx, learnerIds)) {
      const record = await this.ledger.record(tx, id);
      const facts = factsOfSiteRules(record, event, day(event.on));
      if (facts.length === 0) continue;
      await this.ledger.append(tx, id, facts, { recordedBy: event.by, today });
      told += 1;
    }
    return { told };
  }
}
