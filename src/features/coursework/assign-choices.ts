import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Actor } from '../../domain/permission.js';
import { chosenIn, type FormState, typedIn } from '../../ui/form-state.js';
import { type Choice, PeopleChoicesService } from '../people/people-choices.js';
import { PeopleDesk } from '../people/people-desk.js';
import { PeopleService } from '../people/people.service.js';
import { AssignmentsDesk } from './assignments-desk.js';

/** So many people a search offers at once. */
const FOUND = 12;

interface PeopleFound {
  readonly people: readonly Choice[];
  /** There are others who fit the search. */
  readonly areMore: boolean;
}

/** What the form that assigns coursework offers, given what was typed so far. */
@Injectable()
export class AssignChoices {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly office: PeopleDesk,
    private readonly choices: PeopleChoicesService,
    private readonly desk: AssignmentsDesk,
  ) {}

  async of(actor: Actor, form: FormState) {
    return {
      choices: await this.choices.of(actor, 'assignment:write'),
      assignable: this.desk.assignable(),
      ...(await this.peopleFor(actor, form)),
    };
  }

  /** Those who are chosen already, then those whom the search finds. */
  private async peopleFor(actor: Actor, form: FormState): Promise<PeopleFound> {
    const chosen = [...new Set(chosenIn(form, 'learners'))];
    const names = await this.people.names(this.database.reader, chosen);
    const q = typedIn(form, 'q').slice(0, 200);
    const found = await this.office.list(actor, { q, active: true, limit: FOUND });
    return {
      people: [
        ...[...names].map(([value, label]) => ({ value, label })),
        ...found.items
          .filter(({ id }) => !names.has(id))
          .map(({ id, name }) => ({ value: id, label: name })),
      ],
      areMore: found.nextCursor !== null,
    };
  }
}
