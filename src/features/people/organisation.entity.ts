import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The office's own name, for pages, letters and certificates. One row at most. */
@Entity({ name: 'organisation' })
export class Organisation {
  @PrimaryColumn({ type: 'integer' })
  id: number;

  @Column({ type: 'text' })
  name: string;
}
