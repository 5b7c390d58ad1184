import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { instantText, type InstantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/transaction.js';
import { AuditService } from '../audit/audit.service.js';
import { hashOf, newToken } from './secrets.js';
import { TokensRepository } from './tokens.repository.js';

/** A sign-in lasts so many days from its beginning, used or not: a lost phone is locked out in the end. */
export const TOKEN_DAYS = 30;

/** A program's token lasts longer: nobody is there to sign it in again. */
const PROGRAM_DAYS = 365;

export interface IssuedToken {
  readonly token: string;
  readonly expiresAt: InstantText;
}

@Injectable()
export class TokensService {
  constructor(
    private readonly database: Database,
    private readonly tokens: TokensRepository,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  issue(tx: Transaction, personId: string): Promise<IssuedToken> {
    return this.add(tx, personId, null, TOKEN_DAYS);
  }

  /** A token with which a program works in the name of whoever makes it. Shown this once. */
  issueForProgram(personId: string, name: string): Promise<IssuedToken> {
    return this.database.transaction(async (tx) => {
      const issued = await this.add(tx, personId, name, PROGRAM_DAYS);
      const details = { name, expiresAt: issued.expiresAt };
      const deed = { action: 'token-made', subject: personId, by: personId, details };
      await this.audit.record(tx, deed);
      return issued;
    });
  }

  /** Ends one sign-in or token, whoever's it is. Nothing happens where it has ended already. */
  revoke(hash: string, by: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const token = await this.tokens.one(tx, hash);
      if (!token) return;
      await this.tokens.remove(tx, hash);
      const details = { ended: 1, ...(token.name !== null && { name: token.name }) };
      const deed = { action: 'sign-ins-ended', subject: token.personId, by, details };
      await this.audit.record(tx, deed);
    });
  }

  private async add(
    tx: Transaction,
    personId: string,
    name: string | null,
    days: number,
  ): Promise<IssuedToken> {
    const token = newToken();
    const now = this.clock.now();
    const expiresAt = instantText(new Date(+now + days * 86_400_000));
    const createdAt = instantText(now);
    await this.tokens.removeExpired(tx, personId, createdAt);
    await this.tokens.add(tx, {
      hash: hashOf(token),
      personId,
      createdAt,
      expiresAt,
      name,
      lastUsedAt: null,
    });
    return { token, expiresAt };
  }

  signOut(personId: string, token: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      await this.tokens.remove(tx, hashOf(token));
      await this.audit.record(tx, { action: 'signed-out', subject: personId, by: personId });
    });
  }

  /** On every device at once. */
  endAll(personId: string, by: string): Promise<void> {
    return this.database.transaction((tx) => this.endAllIn(tx, personId, by));
  }

  /** The same within a transaction, but for the sign-in that asks. */
  async endAllIn(tx: Transaction, personId: string, by: string, except?: string): Promise<void> {
    const ended = await this.tokens.removeAll(tx, personId, except && hashOf(except));
    await this.audit.record(tx, {
      action: 'sign-ins-ended',
      subject: personId,
      by,
      details: { ended },
    });
  }
}
