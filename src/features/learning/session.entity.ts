import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn, InstantColumn, JsonColumn, type InstantText } from '../../database/columns.js';
import type { IsoDay } from '../../domain/day.js';

/** A live class that was held. Who was there is a fact of each learner. */
@Entity('session')
export class SessionEntity {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ type: 'text' })
  course: string;

  @Column({ type: 'integer' })
  version: number;

  @JsonColumn()
  modules: string[];

  @Column({ type: 'text' })
  site: string;

  @DayColumn({ name: 'held_on' })
  heldOn: IsoDay;

  @Column({ type: 'integer' })
  minutes: number;

  @Column({ type: 'text' })
  trainer: string;

  @Column({ type: 'text' })
  qualifications: string;

  @Column({ name: 'questions_by', type: 'text' })
  questionsBy: string;

  @Column({ type: 'text', nullable: true })
  contents: string | null;

  @Column({ name: 'sign_in_sheet', type: 'text', nullable: true })
  signInSheet: string | null;

  @Column({ name: 'recorded_by', type: 'text' })
  recordedBy: string;

  @InstantColumn({ name: 'recorded_at' })
  recordedAt: InstantText;

  @InstantColumn({ name: 'voided_at', nullable: true })
  voidedAt: InstantText | null;

  @Column({ name: 'void_reason', type: 'text', nullable: true })
  voidReason: string | null;
}

/** Which facts of a learner a session made, so that it can be undone as one. */
@Entity('session_attendance')
export class AttendanceEntity {
  @PrimaryColumn({ name: 'learner_id', type: 'text' })
  learnerId: string;

  @PrimaryColumn({ name: 'session_id', type: 'text' })
  sessionId: string;

  @JsonColumn()
  facts: number[];
}
