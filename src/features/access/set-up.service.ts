import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { Settings } from '../../config/settings.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import type { Reader, Transaction } from '../../database/transaction.js';
import { Forbidden, Refusal } from '../../domain/refusal.js';
import { AuditService } from '../audit/audit.service.js';
import { HirePerson, type NewPerson } from '../people/hire-person.js';
import { PasswordsService } from '../people/passwords.service.js';
import { PeopleRepository } from '../people/people.repository.js';
import { SitesService } from '../people/sites.service.js';
import { hashOf, isSameHash, newKey } from './secrets.js';
import type { SetUpDto } from './set-up.dto.js';
import { SetupKeyRepository } from './setup-key.repository.js';

/**
 * Makes the first administrator of a database without people: from the settings, or by a
 * link that only whoever sees the server's output knows.
 */
@Injectable()
export class SetUpService implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly keys: SetupKeyRepository,
    private readonly people: PeopleRepository,
    private readonly sites: SitesService,
    private readonly hiring: HirePerson,
    private readonly passwords: PasswordsService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { adminEmail, adminPassword } = this.settings;
    if (!adminEmail || !adminPassword || !(await this.isOpen())) return;
    const passwordHash = await this.passwords.hash(adminPassword);
    await this.database.transaction(async (tx) => {
      // Of several processes that start together one comes first; the others have the same
      // email, start again and find somebody here.
      if (!(await this.isOpen(tx))) return;
      await this.hireFirst(tx, {
        givenName: 'Office',
        familyName: 'Administrator',
        email: adminEmail,
        passwordHash,
      });
    });
  }

  /** Whether there is nobody yet, so that somebody has to set this up. */
  isOpen(reader: Reader = this.database.reader): Promise<boolean> {
    return this.people.isEmpty(reader);
  }

  /** A key for the set-up link. The one before is good no more. */
  newKey(): Promise<string> {
    const key = newKey();
    const now = instantText(this.clock.now());
    return this.database.transaction(async (tx) => {
      await this.keys.keep(tx, hashOf(key), now);
      return key;
    });
  }

  /** Whether the link still leads somewhere. */
  async isKey(key: string): Promise<boolean> {
    return (await this.isOpen()) && this.isRight(this.database.reader, key);
  }

  /** Makes the administrator, names the office and its site; answers the person's id. */
  async setUp({ key, organisation, site, password, ...person }: SetUpDto): Promise<string> {
    const passwordHash = await this.passwords.hash(password);
    return this.database.transaction(async (tx) => {
      if (!(await this.isOpen(tx))) throw alreadySetUp();
      if (!(await this.isRight(tx, key))) throw wrongKey();

      if (site) await this.sites.settleFirst(tx, site);
      if (organisation) await this.sites.nameOrganisation(tx, organisation);
      return this.hireFirst(tx, { ...person, passwordHash });
    });
  }

  private async hireFirst(tx: Transaction, person: NewPerson): Promise<string> {
    const id = await this.hiring.hire(tx, { ...person, roles: ['learner', 'administrator'] }, null);
    await this.keys.remove(tx);
    await this.audit.record(tx, { action: 'set-up', subject: id, by: id });
    return id;
  }

  private async isRight(reader: Reader, key: string): Promise<boolean> {
    const kept = await this.keys.hash(reader);
    return kept !== null && isSameHash(kept, hashOf(key));
  }
}

function alreadySetUp(): Refusal {
  return new Refusal(
    [
      {
        code: 'already-set-up',
        text: 'This office is set up already. Sign in, or ask its administrator to add you.',
      },
    ],
    true,
  );
}

function wrongKey(): Forbidden {
  return new Forbidden(
    'This is not the set-up link that was printed last. Start the server again for a new one.',
    'wrong-setup-key',
  );
}
