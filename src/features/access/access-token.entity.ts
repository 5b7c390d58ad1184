import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../../database/columns.js';

/** A sign-in. The token itself is known to its owner only; what is kept can't be used. */
@Entity({ name: 'access_token' })
export class AccessToken {
  /** SHA-256 of the token. */
  @PrimaryColumn({ type: 'text' })
  hash: string;

  @Column({ type: 'text', name: 'person_id' })
  personId: string;

  @InstantColumn({ name: 'created_at' })
  createdAt: string;

  @InstantColumn({ name: 'expires_at' })
  expiresAt: string;

  /** What a program's token is called; null for a sign-in. */
  @Column({ type: 'text', nullable: true })
  name: string | null;

  /** When a program last came in, to the hour; null for a sign-in, and before the first time. */
  @InstantColumn({ name: 'last_used_at', nullable: true })
  lastUsedAt: string | null;
}
