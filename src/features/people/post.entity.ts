import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DayColumn, InstantColumn, JsonColumn } from '../../database/columns.js';

/** Later than every instant, as text. */
export const END_OF_TIME = '9999-12-31T23:59:59.999Z';
/** Earlier than every instant, as text. */
export const BEGINNING_OF_TIME = '0000-01-01T00:00:00.000Z';

/**
 * The post of a person from a day on: a projection of their employment facts, past and
 * future, for lists to filter by. Its spans are also kept as instants, worked out in the
 * site's time zone, so that "now" finds the right one in every site at once and a
 * transfer that was known ahead comes into force by itself.
 */
@Entity({ name: 'post' })
export class Post {
  @PrimaryColumn({ type: 'text', name: 'person_id' })
  personId: string;

  @DayColumn({ name: 'from_on', primary: true })
  fromOn: string;

  /** The day after its last; null while no end is known. */
  @DayColumn({ name: 'to_on', nullable: true })
  toOn: string | null;

  /** Employed in this post from this instant until that one. */
  @InstantColumn({ name: 'from_at' })
  fromAt: string;

  @InstantColumn({ name: 'to_at' })
  toAt: string;

  /**
   * The span for which this is where the person belongs: as above, but the first reaches
   * back and each reaches on to the next. So somebody who has left, or comes in March,
   * still has a place, and exactly one.
   */
  @InstantColumn({ name: 'placed_from_at' })
  placedFromAt: string;

  @InstantColumn({ name: 'placed_to_at' })
  placedToAt: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'text', name: 'time_zone' })
  timeZone: string;

  @Column({ type: 'text', nullable: true })
  position: string | null;

  @JsonColumn()
  exposures: readonly string[];

  /** The first day of this run of employment. */
  @DayColumn({ name: 'hired_on' })
  hiredOn: string;

  /** The last day of this run of employment; null while no end is known. */
  @DayColumn({ name: 'separated_on', nullable: true })
  separatedOn: string | null;

  @DayColumn({ name: 'original_hire_on', nullable: true })
  originalHireOn: string | null;

  @DayColumn({ name: 'tracked_from', nullable: true })
  trackedFrom: string | null;
}
