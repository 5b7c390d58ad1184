import { Injectable } from '@nestjs/common';
import { inList } from '../../database/in-list.js';
import type { Reader } from '../../database/transaction.js';
import type { IsoDay } from '../../domain/day.js';
import type { RelationKind } from '../people/relation.entity.js';

export interface Trainee {
  readonly id: string;
  readonly name: string;
}

/** Whom somebody supervises or teaches: their requests wait on that person. */
@Injectable()
export class TraineesRepository {
  /** Those whom they look after on a day or later, as one of these. */
  of(
    reader: Reader,
    personId: string,
    on: IsoDay,
    as: readonly RelationKind[] = ['supervisor', 'preceptor'],
  ): Promise<Trainee[]> {
    const { sql, parameters } = inList(as, 3);
    return reader.query<Trainee>(
      `select id, given_name || ' ' || family_name as name from person
       where id in (
         select person_id from relation
         where other_id = $1 and kind in ${sql}
           and (to_on is null or to_on > $2))
       order by sort_name, id`,
      [personId, on, ...parameters],
    );
  }
}
