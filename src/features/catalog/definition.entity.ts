import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, JsonColumn } from '../../database/columns.js';

export const DEFINITION_KINDS = ['course', 'skill', 'credential', 'path', 'office'] as const;
export type DefinitionKind = (typeof DEFINITION_KINDS)[number];

/** One published version of a course, skill, credential or path, or of the office's words. Never changed, never deleted. */
@Entity({ name: 'definition' })
export class DefinitionEntity {
  @PrimaryColumn({ type: 'text' })
  kind: DefinitionKind;

  @PrimaryColumn({ type: 'text' })
  code: string;

  @PrimaryColumn({ type: 'integer' })
  version: number;

  /** SHA-256 of the content, which doesn't hold its own version. */
  @Column({ type: 'text' })
  hash: string;

  @Column({ type: 'text' })
  title: string;

  @JsonColumn()
  content: object;

  /** Read from files, or made in the product: publishing files leaves the latter alone. */
  @Column({ type: 'text' })
  origin: 'files' | 'product';

  @InstantColumn()
  publishedAt: string;

  /** The person who published it; null at the start of the server. */
  @Column({ type: 'text', nullable: true })
  publishedBy: string | null;

  /** The publication that it came with: processes load those that they haven't seen. */
  @Column({ type: 'integer' })
  publication: number;
}
