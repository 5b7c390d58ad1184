import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Reader, SqlValue } from '../../database/transaction.js';
import { addMonths, isoDay, monthOf, type IsoDay } from '../../domain/day.js';
import { unansweredIn } from '../../domain/hours.js';
import type { Actor } from '../../domain/permission.js';
import type { Entry } from '../../domain/record.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { PeopleService } from '../people/people.service.js';
import { WaitingRowsRepository } from './waiting-rows.repository.js';

/** Logs older than this many months are not asked about any more. */
const MONTHS = 12;
/** So many stand on one page; as they are answered, the next ones come up. */
const SHOWN = 50;

export interface WaitingLog {
  readonly learner: { readonly id: string; readonly name: string };
  readonly seq: number;
  /** What the office calls it. */
  readonly activity: string;
  readonly minutes: number;
  readonly on: IsoDay;
}

/** Logged hours that wait for the approval of whoever asks, the oldest first. */
@Injectable()
export class HoursToAnswer {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly catalog: CatalogService,
    private readonly rows: WaitingRowsRepository,
  ) {}

  async of(actor: Actor): Promise<{ items: readonly WaitingLog[]; total: number }> {
    const { reader } = this.database;
    const today = await this.people.todayFor(reader, actor.personId);
    const ask = {
      topic: 'hours',
      within: await this.within(reader, actor),
      except: actor.personId,
      // A row of hours is a month.
      since: `${monthOf(addMonths(today, -MONTHS))}-01`,
    } as const;
    const rows = await this.rows.oldest(reader, ask, SHOWN);
    const logs = rows
      .flatMap((row) =>
        unansweredIn(JSON.parse(row.entries) as Entry[]).map((log) => ({
          learner: { id: row.learner_id, name: row.name },
          seq: log.seq,
          activity: this.catalog.activity(row.row_key.split('/')[1] ?? ''),
          minutes: log.payload.minutes,
          on: isoDay(log.on),
        })),
      )
      .sort((a, b) => a.on.localeCompare(b.on));
    return { items: logs.slice(0, SHOWN), total: await this.rows.total(reader, ask) };
  }

  private async within(reader: Reader, actor: Actor) {
    const parameters: SqlValue[] = [];
    const permission = 'hours:approve';
    const column = 'r.learner_id';
    const { people } = this;
    const condition = await people.scopeCondition(reader, actor, permission, column, parameters);
    return { condition, parameters };
  }
}
