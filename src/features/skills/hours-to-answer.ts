import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { SqlValue } from '../../database/transaction.js';
import { addMonths, isoDay, monthOf, type IsoDay } from '../../domain/day.js';
import type { Actor } from '../../domain/permission.js';
import type { Entry } from '../../domain/record.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { PeopleService } from '../people/people.service.js';
import { LoggedHoursRepository } from './logged-hours.repository.js';
import { unansweredIn } from './unanswered-hours.js';

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
    private readonly logs: LoggedHoursRepository,
  ) {}

  async of(actor: Actor): Promise<{ items: readonly WaitingLog[]; total: number }> {
    const { reader } = this.database;
    const parameters: SqlValue[] = [];
    const condition = await this.people.scopeCondition(
      reader,
      actor,
      'hours:approve',
      'p.id',
      parameters,
    );
    const today = await this.people.todayFor(reader, actor.personId);
    const since = monthOf(addMonths(today, -MONTHS));
    const rows = await this.logs.months(reader, { condition, parameters }, since);
    const all = rows
      // Nobody approves their own.
      .filter((row) => row.learner_id !== actor.personId)
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
    return { items: all.slice(0, SHOWN), total: all.length };
  }
}
