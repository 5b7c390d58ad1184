import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import type { Reader, Transaction } from '../../database/transaction.js';
import { isoDayAt } from '../../domain/day.js';
import type { SiteRules } from '../../domain/fact.js';
import { InvalidInput, NotFound, Refusal } from '../../domain/refusal.js';
import { AGE_BANDS, isSameRules } from '../../domain/site-rules.js';
import { AuditService } from '../audit/audit.service.js';
import type { NewSite, Site, SiteFields } from './site.entity.js';
import { SiteChanges } from './site-changes.js';
import { SitesRepository } from './sites.repository.js';

/** The site that a fresh installation has. */
export const FIRST_SITE = 'MAIN';

export type ChangedFields = Partial<Omit<NewSite, 'code'>>;

@Injectable()
export class SitesService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly sites: SitesRepository,
    private readonly audit: AuditService,
    private readonly changes: SiteChanges,
    private readonly clock: Clock,
  ) {}

  /** A fresh installation needs somewhere for its first people to work. */
  async onModuleInit(): Promise<void> {
    if ((await this.sites.all(this.database.reader)).length > 0) return;
    await this.database.transaction((tx) =>
      this.sites.addUnlessThere(
        tx,
        completed({
          code: FIRST_SITE,
          name: 'Main office',
          timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          state: null,
        }),
      ),
    );
  }

  all(reader: Reader): Promise<Site[]> {
    return this.sites.all(reader);
  }

  /** Throws NotFound. */
  async site(reader: Reader, code: string): Promise<Site> {
    const site = await this.sites.byCode(reader, code);
    if (!site) throw new NotFound(`There is no site ${code}.`);
    return site;
  }

  /**
   * The site that somebody is hired to: the one named, else the only one, else MAIN.
   * Throws InvalidInput where that isn't one.
   */
  async siteForHire(reader: Reader, code: string | undefined): Promise<Site> {
    const all = await this.sites.all(reader);
    const only = all.length === 1 ? all[0] : undefined;
    const wanted = code ?? only?.code ?? FIRST_SITE;
    const site = all.find((each) => each.code === wanted);
    if (!site) {
      const codes = all.map((each) => each.code).join(', ');
      throw new InvalidInput([{ field: 'site', message: `must be one of the sites ${codes}` }]);
    }
    return site;
  }

  add(given: NewSite, by: string): Promise<SiteFields> {
    const site = completed(given);
    return this.database.transaction(async (tx) => {
      if (await this.sites.byCode(tx, site.code)) {
        throw siteTaken(site.code);
      }
      await this.sites.add(tx, site);
      await this.audit.record(tx, {
        action: 'site-added',
        subject: site.code,
        by,
        details: { ...site },
      });
      return site;
    });
  }

  /**
   * What changes concerns later facts only: earlier ones keep their copy of state and time
   * zone. What the site says about observed skills is told to those who work there, and
   * holds from the day that it is there.
   */
  async change(code: string, given: ChangedFields, by: string): Promise<SiteFields> {
    let afterwards: (() => Promise<void>) | undefined;
    const site = await this.database.transaction(async (tx) => {
      const before: SiteFields = await this.site(tx, code);
      if (Object.keys(given).length === 0) return before;
      const after = completed({ ...before, ...given });
      const changes = changesIn(after, given);
      await this.sites.change(tx, code, changes);
      await this.audit.record(tx, { action: 'site-changed', subject: code, by, details: changes });
      const rules = rulesOfSite(after);
      if (!isSameRules(rulesOfSite(before), rules)) {
        const on = isoDayAt(this.clock.now(), after.timeZone);
        afterwards = await this.changes.tell(tx, { site: code, rules, on, by });
      }
      return after;
    });
    await afterwards?.();
    return site;
  }

  /** Who works there now, or will. */
  peopleAt(reader: Reader, code: string): Promise<string[]> {
    return this.sites.peopleAt(reader, code, instantText(this.clock.now()));
  }

  /** At set-up: says what the first site is, in place of the MAIN that stands for it. */
  async settleFirst(tx: Transaction, given: NewSite): Promise<void> {
    const site = completed(given);
    if (site.code !== FIRST_SITE) await this.sites.remove(tx, FIRST_SITE);
    await this.sites.addUnlessThere(tx, site);
    const { code, ...changes } = site;
    await this.sites.change(tx, code, changes);
  }

  organisation(reader: Reader): Promise<string | null> {
    return this.sites.organisation(reader);
  }

  renameOrganisation(name: string, by: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      await this.sites.nameOrganisation(tx, name);
      await this.audit.record(tx, {
        action: 'organisation-named',
        subject: 'organisation',
        by,
        details: { name },
      });
    });
  }

  nameOrganisation(tx: Transaction, name: string): Promise<void> {
    return this.sites.nameOrganisation(tx, name);
  }
}

/** What a post copies from its site: only what differs from what every skill says itself. */
export function rulesOfSite({ ageBands, secondObserver }: SiteFields): SiteRules {
  return {
    ...(ageBands.length < AGE_BANDS.length && { ageBands }),
    ...(!secondObserver && { secondObserver }),
  };
}

/** All ages and a second observer, unless told; the ages in their own order. */
function completed({ ageBands, secondObserver, trackedFrom, ...site }: NewSite): SiteFields {
  return {
    ...site,
    trackedFrom: trackedFrom ?? null,
    ageBands: ageBands ? AGE_BANDS.filter((band) => ageBands.includes(band)) : AGE_BANDS,
    secondObserver: secondObserver ?? true,
  };
}

/** Of the fields of a site, those that were given. */
function changesIn(site: SiteFields, given: ChangedFields): Partial<SiteFields> {
  const names = new Set(Object.keys(given));
  return Object.fromEntries(Object.entries(site).filter(([name]) => names.has(name)));
}

function siteTaken(code: string): Refusal {
  return new Refusal(
    [
      {
        code: 'site-taken',
        subject: code,
        text: `There is a site ${code} already. Choose another code.`,
      },
    ],
    true,
  );
}
