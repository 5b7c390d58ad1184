import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn } from '../../database/columns.js';

/**
 * A run of days on which one obligation, stage, path or assignment of a learner keeps one
 * status, past or future: what reports over many learners read. Made from the record, and
 * can be made from it again.
 */
@Entity({ name: 'interval', withoutRowid: true })
export class IntervalRow {
  @PrimaryColumn({ type: 'text' })
  learnerId: string;

  /** The path's code, or `assignment/<id>`. */
  @PrimaryColumn({ type: 'text' })
  path: string;

  /** The node's key: a requirement's, a stage's, the path's code, or the assignment's id. */
  @PrimaryColumn({ type: 'text' })
  requirement: string;

  @DayColumn({ primary: true })
  fromOn: string;

  /** The day after the last; `FOR_EVER` where there is none. */
  @DayColumn()
  toOn: string;

  /**
   * `path`, `stage`, `requirement` for obligations and assignments, or `preferred` for an
   * obligation that is only recommended.
   */
  @Column({ type: 'text' })
  level: string;

  @Column({ type: 'text' })
  status: string;

  @DayColumn({ nullable: true })
  dueOn: string | null;

  @Column({ type: 'text' })
  reason: string;
}

/** After every day: not null, so that one range of an index answers "still holds on". */
export const FOR_EVER = '9999-12-31';
