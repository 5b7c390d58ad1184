import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { inList } from '../../database/in-list.js';
import type { Reader, Transaction } from '../../database/transaction.js';
import type { IsoDay } from '../../domain/day.js';
import { CohortMember } from './cohort-member.entity.js';
import { Cohort, type CohortFields } from './cohort.entity.js';

@Injectable()
export class CohortsRepository {
  constructor(database: Database) {
    database.retryOnDuplicateOf('cohort_pkey');
  }

  all(reader: Reader): Promise<Cohort[]> {
    return reader.find(Cohort, { order: { code: 'ASC' } });
  }

  byCode(reader: Reader, code: string): Promise<Cohort | null> {
    return reader.findOne(Cohort, { where: { code } });
  }

  add(tx: Transaction, cohort: CohortFields): Promise<void> {
    return tx.insert(Cohort, cohort);
  }

  /** Makes two units that change the same cohort's members meet: the later one starts again. */
  async touch(tx: Transaction, code: string): Promise<void> {
    await tx.execute('update cohort set name = name where code = $1', [code]);
  }

  async members(reader: Reader, code: string): Promise<string[]> {
    const rows = await reader.query<{ person_id: string }>(
      'select person_id from cohort_member where cohort = $1 order by person_id',
      [code],
    );
    return rows.map((row) => row.person_id);
  }

  /** Those of the members who work here at an instant, or will. */
  async present(reader: Reader, code: string, now: string): Promise<ReadonlySet<string>> {
    const rows = await reader.query<{ person_id: string }>(
      `select person_id from cohort_member where ${PRESENT} and cohort = $2`,
      [now, code],
    );
    return new Set(rows.map((row) => row.person_id));
  }

  /** How many members of each cohort work here at an instant, or will. */
  async presentCounts(reader: Reader, now: string): Promise<Map<string, number>> {
    const rows = await reader.query<{ cohort: string; members: number }>(
      `select cohort, count(*) as members from cohort_member where ${PRESENT} group by cohort`,
      [now],
    );
    return new Map(rows.map(({ cohort, members }) => [cohort, members]));
  }

  async join(
    tx: Transaction,
    code: string,
    personIds: readonly string[],
    on: IsoDay,
  ): Promise<void> {
    if (personIds.length === 0) return;
    await tx.insert(
      CohortMember,
      personIds.map((personId) => ({ personId, cohort: code, joinedOn: on })),
    );
  }

  async leave(tx: Transaction, code: string, personIds: readonly string[]): Promise<void> {
    const { sql, parameters } = inList(personIds, 2);
    await tx.execute(`delete from cohort_member where cohort = $1 and person_id in ${sql}`, [
      code,
      ...parameters,
    ]);
  }
}

/** Of a member, where the first parameter is the instant. */
const PRESENT = 'person_id in (select person_id from post where to_at > $1)';
