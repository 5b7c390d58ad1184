import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../../database/columns.js';

/**
 * The end of one learner's ledger. On PostgreSQL its row is the lock under which facts are
 * appended; its hash proves that what was remembered of the learner is still so.
 */
@Entity({ name: 'ledger_head', withoutRowid: true })
export class LedgerHead {
  @PrimaryColumn({ type: 'text' })
  learnerId: string;

  /** 0 before the first fact. */
  @Column({ type: 'integer' })
  lastSeq: number;

  @Column({ type: 'text' })
  headHash: string;

  /** When the last fact was recorded; the next is not recorded earlier. */
  @InstantColumn()
  recordedAt: string;
}
