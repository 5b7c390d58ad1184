import { Injectable } from '@nestjs/common';
import { inList } from '../../database/in-list.js';
import type { Reader, SqlValue } from '../../database/transaction.js';
import type { IsoDay } from '../../domain/day.js';
import type { Entry } from '../../domain/record.js';
import type { Status } from '../../domain/status.js';

/** Somebody who has asked for a promotion at some time, with all that is known of it. */
export interface Asking {
  readonly learnerId: string;
  readonly name: string;
  readonly path: string;
  readonly entries: readonly Entry[];
}

export interface HeldObligation {
  readonly learnerId: string;
  readonly path: string;
  readonly requirement: string;
  readonly status: Status;
}

const ROW = 'advancement/';

/** Asks over many learners at once who wants to be promoted. */
@Injectable()
export class AdvancementRepository {
  /** What the records of those in a scope say of promotions; `scope` is a condition on `p.id`. */
  async asking(reader: Reader, scope: string, parameters: SqlValue[]): Promise<Asking[]> {
    const rows = await reader.query<{
      learner_id: string;
      name: string;
      row_key: string;
      entries: string;
    }>(
      `select r.learner_id, p.given_name || ' ' || p.family_name as name, r.row_key, r.entries
         from person p
         join record_row r on r.learner_id = p.id
          and r.row_key >= 'advancement/' and r.row_key < 'advancement0'
        where ${scope}`,
      parameters,
    );
    return rows.map(({ learner_id: learnerId, name, row_key: key, entries }) => ({
      ...{ learnerId, name, path: key.slice(ROW.length) },
      entries: JSON.parse(entries) as readonly Entry[],
    }));
  }

  /** The obligations of these people on a day, coursework aside. */
  async obligations(
    reader: Reader,
    learnerIds: readonly string[],
    on: IsoDay,
  ): Promise<HeldObligation[]> {
    const { sql, parameters } = inList(learnerIds, 2);
    return reader.query<HeldObligation>(
      `select learner_id as "learnerId", path, requirement, status from interval
        where learner_id in ${sql} and level = 'requirement' and from_on <= $1 and to_on > $1`,
      [on, ...parameters],
    );
  }
}
