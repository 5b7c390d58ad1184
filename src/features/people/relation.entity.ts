import { Entity, PrimaryColumn, Column } from 'typeorm';
import { DayColumn } from '../../database/columns.js';

const RELATION_KINDS = ['supervisor', 'preceptor', 'supervising-provider'] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

/** Who looked after a person from a day on: whose signature counted then can be answered later. */
@Entity({ name: 'relation' })
export class Relation {
  @PrimaryColumn({ type: 'text', name: 'person_id' })
  personId: string;

  @PrimaryColumn({ type: 'text' })
  kind: RelationKind;

  @PrimaryColumn({ type: 'text', name: 'other_id' })
  otherId: string;

  @DayColumn({ name: 'from_on', primary: true })
  fromOn: string;

  /** The day after its last; null while no end is known. */
  @Column({ type: 'text', name: 'to_on', nullable: true })
  toOn: string | null;
}
