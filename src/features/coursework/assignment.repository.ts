import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Reader, SqlValue, Transaction } from '../../database/transaction.js';
import { AssignmentEntity, AssignmentLearnerEntity } from './assignment.entity.js';

@Injectable()
export class AssignmentRepository {
  async add(tx: Transaction, assignment: AssignmentEntity): Promise<void> {
    await tx.insert(AssignmentEntity, assignment as object);
  }

  find(reader: Reader, id: string): Promise<AssignmentEntity | null> {
    return reader.findOne(AssignmentEntity, { where: { id } });
  }

  async cancel(tx: Transaction, id: string, cancelledAt: string): Promise<void> {
    await tx.update(AssignmentEntity, { id }, { cancelledAt });
  }

  async changeDue(tx: Transaction, id: string, dueOn: string): Promise<void> {
    await tx.update(AssignmentEntity, { id }, { dueOn, dueIn: null });
  }

  /** Gives it to a learner; answers whether they did not have it yet. */
  async give(tx: Transaction, assignmentId: string, learnerId: string): Promise<boolean> {
    const added = await tx.execute(
      `insert into assignment_learner (learner_id, assignment_id) values ($1, $2)
       on conflict do nothing`,
      [learnerId, assignmentId],
    );
    return added === 1;
  }

  async learnersOf(reader: Reader, assignmentId: string): Promise<string[]> {
    const rows = await reader.find(AssignmentLearnerEntity, {
      where: { assignmentId },
      order: { learnerId: 'ASC' },
    });
    return rows.map((row) => row.learnerId);
  }

  /** Those that whoever comes to fit gets too. */
  openToLaterJoiners(reader: Reader): Promise<AssignmentEntity[]> {
    return reader.find(AssignmentEntity, {
      where: { laterJoiners: true, cancelledAt: IsNull() },
      order: { id: 'ASC' },
    });
  }

  /** The open assignments that somebody gave. */
  openBy(reader: Reader, assignedBy: string): Promise<AssignmentEntity[]> {
    return reader.find(AssignmentEntity, {
      where: { assignedBy, cancelledAt: IsNull() },
      order: { id: 'ASC' },
    });
  }

  /** The newest first, from after an id on: ids of UUID v7 ascend with time. */
  async list(
    reader: Reader,
    filter: { learner?: string; by?: string; isCancelled?: boolean; visible?: string },
    parameters: SqlValue[],
    before: string | undefined,
    limit: number,
  ): Promise<AssignmentEntity[]> {
    const given = (value: SqlValue) => `$${parameters.push(value)}`;
    const conditions: string[] = [];
    if (filter.visible !== undefined) conditions.push(filter.visible);
    if (filter.learner !== undefined) {
      conditions.push(
        `a.id in (select assignment_id from assignment_learner where learner_id = ${given(filter.learner)})`,
      );
    }
    if (filter.by !== undefined) conditions.push(`a.assigned_by = ${given(filter.by)}`);
    if (filter.isCancelled !== undefined) {
      conditions.push(`a.cancelled_at is ${filter.isCancelled ? 'not ' : ''}null`);
    }
    if (before !== undefined) conditions.push(`a.id < ${given(before)}`);
    const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
    const rows = await reader.query<{ id: string }>(
      `select a.id from assignment a ${where} order by a.id desc limit ${given(limit)}`,
      parameters,
    );
    const found = await Promise.all(rows.map((row) => this.find(reader, row.id)));
    return found.filter((assignment) => assignment !== null);
  }
}
