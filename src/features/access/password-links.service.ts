import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { Settings } from '../../config/settings.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/transaction.js';
import type { Actor } from '../../domain/permission.js';
import { Refusal } from '../../domain/refusal.js';
import { AuditService } from '../audit/audit.service.js';
import { PasswordsService } from '../people/passwords.service.js';
import { PeopleService } from '../people/people.service.js';
import { PasswordLinksRepository } from './password-links.repository.js';
import { hashOf, newKey } from './secrets.js';
import { TokensService } from './tokens.service.js';

const HOUR_MS = 3_600_000;
/** Handed over by an administrator, who may not find the person at once. */
const BY_HAND_HOURS = 24;
/** Sent by mail, which is read at once or not at all. */
const BY_MAIL_HOURS = 1;

export interface IssuedLink {
  readonly url: string;
  readonly expiresAt: string;
}

/** Links with which somebody who has forgotten their password sets a new one, once. */
@Injectable()
export class PasswordLinks {
  constructor(
    private readonly database: Database,
    private readonly links: PasswordLinksRepository,
    private readonly people: PeopleService,
    private readonly passwords: PasswordsService,
    private readonly tokens: TokensService,
    private readonly audit: AuditService,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** A link for an administrator to hand over; shown this once. The one before is good no more. */
  byHand(actor: Actor, personId: string): Promise<IssuedLink> {
    return this.database.transaction(async (tx) => {
      await this.people.permit(tx, actor, 'password:set', personId);
      return this.issue(tx, personId, BY_HAND_HOURS, actor.personId);
    });
  }

  /** A link to be mailed to the person themselves. */
  byMail(personId: string): Promise<IssuedLink> {
    return this.database.transaction((tx) => this.issue(tx, personId, BY_MAIL_HOURS, null));
  }

  /** Whether the link still leads somewhere. */
  async isGood(key: string): Promise<boolean> {
    return (await this.ownerOf(key)) !== null;
  }

  /** Sets the password, uses the link up and ends every sign-in. Refused for a link that is not good. */
  async use(key: string, password: string): Promise<void> {
    if (!(await this.isGood(key))) throw usedUp();
    const passwordHash = await this.passwords.hash(password);
    await this.database.transaction(async (tx) => {
      const personId = await this.ownerOf(key, tx);
      // Of two who use the same link at once, one comes too late.
      if (personId === null || !(await this.links.remove(tx, hashOf(key)))) throw usedUp();
      await this.passwords.keep(tx, personId, passwordHash);
      await this.tokens.endAllIn(tx, personId, personId);
      await this.audit.record(tx, {
        action: 'password-changed',
        subject: personId,
        by: personId,
        details: { with: 'link' },
      });
    });
  }

  private async ownerOf(key: string, reader = this.database.reader): Promise<string | null> {
    const link = await this.links.byHash(reader, hashOf(key));
    return link && link.expiresAt > instantText(this.clock.now()) ? link.personId : null;
  }

  private async issue(
    tx: Transaction,
    personId: string,
    hours: number,
    by: string | null,
  ): Promise<IssuedLink> {
    const key = newKey();
    const expiresAt = instantText(new Date(+this.clock.now() + hours * HOUR_MS));
    await this.links.keep(tx, { personId, hash: hashOf(key), expiresAt });
    await this.audit.record(tx, {
      action: 'password-link-issued',
      subject: personId,
      by,
      details: { expiresAt },
    });
    return { url: `${this.settings.publicUrl}/reset-password?key=${key}`, expiresAt };
  }
}

function usedUp(): Refusal {
  return new Refusal(
    [
      {
        code: 'link-used-up',
        text: 'This link is used up or too old. Ask for another one.',
      },
    ],
    true,
  );
}
