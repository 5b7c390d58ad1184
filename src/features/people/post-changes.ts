import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';
import type { Day } from '../../domain/day.js';

/**
 * Somebody was hired, transferred, separated or rehired, or joined or left a cohort: what
 * they come under by rule may have changed. The facts are appended already.
 */
export interface PostChanged {
  readonly learnerId: string;
  readonly recordedBy: string;
  /** The day that it is at the learner's site; the change itself may lie ahead. */
  readonly today: Day;
}

export type PostChangedHandler = (tx: Transaction, event: PostChanged) => Promise<void>;

/** Where later features ask to be told, so that people needn't know of them. */
@Injectable()
export class PostChanges {
  private readonly handlers: PostChangedHandler[] = [];

  /** From now on the handler runs in the transaction of each change, after those added before it. */
  handle(handler: PostChangedHandler): void {
    this.handlers.push(handler);
  }

  async tell(tx: Transaction, event: PostChanged): Promise<void> {
    for (const handler of this.handlers) await handler(tx, event);
  }
}
