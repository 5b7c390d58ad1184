import { Clock } from '../../config/clock.js';

/** A clock that is set to the past while history is made, and then runs as any other. */
export class DemoClock extends Clock {
  private instant: Date | null = null;

  override now(): Date {
    return this.instant ? new Date(this.instant) : new Date();
  }

  setTo(instant: Date): void {
    this.instant = instant;
  }

  runOn(): void {
    this.instant = null;
  }
}
