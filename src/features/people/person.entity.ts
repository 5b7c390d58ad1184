import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../../database/columns.js';

/** Who somebody is. Where they work and since when is in their facts; see `Post`. */
@Entity({ name: 'person' })
export class Person {
  /** UUID v7. */
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ type: 'text', name: 'given_name' })
  givenName: string;

  @Column({ type: 'text', name: 'family_name' })
  familyName: string;

  /** Lower case, so that nobody is there twice; who has none signs in with a slip. */
  @Column({ type: 'text', nullable: true })
  email: string | null;

  @Column({ type: 'text', name: 'employee_number', nullable: true })
  employeeNumber: string | null;

  /** Family name first, without case and accents: the order of lists. */
  @Column({ type: 'text', name: 'sort_name' })
  sortName: string;

  /** What a search looks in, likewise. */
  @Column({ type: 'text', name: 'search_text' })
  searchText: string;

  /** The language in which they like to read courses; null where they never chose. */
  @Column({ type: 'text', nullable: true })
  language: string | null;

  @InstantColumn({ name: 'created_at' })
  createdAt: string;
}
