import { Clock } from '../../src/config/clock.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface Waiting {
  readonly until: number;
  readonly wake: () => void;
}

/** A clock that stands still until a test moves it; who waits by it is woken then. */
export class MovableClock extends Clock {
  private instant: Date;
  private waiting: readonly Waiting[] = [];

  constructor(instant: Date | string = '2026-03-10T15:00:00.000Z') {
    super();
    this.instant = new Date(instant);
  }

  override now(): Date {
    return new Date(this.instant);
  }

  override wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((wake) => {
      this.waiting = [...this.waiting, { until: +this.instant + milliseconds, wake }];
      signal.addEventListener('abort', () => wake());
    });
  }

  set(instant: Date | string): void {
    this.instant = new Date(instant);
    const isDue = ({ until }: Waiting) => until <= +this.instant;
    for (const { wake } of this.waiting.filter(isDue)) wake();
    this.waiting = this.waiting.filter((each) => !isDue(each));
  }

  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void {
    const { days = 0, hours = 0, minutes = 0, seconds = 0 } = by;
    this.set(
      new Date(+this.instant + days * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND),
    );
  }
}
