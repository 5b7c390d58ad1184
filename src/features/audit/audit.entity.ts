import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn } from '../../database/columns.js';

/**
 * One thing that somebody did which concerns no learner's standing. Never changed, never
 * deleted. Each subject has a chain of its own, as each learner has a ledger: so two who
 * do different things never wait for each other.
 */
@Entity({ name: 'audit' })
export class AuditEntry {
  /** What it was done to: a person's id, a site's code. */
  @PrimaryColumn({ type: 'text' })
  subject: string;

  @PrimaryColumn({ type: 'integer' })
  seq: number;

  @InstantColumn({ name: 'recorded_at' })
  recordedAt: string;

  /** The person who did it; null where nobody was signed in. */
  @Column({ type: 'text', name: 'recorded_by', nullable: true })
  recordedBy: string | null;

  /** What was done: `site-added`, `roles-changed`, `signed-in`. */
  @Column({ type: 'text' })
  action: string;

  @JsonColumn()
  payload: Readonly<Record<string, unknown>>;

  /** SHA-256 over the hash of the subject's entry before it and all of the above. */
  @Column({ type: 'text' })
  hash: string;
}
