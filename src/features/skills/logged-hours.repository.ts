import { Injectable } from '@nestjs/common';
import type { Reader, SqlValue } from '../../database/transaction.js';

/** A month of somebody's hours as it is stored: logs and answers together. */
export interface MonthRow {
  readonly learner_id: string;
  readonly name: string;
  readonly row_key: string;
  readonly entries: string;
}

@Injectable()
export class LoggedHoursRepository {
  /** The months, from `since` (`2026-05`) on, of everybody within a scope. */
  months(
    reader: Reader,
    within: { condition: string; parameters: readonly SqlValue[] },
    since: string,
  ): Promise<MonthRow[]> {
    const parameters = [...within.parameters];
    const from = `$${parameters.push(since)}`;
    return reader.query<MonthRow>(
      `select r.learner_id, p.given_name || ' ' || p.family_name as name, r.row_key, r.entries
       from person p join record_row r on r.learner_id = p.id
         and r.row_key >= 'hours/' and r.row_key < 'hours0'
       where ${within.condition} and substr(r.row_key, length(r.row_key) - 6) >= ${from}
       order by p.sort_name, p.id`,
      parameters,
    );
  }
}
