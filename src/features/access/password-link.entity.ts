import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../../database/columns.js';

/** A link that sets a password once. One for each person; the key is known to who was given it. */
@Entity({ name: 'password_link' })
export class PasswordLink {
  @PrimaryColumn({ type: 'text', name: 'person_id' })
  personId: string;

  /** SHA-256 of the key. */
  @Column({ type: 'text' })
  hash: string;

  @InstantColumn({ name: 'expires_at' })
  expiresAt: string;
}
