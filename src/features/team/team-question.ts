import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import { isoDay } from '../../domain/day.js';
import type { Actor } from '../../domain/permission.js';
import { foldText } from '../people/fold-text.js';
import { PeopleService } from '../people/people.service.js';
import { duringDay } from '../people/start-of-day.js';
import type { TeamFilter } from './list-team.dto.js';
import type { TeamQuestion } from './team.repository.js';

/** Turns the filters of a page into a question about those whom the actor may report on. */
@Injectable()
export class TeamQuestions {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor, filter: TeamFilter): Promise<TeamQuestion> {
    const { reader } = this.database;
    const today = isoDay(await this.people.todayFor(reader, actor.personId));
    const { asOf = today, q = '', who = 'active', ...given } = filter;
    return {
      ...given,
      who,
      on: asOf,
      at: asOf === today ? instantText(this.clock.now()) : duringDay(asOf),
      words: foldText(q).split(' ').filter(Boolean),
      scope: (column, parameters) =>
        this.people.scopeCondition(reader, actor, 'report:read', column, parameters),
    };
  }
}
