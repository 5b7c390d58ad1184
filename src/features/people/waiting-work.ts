import { Injectable } from '@nestjs/common';
import type { Reader, Transaction } from '../../database/transaction.js';
import type { IsoDay } from '../../domain/day.js';

/** Something that waits on a person and would be left lying when they go. */
export type Waiting =
  | {
      readonly kind: 'trainees' | 'approvals' | 'assignments';
      /** Whom it is about. */
      readonly learner: { readonly id: string; readonly name: string };
      /** What it is, for a person: `Their supervisor`, `Hours of 3 November`. */
      readonly title: string;
    }
  | {
      /** What is about no learner: a class without attendance, a program's token. */
      readonly kind: 'others';
      readonly title: string;
      /** The page on which it is settled. */
      readonly url: string;
    };

/** Who goes, and who takes over from a day on: the day after their last. */
export interface HandOver {
  readonly from: string;
  readonly to: string;
  readonly on: IsoDay;
}

/** What one feature knows of the work that waits on somebody. */
export interface WorkThatWaits {
  /** What waits on them, on a day or later. */
  waitingOn(reader: Reader, personId: string, on: IsoDay): Promise<readonly Waiting[]>;
  /** Makes it wait on somebody else. What has no such way is only listed. */
  handOver?(tx: Transaction, handOver: HandOver): Promise<void>;
}

/** Where later features add what may wait on a person, so that people needn't know of them. */
@Injectable()
export class WaitingWork {
  private readonly parts: WorkThatWaits[] = [];

  add(part: WorkThatWaits): void {
    this.parts.push(part);
  }

  /** All that waits on the person, in the order in which the features were added. */
  async of(reader: Reader, personId: string, on: IsoDay): Promise<readonly Waiting[]> {
    const found: Waiting[] = [];
    for (const part of this.parts) found.push(...(await part.waitingOn(reader, personId, on)));
    return found;
  }

  async handOver(tx: Transaction, handOver: HandOver): Promise<void> {
    for (const part of this.parts) await part.handOver?.(tx, handOver);
  }
}
