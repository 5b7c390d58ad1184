import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn } from '../../database/columns.js';

/** A place of work. Its time zone says which day it is there. */
@Entity({ name: 'site' })
export class Site {
  @PrimaryColumn({ type: 'text' })
  code: string;

  @Column({ type: 'text' })
  name: string;

  /** IANA, like `America/Chicago`. */
  @Column({ type: 'text', name: 'time_zone' })
  timeZone: string;

  /** Postal abbreviation, like `IL`; null while nobody has said. */
  @Column({ type: 'text', nullable: true })
  state: string | null;

  /** Nothing is held against anybody here for days before it. */
  @DayColumn({ name: 'tracked_from', nullable: true })
  trackedFrom: string | null;
}

/** A site as plain data. */
export type SiteFields = Pick<Site, keyof Site>;
