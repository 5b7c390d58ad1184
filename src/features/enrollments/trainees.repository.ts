import { Injectable } from '@nestjs/common';
import type { Reader } from '../../database/transaction.js';
import type { IsoDay } from '../../domain/day.js';

export interface Trainee {
  readonly id: string;
  readonly name: string;
}

/** Whom somebody supervises or teaches: their requests wait on that person. */
@Injectable()
export class TraineesRepository {
  /** Those whom they look after on a day or later. */
  of(reader: Reader, personId: string, on: IsoDay): Promise<Trainee[]> {
    return reader.query<Trainee>(
      `select id, given_name || ' ' || family_name as name from person
       where id in (
         select person_id from relation
         where other_id = $1 and kind in ('supervisor', 'preceptor')
           and (to_on is null or to_on > $2))
       order by sort_name, id`,
      [personId, on],
    );
  }
}
