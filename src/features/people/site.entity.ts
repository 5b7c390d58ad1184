import { Column, Entity, PrimaryColumn } from 'typeorm';
import { BooleanColumn, DayColumn, JsonColumn } from '../../database/columns.js';
import type { AgeBand } from '../../domain/site-rules.js';

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

  /** The ages that it sees: only they count toward the sign-off of a skill. */
  @JsonColumn({ name: 'age_bands' })
  ageBands: readonly AgeBand[];

  /** Whether a skill that asks for several observers gets them; else one is enough here. */
  @BooleanColumn({ name: 'second_observer' })
  secondObserver: boolean;
}

/** A site as plain data. */
export type SiteFields = Pick<Site, keyof Site>;

type Said = 'trackedFrom' | 'ageBands' | 'secondObserver';

/** A site to be added: it sees all ages and has a second observer unless told. */
export type NewSite = Omit<SiteFields, Said> & { readonly [Name in Said]?: Site[Name] | null };
