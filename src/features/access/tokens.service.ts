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

  async issue(tx: Transaction, personId: string): Promise<IssuedToken> {
    const token = newToken();
    const now = this.clock.now();
    const expiresAt = instantText(new Date(+now + TOKEN_DAYS * 86_400_000));
    const createdAt = instantText(now);
    await this.tokens.removeExpired(tx, personId, createdAt);
    await this.tokens.add(tx, { hash: hashOf(token), personId, createdAt, expiresAt });
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
