import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn } from '../../database/columns.js';
import type { IsoDay } from '../../domain/day.js';

/** One row of a learner's record. Made from the ledger, and can be made from it again. */
@Entity({ name: 'record_row', withoutRowid: true })
export class RecordRow {
  @PrimaryColumn({ type: 'text' })
  learnerId: string;

  /** A topic and its subject: `course/ANA`, `hours/shadowing/2026-11`. */
  @PrimaryColumn({ type: 'text' })
  rowKey: string;

  /** JSON of the entries, in the order (day, seq). Their days are numbers, as in the domain. */
  @Column({ type: 'text' })
  entries: string;

  /** How many entries wait for somebody's answer: hours, and check-offs to co-sign. */
  @Column({ type: 'integer', default: 0 })
  waiting: number;

  /** The day of the first of them. */
  @DayColumn({ nullable: true })
  waitingSince: IsoDay | null;
}
