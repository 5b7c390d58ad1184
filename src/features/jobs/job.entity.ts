import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn, type InstantText } from '../../database/columns.js';

export type JobState = 'waiting' | 'running' | 'done' | 'failed';

/** Work on many learners, done in batches; each batch and its progress are one transaction. */
@Entity('job')
export class JobEntity {
  @PrimaryColumn({ type: 'text' })
  id: string;

  /** Which feature's work it is: `assign`, `cancel-assignment`. */
  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'text' })
  state: JobState;

  /** What the work needs to know, as its feature wrote it. */
  @JsonColumn()
  input: unknown;

  /** The learners to do, in their order. */
  @JsonColumn()
  learners: string[];

  /** How many of them are done. */
  @Column({ type: 'integer' })
  done: number;

  /** What came of it so far, as its feature adds it up. */
  @JsonColumn({ nullable: true })
  result: unknown;

  @Column({ type: 'text', nullable: true })
  error: string | null;

  @Column({ name: 'started_by', type: 'text' })
  startedBy: string;

  @InstantColumn({ name: 'started_at' })
  startedAt: InstantText;

  /** Until when a process has it; another may take it over after that. */
  @InstantColumn({ name: 'leased_until', nullable: true })
  leasedUntil: InstantText | null;
}
