import { Injectable } from '@nestjs/common';
import type { Reader } from '../../database/transaction.js';

/** Counts over everybody employed, for the administration's front page. */
export interface OfficeCounts {
  readonly people: number;
  /** Without a password: they can't sign in but with a slip or a link. */
  readonly withoutWayIn: number;
  readonly teaching: number;
}

@Injectable()
export class OverviewRepository {
  async counts(reader: Reader, now: string): Promise<OfficeCounts> {
    const [row] = await reader.query<{ people: number; keyless: number; teaching: number }>(
      `select count(*) as people,
              sum(case when w.person_id is null then 1 else 0 end) as keyless,
              sum(case when t.person_id in (
                    select person_id from role_grant where role in ('instructor', 'manager')
                  ) then 1 else 0 end) as teaching
         from post t left join password w on w.person_id = t.person_id
        where t.from_at <= $1 and t.to_at > $1`,
      [now],
    );
    return {
      people: row?.people ?? 0,
      withoutWayIn: row?.keyless ?? 0,
      teaching: row?.teaching ?? 0,
    };
  }
}
