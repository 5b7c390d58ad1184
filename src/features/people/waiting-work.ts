import { Injectable } from '@nestjs/common';
import type { Reader } from '../../database/transaction.js';

/** Something that waits on a person and would be left lying when they go. */
export interface Waiting {
  readonly kind: 'trainees' | 'approvals' | 'assignments';
  /** Whom it is about. */
  readonly learner: { readonly id: string; readonly name: string };
  /** What it is, for a person: `Their supervisor`, `Hours of 3 November`. */
  readonly title: string;
}

export type WaitingQuestion = (reader: Reader, personId: string) => Promise<readonly Waiting[]>;

/** Where later features add what may wait on a person, so that people needn't know of them. */
@Injectable()
export class WaitingWork {
  private readonly questions: WaitingQuestion[] = [];

  ask(question: WaitingQuestion): void {
    this.questions.push(question);
  }

  /** All that waits on the person, in the order in which the features were added. */
  async of(reader: Reader, personId: string): Promise<readonly Waiting[]> {
    const found: Waiting[] = [];
    for (const question of this.questions) found.push(...(await question(reader, personId)));
    return found;
  }
}
