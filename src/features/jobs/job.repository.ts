import { Injectable } from '@nestjs/common';
import type { Reader, Transaction } from '../../database/transaction.js';
import { JobEntity, type JobState } from './job.entity.js';

@Injectable()
export class JobRepository {
  async add(tx: Transaction, job: JobEntity): Promise<void> {
    await tx.insert(JobEntity, job);
  }

  find(reader: Reader, id: string): Promise<JobEntity | null> {
    return reader.findOne(JobEntity, { where: { id } });
  }

  /** Takes a job that nobody holds at `now`; answers whether it was taken. */
  async claim(tx: Transaction, id: string, now: string, leasedUntil: string): Promise<boolean> {
    const taken = await tx.execute(
      `update job set state = 'running', leased_until = $3
       where id = $1 and state in ('waiting', 'running') and (leased_until is null or leased_until < $2)`,
      [id, now, leasedUntil],
    );
    return taken === 1;
  }

  async progress(
    tx: Transaction,
    id: string,
    changes: Pick<JobEntity, 'done' | 'result' | 'state' | 'leasedUntil'>,
  ): Promise<void> {
    await tx.update(JobEntity, { id }, changes);
  }

  /**
   * How far a job is, without its list of learners, which may be long. The row is held, so
   * that of two processes that both think they have the job, one waits and sees the
   * other's progress.
   */
  async heldProgress(
    tx: Transaction,
    id: string,
  ): Promise<Pick<JobEntity, 'state' | 'done' | 'result'>> {
    const [row] = await tx.query<{ state: JobState; done: number; result: string }>(
      `select state, done, result from job where id = $1 ${tx.dialect === 'postgres' ? 'for update' : ''}`,
      [id],
    );
    if (!row) throw new Error(`There is no job ${id}.`);
    return { ...row, result: JSON.parse(row.result) as unknown };
  }

  async fail(tx: Transaction, id: string, error: string): Promise<void> {
    await tx.update(JobEntity, { id }, { state: 'failed', error, leasedUntil: null });
  }

  /** The ids of jobs that are not finished and that nobody holds at `now`. */
  async abandoned(reader: Reader, now: string): Promise<string[]> {
    const rows = await reader.query<{ id: string }>(
      `select id from job where state in ('waiting', 'running')
       and (leased_until is null or leased_until < $1) order by started_at`,
      [now],
    );
    return rows.map((row) => row.id);
  }
}
