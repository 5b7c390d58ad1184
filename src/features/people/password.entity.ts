import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../../database/columns.js';

/** The hash of a person's password, apart from the person so that no list can read it by mistake. */
@Entity({ name: 'password' })
export class Password {
  @PrimaryColumn({ type: 'text', name: 'person_id' })
  personId: string;

  @Column({ type: 'text' })
  hash: string;

  @InstantColumn({ name: 'set_at' })
  setAt: string;
}
