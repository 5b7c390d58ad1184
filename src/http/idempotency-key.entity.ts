import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, type InstantText } from '../database/columns.js';

/** A command that somebody named by an `Idempotency-Key`, and what it was answered. */
@Entity('idempotency_key')
export class IdempotencyKeyEntity {
  /** The person who sent it. */
  @PrimaryColumn('text')
  caller: string;

  @PrimaryColumn('text')
  key: string;

  /** SHA-256 of what was asked: the same key may not stand for something else. */
  @Column('text', { name: 'request_hash' })
  requestHash: string;

  @InstantColumn({ name: 'claimed_at' })
  claimedAt: InstantText;

  /** The process that carried it out. */
  @Column('text')
  owner: string;

  /** Null until the answer is kept: the command is done, but nobody knows what it answered. */
  @Column('integer', { nullable: true })
  status: number | null;

  /** The answer's body as JSON; null for an answer without one. */
  @Column('text', { nullable: true })
  answer: string | null;
}
