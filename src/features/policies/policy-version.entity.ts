import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn } from '../../database/columns.js';
import type { PolicyTerms } from '../../domain/policy.js';

/** A PDF that belongs to a policy, kept once by its content. */
export interface PolicyPdf {
  readonly hash: string;
  readonly name: string;
}

/** What a version of a policy says, as it was written. */
export interface PolicyContent extends Omit<PolicyTerms, 'code' | 'title'> {
  /** Markdown; empty where a PDF says all. */
  readonly text: string;
  readonly pdf: PolicyPdf | null;
  /** The sentence to sign. */
  readonly statement: string;
}

/** One version of a policy. Never changed: a change is the next version. */
@Entity({ name: 'policy_version' })
export class PolicyVersion {
  @PrimaryColumn({ type: 'text' })
  code: string;

  @PrimaryColumn({ type: 'integer' })
  version: number;

  @Column({ type: 'text' })
  title: string;

  @JsonColumn()
  content: PolicyContent;

  /** What changed since the version before; empty for the first. */
  @Column({ type: 'text' })
  changes: string;

  @InstantColumn({ name: 'published_at' })
  publishedAt: string;

  @Column({ type: 'text', name: 'published_by' })
  publishedBy: string;
}
