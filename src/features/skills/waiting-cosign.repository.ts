import { Injectable } from '@nestjs/common';
import type { Reader, SqlValue } from '../../database/transaction.js';

/** What is known of somebody's skill as it is stored: observations and co-signatures together. */
export interface SkillRow {
  readonly learner_id: string;
  readonly name: string;
  readonly row_key: string;
  readonly entries: string;
}

@Injectable()
export class WaitingCosignRepository {
  /** The skills in which something waits, or once waited, for a co-signature: of everybody within a scope. */
  skills(
    reader: Reader,
    within: { condition: string; parameters: readonly SqlValue[] },
  ): Promise<SkillRow[]> {
    return reader.query<SkillRow>(
      `select r.learner_id, p.given_name || ' ' || p.family_name as name, r.row_key, r.entries
       from person p join record_row r on r.learner_id = p.id
         and r.row_key >= 'skill/' and r.row_key < 'skill0'
       where ${within.condition} and r.entries like '%"awaitsCosign":true%'
       order by p.sort_name, p.id`,
      within.parameters,
    );
  }
}
