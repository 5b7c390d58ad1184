import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import type { Reader, Transaction } from '../../database/transaction.js';
import { auditHash, BEFORE_THE_FIRST, firstBroken } from './audit-chain.js';
import type { AuditEntry } from './audit.entity.js';
import { type AuditFilter, type AuditPosition, AuditRepository } from './audit.repository.js';

/** Something that was done. `details` are kept as they are: never put a secret there. */
export interface Deed {
  readonly action: string;
  readonly subject: string;
  readonly by: string | null;
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * Keeps what changes but concerns no learner's standing: sites, roles, publishing, sign-ins.
 *
 * It is the first of the features, so that all of them can use it. What happens to a
 * learner is a fact and belongs in the ledger instead.
 */
@Injectable()
export class AuditService {
  constructor(
    private readonly entries: AuditRepository,
    private readonly clock: Clock,
  ) {}

  /** Adds an entry that is kept if and only if the transaction is. */
  async record(tx: Transaction, deed: Deed): Promise<void> {
    const head = await this.entries.head(tx, deed.subject);
    const entry = {
      seq: (head?.seq ?? 0) + 1,
      recordedAt: instantText(this.clock.now()),
      recordedBy: deed.by,
      action: deed.action,
      subject: deed.subject,
      payload: JSON.parse(JSON.stringify(deed.details ?? {})) as Record<string, unknown>,
    };
    const hash = auditHash(head?.hash ?? BEFORE_THE_FIRST, entry);
    await this.entries.add(tx, { ...entry, hash });
  }

  /** The newest entries first, from after a position in that order. */
  newest(
    reader: Reader,
    filter: AuditFilter,
    after: AuditPosition | null,
    limit: number,
  ): Promise<AuditEntry[]> {
    return this.entries.newest(reader, filter, after, limit);
  }

  /** The first entry whose chain is broken; null where nothing was changed or cut out. */
  async firstBroken(reader: Reader): Promise<AuditEntry | null> {
    return firstBroken(await this.entries.all(reader));
  }
}
