import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';
import type { Day } from '../../domain/day.js';
import { enrollmentByRule } from '../../domain/enrollment.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { LedgerService } from '../ledger/ledger.service.js';

/** Enrols a learner in every path that concerns them by rule. */
@Injectable()
export class EnrollByRule {
  constructor(
    private readonly catalog: CatalogService,
    private readonly ledger: LedgerService,
  ) {}

  /** Answers how many enrolments that made. */
  async enroll(
    tx: Transaction,
    { learnerId, recordedBy, today }: { learnerId: string; recordedBy: string; today: Day },
  ): Promise<number> {
    const paths = this.catalog.pathsByRule();
    if (paths.length === 0) return 0;
    const record = await this.ledger.record(tx, learnerId);
    const facts = paths.flatMap((path) => enrollmentByRule(record, path, today));
    if (facts.length > 0) await this.ledger.append(tx, learnerId, facts, { recordedBy, today });
    return facts.length;
  }
}
