import { Entity, PrimaryColumn } from 'typeorm';
import { DayColumn } from '../../database/columns.js';
import type { Role } from '../../domain/permission.js';

/** A role that a person holds; `''` for a site or cohort that isn't given, as a key can't be null. */
@Entity({ name: 'role_grant' })
export class RoleGrant {
  @PrimaryColumn({ type: 'text', name: 'person_id' })
  personId: string;

  @PrimaryColumn({ type: 'text' })
  role: Role;

  @PrimaryColumn({ type: 'text' })
  site: string;

  @PrimaryColumn({ type: 'text' })
  cohort: string;

  /** Its last day. */
  @DayColumn({ name: 'until_on', nullable: true })
  untilOn: string | null;
}
