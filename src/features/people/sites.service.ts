import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Reader, Transaction } from '../../database/transaction.js';
import { InvalidInput, NotFound, Refusal } from '../../domain/refusal.js';
import { AuditService } from '../audit/audit.service.js';
import type { Site, SiteFields } from './site.entity.js';
import { SitesRepository } from './sites.repository.js';

/** The site that a fresh installation has. */
export const FIRST_SITE = 'MAIN';

export type SiteChanges = Partial<Omit<SiteFields, 'code'>>;

@Injectable()
export class SitesService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly sites: SitesRepository,
    private readonly audit: AuditService,
  ) {}

  /** A fresh installation needs somewhere for its first people to work. */
  async onModuleInit(): Promise<void> {
    if ((await this.sites.all(this.database.reader)).length > 0) return;
    await this.database.transaction((tx) =>
      this.sites.addUnlessThere(tx, {
        code: FIRST_SITE,
        name: 'Main office',
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        state: null,
        trackedFrom: null,
      }),
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

  add(site: SiteFields, by: string): Promise<SiteFields> {
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

  /** What changes concerns later facts only: earlier ones keep their copy of state and time zone. */
  change(code: string, changes: SiteChanges, by: string): Promise<SiteFields> {
    return this.database.transaction(async (tx) => {
      const before: SiteFields = await this.site(tx, code);
      if (Object.keys(changes).length === 0) return before;
      await this.sites.change(tx, code, changes);
      await this.audit.record(tx, {
        action: 'site-changed',
        subject: code,
        by,
        details: { ...changes },
      });
      return { ...before, ...changes };
    });
  }

  /** At set-up: says what the first site is, in place of the MAIN that stands for it. */
  async settleFirst(tx: Transaction, site: SiteFields): Promise<void> {
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
