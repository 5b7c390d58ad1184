import { Entity, PrimaryColumn } from 'typeorm';
import { DayColumn } from '../../database/columns.js';

@Entity({ name: 'cohort_member' })
export class CohortMember {
  @PrimaryColumn({ type: 'text', name: 'person_id' })
  personId: string;

  @PrimaryColumn({ type: 'text' })
  cohort: string;

  @DayColumn({ name: 'joined_on' })
  joinedOn: string;
}
