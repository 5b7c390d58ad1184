import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row that counts publications. */
@Entity({ name: 'catalog_state' })
export class CatalogState {
  @PrimaryColumn({ type: 'integer' })
  id: number;

  @Column({ type: 'integer' })
  publications: number;
}
