import { Injectable } from '@nestjs/common';
import type { Reader, SqlValue } from '../../database/transaction.js';

/** A record row in which something waits for somebody's answer, as it is stored. */
export interface WaitingRow {
  readonly learner_id: string;
  readonly name: string;
  readonly row_key: string;
  readonly entries: string;
}

/** Which of them to look at. */
export interface WaitingQuestion {
  readonly topic: 'hours' | 'skill';
  /** A condition on `r.learner_id`, with its parameters. */
  readonly within: { readonly condition: string; readonly parameters: readonly SqlValue[] };
  /** Of the rows of this learner, none: nobody answers their own. */
  readonly except: string;
  /** What has waited since before this day (`2026-05-01`) is left alone. */
  readonly since?: string;
}

/** What waits for an answer, over everybody within a scope. */
@Injectable()
export class WaitingRowsRepository {
  /** The rows, by what waits longest in them. */
  async oldest(reader: Reader, ask: WaitingQuestion, limit?: number): Promise<WaitingRow[]> {
    const { where, parameters } = conditionOf(ask);
    const most = limit === undefined ? '' : `limit $${parameters.push(limit)}`;
    return reader.query<WaitingRow>(
      `select r.learner_id, p.given_name || ' ' || p.family_name as name, r.row_key, r.entries
         from (select r.waiting_since, r.learner_id, r.row_key, r.entries from record_row r
                where ${where} order by r.waiting_since, r.learner_id, r.row_key ${most}) r
         join person p on p.id = r.learner_id
        order by r.waiting_since, p.sort_name, p.id, r.row_key`,
      parameters,
    );
  }

  /** How many entries wait in all the rows. */
  async total(reader: Reader, ask: WaitingQuestion): Promise<number> {
    const { where, parameters } = conditionOf(ask);
    const [sum] = await reader.query<{ n: number | null }>(
      `select sum(r.waiting) as n from record_row r where ${where}`,
      parameters,
    );
    return sum?.n ?? 0;
  }
}

function conditionOf({ topic, within, except, since = '' }: WaitingQuestion): {
  where: string;
  parameters: SqlValue[];
} {
  const parameters = [...within.parameters];
  const place = (value: SqlValue) => `$${parameters.push(value)}`;
  const conditions = [
    'r.waiting > 0',
    `r.waiting_since >= ${place(since)}`,
    // "0" is what comes after "/".
    `r.row_key >= ${place(`${topic}/`)} and r.row_key < ${place(`${topic}0`)}`,
    `r.learner_id <> ${place(except)}`,
    within.condition,
  ];
  return { where: conditions.join(' and '), parameters };
}
