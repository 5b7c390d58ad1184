import { Clock } from '../../src/config/clock.js';

const MINUTE = 60_000;

/** A clock that stands still until a test moves it. */
export class MovableClock extends Clock {
  private instant: Date;

  constructor(instant: Date | string = '2026-03-10T15:00:00.000Z') {
    super();
    this.instant = new Date(instant);
  }

  override now(): Date {
    return new Date(this.instant);
  }

  set(instant: Date | string): void {
    this.instant = new Date(instant);
  }

  advance(by: { days?: number; hours?: number; minutes?: number }): void {
    const { days = 0, hours = 0, minutes = 0 } = by;
    this.instant = new Date(+this.instant + ((days * 24 + hours) * 60 + minutes) * MINUTE);
  }
}
