import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, type InstantText, JsonColumn } from '../../database/columns.js';

/** The ids of the chosen choices, by the id of the question. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** A quiz that was begun. What came of it is a fact of the learner. */
@Entity('quiz_attempt')
export class AttemptEntity {
  @PrimaryColumn({ name: 'learner_id', type: 'text' })
  learnerId: string;

  /** Decides which items are drawn, and the order of their choices. */
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ type: 'text' })
  course: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'text' })
  module: string;

  @InstantColumn({ name: 'started_at' })
  startedAt: InstantText;

  @InstantColumn({ name: 'graded_at', nullable: true })
  gradedAt: InstantText | null;

  /** Percent. */
  @Column({ type: 'integer', nullable: true })
  score: number | null;

  /** The ids of the chosen choices by question; null until it is graded, and of old attempts. */
  @JsonColumn({ nullable: true })
  answers: Answers | null;
}
