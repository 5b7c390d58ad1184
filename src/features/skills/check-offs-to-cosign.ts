import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { SqlValue } from '../../database/transaction.js';
import { isoDay, type IsoDay } from '../../domain/day.js';
import type { Actor } from '../../domain/permission.js';
import { awaitingCosign, type SkillEntry } from '../../domain/sign-off.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { PeopleService } from '../people/people.service.js';
import { Observers } from './observers.js';
import { WaitingRowsRepository } from './waiting-rows.repository.js';

/** So many stand on one page; as they are signed, the next ones come up. */
const SHOWN = 50;

/** A check-off that counts once it is co-signed. */
export interface WaitingCheckOff {
  readonly learner: { readonly id: string; readonly name: string };
  readonly seq: number;
  readonly skill: { readonly code: string; readonly title: string };
  /** The variant that was seen; empty where the skill has none. */
  readonly variant: string;
  readonly times: number;
  readonly on: IsoDay;
  readonly observer: string;
  readonly note: string;
}

/** Check-offs that wait for the co-signature of whoever asks, the oldest first; none where they have no license. */
@Injectable()
export class CheckOffsToCosign {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly catalog: CatalogService,
    private readonly observers: Observers,
    private readonly waiting: WaitingRowsRepository,
  ) {}

  async of(actor: Actor): Promise<{ checkOffs: readonly WaitingCheckOff[]; total: number }> {
    const { reader } = this.database;
    const { personId } = actor;
    const today = await this.people.todayFor(reader, personId);
    if (!(await this.observers.isClinician(reader, personId, today))) return NONE;
    const parameters: SqlValue[] = [];
    const permission = 'observation:cosign';
    const condition = await this.people.scopeCondition(
      reader,
      actor,
      permission,
      'r.learner_id',
      parameters,
    );
    const within = { condition, parameters };
    const rows = await this.waiting.oldest(reader, { topic: 'skill', within, except: personId });
    const all = rows
      .flatMap((row) =>
        awaitingCosign(JSON.parse(row.entries) as SkillEntry[]).map((seen) => ({ row, seen })),
      )
      // Nobody co-signs what they observed themselves.
      .filter(({ seen }) => seen.payload.observer !== personId)
      .sort((a, b) => a.seen.on - b.seen.on);
    const shown = all.slice(0, SHOWN);
    const names = await this.people.names(reader, [
      ...new Set(shown.map(({ seen }) => seen.payload.observer)),
    ]);
    return {
      total: all.length,
      checkOffs: shown.map(({ row, seen: { seq, on, payload } }) => {
        const code = row.row_key.slice('skill/'.length);
        const definition = this.catalog.find('skill', code)?.definition;
        const { variant = '', times = 1, observer, note = '' } = payload;
        return {
          ...{ learner: { id: row.learner_id, name: row.name }, seq, times, note },
          skill: { code, title: definition?.title ?? code },
          variant: definition?.variants?.[variant] ?? variant,
          on: isoDay(on),
          observer: names.get(observer) ?? 'Somebody who is not here any more',
        };
      }),
    };
  }
}

const NONE = { checkOffs: [], total: 0 };
