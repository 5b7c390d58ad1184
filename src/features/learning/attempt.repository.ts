import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Reader, Transaction } from '../../database/transaction.js';
import { AttemptEntity } from './attempt.entity.js';

@Injectable()
export class AttemptRepository {
  async add(tx: Transaction, attempt: Omit<AttemptEntity, 'gradedAt' | 'score'>): Promise<void> {
    await tx.insert(AttemptEntity, { ...attempt, gradedAt: null, score: null });
  }

  find(reader: Reader, learnerId: string, id: string): Promise<AttemptEntity | null> {
    return reader.findOne(AttemptEntity, { where: { learnerId, id } });
  }

  /** Answers whether it was graded now: of two answers sent at once the second is not. */
  async grade(
    tx: Transaction,
    learnerId: string,
    id: string,
    gradedAt: string,
    score: number,
  ): Promise<boolean> {
    const where = { learnerId, id, gradedAt: IsNull() };
    return (await tx.update(AttemptEntity, where, { gradedAt, score })) === 1;
  }
}
