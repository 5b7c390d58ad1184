import { Column, Entity, PrimaryColumn } from 'typeorm';

/** People who learn together. */
@Entity({ name: 'cohort' })
export class Cohort {
  @PrimaryColumn({ type: 'text' })
  code: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text', nullable: true })
  site: string | null;
}

/** A cohort as plain data. */
export type CohortFields = Pick<Cohort, keyof Cohort>;
