import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../../database/columns.js';

/** A one-time code on paper, for who has no password. A new one replaces the one before. */
@Entity({ name: 'sign_in_slip' })
export class SignInSlip {
  @PrimaryColumn({ type: 'text', name: 'person_id' })
  personId: string;

  /** Of argon2, like a password's: the code is short enough to be found from a quick one. */
  @Column({ type: 'text' })
  hash: string;

  @InstantColumn({ name: 'expires_at' })
  expiresAt: string;

  @Column({ type: 'integer', name: 'tries_left' })
  triesLeft: number;
}
