import { Injectable } from '@nestjs/common';

/**
 * What time it is. The only source of "now": code that asks the clock can be tested on
 * any day, so nothing else calls `new Date()` or `Date.now()` for the present.
 */
export abstract class Clock {
  abstract now(): Date;
}

@Injectable()
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}
