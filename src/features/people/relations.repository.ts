import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { inList } from '../../database/in-list.js';
import type { Reader, Transaction } from '../../database/transaction.js';
import type { IsoDay } from '../../domain/day.js';
import { Relation, type RelationKind } from './relation.entity.js';

/** Somebody whom a person looks after. */
export interface Trainee {
  readonly id: string;
  readonly name: string;
  readonly kind: RelationKind;
}

@Injectable()
export class RelationsRepository {
  constructor(database: Database) {
    database.retryOnDuplicateOf('relation_pkey');
  }

  /** Every relation of these people that had not ended by a day, those of later days included. */
  async notEndedBy(reader: Reader, personIds: readonly string[], on: IsoDay): Promise<Relation[]> {
    const { sql, parameters } = inList(personIds, 2);
    const rows = await reader.query<RelationRow>(
      `select person_id, kind, other_id, from_on, to_on from relation
        where person_id in ${sql} and (to_on is null or to_on > $1)
        order by person_id, kind, from_on, other_id`,
      [on, ...parameters],
    );
    return rows.map((row) => ({
      personId: row.person_id,
      kind: row.kind,
      otherId: row.other_id,
      fromOn: row.from_on,
      toOn: row.to_on,
    }));
  }

  /**
   * From a day on these are the person's, and nobody else of that kind. Answers whether
   * that changes anything.
   */
  async replaceFrom(
    tx: Transaction,
    personId: string,
    kind: RelationKind,
    others: readonly string[],
    on: IsoDay,
  ): Promise<boolean> {
    const known = (await this.notEndedBy(tx, [personId], on)).filter((each) => each.kind === kind);
    const isSame =
      known.length === others.length &&
      known.every(
        ({ otherId, fromOn, toOn }) => others.includes(otherId) && fromOn <= on && toOn === null,
      );
    if (isSame) return false;
    await tx.execute('delete from relation where person_id = $1 and kind = $2 and from_on >= $3', [
      personId,
      kind,
      on,
    ]);
    await tx.execute(
      `update relation set to_on = $3
        where person_id = $1 and kind = $2 and (to_on is null or to_on > $3)`,
      [personId, kind, on],
    );
    for (const otherId of others) {
      await tx.execute(
        'insert into relation (person_id, kind, other_id, from_on, to_on) values ($1, $2, $3, $4, null)',
        [personId, kind, otherId, on],
      );
    }
    return true;
  }

  /** Those whom a person looks after on a day, or will. */
  async traineesOf(reader: Reader, otherId: string, on: IsoDay, now: string): Promise<Trainee[]> {
    return reader.query<Trainee>(
      `select p.id, p.given_name || ' ' || p.family_name as name, r.kind
         from relation r
         join person p on p.id = r.person_id
         join post t on t.person_id = p.id and t.placed_from_at <= $3 and t.placed_to_at > $3
        where r.other_id = $1 and (r.to_on is null or r.to_on > $2) and t.to_at > $3
        order by p.sort_name, p.id, r.kind`,
      [otherId, on, now],
    );
  }
}

interface RelationRow {
  readonly person_id: string;
  readonly kind: RelationKind;
  readonly other_id: string;
  readonly from_on: string;
  readonly to_on: string | null;
}
