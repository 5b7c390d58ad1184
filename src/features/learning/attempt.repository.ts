import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Reader, Transaction } from '../../database/transaction.js';
import { type Answers, AttemptEntity } from './attempt.entity.js';

/** As many attempts as a page shows. */
const LATEST = 20;

@Injectable()
export class AttemptRepository {
  async add(
    tx: Transaction,
    attempt: Omit<AttemptEntity, 'gradedAt' | 'score' | 'answers'>,
  ): Promise<void> {
    await tx.insert(AttemptEntity, { ...attempt, gradedAt: null, score: null, answers: null });
  }

  find(reader: Reader, learnerId: string, id: string): Promise<AttemptEntity | null> {
    return reader.findOne(AttemptEntity, { where: { learnerId, id } });
  }

  /** A learner's attempts at one quiz, the newest first. */
  of(reader: Reader, learnerId: string, course: string, module: string): Promise<AttemptEntity[]> {
    return reader.find(AttemptEntity, {
      where: { learnerId, course, module },
      order: { startedAt: 'desc', id: 'desc' },
      take: LATEST,
    });
  }

  /** Answers whether it was graded now: of two answers sent at once the second is not. */
  async grade(
    tx: Transaction,
    learnerId: string,
    id: string,
    graded: { gradedAt: string; score: number; answers: Answers },
  ): Promise<boolean> {
    const where = { learnerId, id, gradedAt: IsNull() };
    return (await tx.update(AttemptEntity, where, graded)) === 1;
  }
}
