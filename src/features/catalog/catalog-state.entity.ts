import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row that counts publications, and knows what the last one of files was made of. */
@Entity({ name: 'catalog_state' })
export class CatalogState {
  @PrimaryColumn({ type: 'integer' })
  id: number;

  @Column({ type: 'integer' })
  publications: number;

  /** `digestOf` the files that were published last; null where none were. */
  @Column({ type: 'text', nullable: true })
  filesDigest: string | null;
}
