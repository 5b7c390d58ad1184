import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../../database/columns.js';

/** What the printed set-up link holds, hashed. One row at most: each start prints a new one. */
@Entity({ name: 'setup_key' })
export class SetupKey {
  @PrimaryColumn({ type: 'integer' })
  id: number;

  @Column({ type: 'text' })
  hash: string;

  @InstantColumn({ name: 'created_at' })
  createdAt: string;
}
