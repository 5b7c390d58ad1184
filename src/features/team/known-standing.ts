import { Injectable } from '@nestjs/common';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import { isAssignment } from '../../domain/assignment.js';
import { addDays, day, isoDay, type IsoDay } from '../../domain/day.js';
import type { Actor } from '../../domain/permission.js';
import { standingOn } from '../../domain/standing.js';
import type { Status } from '../../domain/status.js';
import { LearnerViews } from '../enrollments/learner-view.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { PeopleService } from '../people/people.service.js';
import { startOfDay } from '../people/start-of-day.js';

interface Stands {
  readonly status: Status;
  readonly percent: number;
}

export interface KnownStanding {
  /** The day that is asked about, and the end of the day by which it was known. */
  readonly on: IsoDay;
  readonly knownAt: string;
  readonly timeZone: string;
  readonly paths: readonly {
    readonly title: string;
    readonly stage: string;
    readonly was: Stands;
    /** The same day by what is known today; null where the path is none of theirs any more. */
    readonly is: Stands | null;
  }[];
  /** Why there is nothing. */
  readonly why: string | null;
}

/** What the records said on a day, beside what they say of the same day now. */
@Injectable()
export class KnownStandings {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly ledger: LedgerService,
    private readonly views: LearnerViews,
  ) {}

  async of(
    actor: Actor,
    id: string,
    ask: { knownOn: IsoDay; asOf?: IsoDay },
  ): Promise<KnownStanding> {
    const { reader } = this.database;
    const learner = await this.people.permit(reader, actor, 'learner:read', id);
    const { timeZone } = learner;
    const knownAt = instantText(startOfDay(addDays(day(ask.knownOn), 1), timeZone));
    const on = day(ask.asOf ?? ask.knownOn);
    const record = await this.ledger.recordKnownAt(reader, learner.id, knownAt);
    const present = await this.views.of(reader, learner);
    const paths = this.ledger.evaluationsOf(record).flatMap((evaluation) => {
      const then = isAssignment(evaluation.path) ? null : standingOn(evaluation, on);
      if (!then) return [];
      const today = present.evaluations.find(({ path }) => path === evaluation.path);
      const now = today ? standingOn(today, on) : null;
      return [
        {
          title: then.path.title,
          stage: then.stage.title,
          was: { status: then.status, percent: then.progress.percent },
          is: now && { status: now.status, percent: now.progress.percent },
        },
      ];
    });
    const why = paths.length > 0 ? null : `By then nothing was on record for ${isoDay(on)}.`;
    return { on: isoDay(on), knownAt, timeZone, paths, why };
  }
}
