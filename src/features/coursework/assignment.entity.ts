import { Column, Entity, PrimaryColumn } from 'typeorm';
import {
  BooleanColumn,
  DayColumn,
  InstantColumn,
  JsonColumn,
  type InstantText,
} from '../../database/columns.js';
import type { IsoDay } from '../../domain/day.js';
import type { AssignmentTarget } from '../../domain/fact.js';

/** What an assignment is to all who were given it: somebody has yet to finish, nobody has, or it was taken back. */
export const ASSIGNMENT_STATES = ['current', 'closed', 'cancelled'] as const;

export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

/** Whom an assignment is for: people by name, or all who fit. */
export interface Audience {
  readonly learners?: readonly string[];
  readonly cohort?: string;
  readonly site?: string;
  readonly position?: string;
  readonly exposure?: string;
}

/** Coursework that an instructor gave. What it is to each learner are facts of that learner. */
@Entity('assignment')
export class AssignmentEntity {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ type: 'text' })
  title: string;

  @JsonColumn()
  target: AssignmentTarget;

  @JsonColumn()
  audience: Audience;

  @DayColumn({ name: 'due_on', nullable: true })
  dueOn: IsoDay | null;

  /** ISO 8601, as in `P14D`: counted from each learner's own day. */
  @Column({ name: 'due_in', type: 'text', nullable: true })
  dueIn: string | null;

  @BooleanColumn()
  repeat: boolean;

  @BooleanColumn({ name: 'later_joiners' })
  laterJoiners: boolean;

  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Column({ name: 'assigned_by', type: 'text' })
  assignedBy: string;

  @DayColumn({ name: 'assigned_on' })
  assignedOn: IsoDay;

  @InstantColumn({ name: 'assigned_at' })
  assignedAt: InstantText;

  @InstantColumn({ name: 'cancelled_at', nullable: true })
  cancelledAt: InstantText | null;
}

/** Who was given an assignment: for listing it, and so that nobody gets it twice. */
@Entity('assignment_learner')
export class AssignmentLearnerEntity {
  @PrimaryColumn({ name: 'learner_id', type: 'text' })
  learnerId: string;

  @PrimaryColumn({ name: 'assignment_id', type: 'text' })
  assignmentId: string;
}
