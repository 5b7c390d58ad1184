import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';

/**
 * What time it is. The only source of "now": code that asks the clock can be tested on
 * any day, so nothing else calls `new Date()` or `Date.now()` for the present.
 */
export abstract class Clock {
  abstract now(): Date;

  /** Comes back when so many milliseconds have passed, or as soon as the signal is given. */
  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    try {
      await pause(milliseconds, undefined, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}

@Injectable()
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}
