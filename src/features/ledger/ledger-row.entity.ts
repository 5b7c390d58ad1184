import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn, InstantColumn } from '../../database/columns.js';

/**
 * One fact as the ledger keeps it. Never changed, never deleted: triggers refuse it. Only
 * payload and salt may be set to null, when their retention has passed.
 */
@Entity({ name: 'ledger', withoutRowid: true })
export class LedgerRow {
  @PrimaryColumn({ type: 'text' })
  learnerId: string;

  /** 1, 2, 3, … without a gap. */
  @PrimaryColumn({ type: 'integer' })
  seq: number;

  /** UUID v7: the fact's name outside of its ledger. */
  @Column({ type: 'text' })
  id: string;

  @Column({ type: 'text' })
  kind: string;

  /** The version of the kind's payload. */
  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'text' })
  subject: string;

  @DayColumn()
  occurredOn: string;

  /** Never decreases along a ledger. */
  @InstantColumn()
  recordedAt: string;

  @Column({ type: 'text' })
  recordedBy: string;

  /** Canonical JSON; null once erased. */
  @Column({ type: 'text', nullable: true })
  payload: string | null;

  @Column({ type: 'text', nullable: true })
  salt: string | null;

  /** SHA-256 of salt and payload; stays when they are erased. */
  @Column({ type: 'text' })
  payloadHash: string;

  /** SHA-256 over the hash of the row before and all of this row but payload and salt. */
  @Column({ type: 'text' })
  hash: string;
}
