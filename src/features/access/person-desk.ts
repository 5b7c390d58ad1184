import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import type { Reader } from '../../database/transaction.js';
import { Refusal } from '../../domain/refusal.js';
import type { ChangePersonDto } from '../people/change-person.dto.js';
import { PasswordsService } from '../people/passwords.service.js';
import { PeopleDesk } from '../people/people-desk.js';
import { namedInForms } from '../people/named-in-forms.js';
import { PeopleRepository } from '../people/people.repository.js';
import type { PersonView } from '../people/person.dto.js';
import { nameOf } from '../people/people.service.js';
import { PersonViews } from '../people/person-views.js';
import { unlessAsBefore } from './person-fields.js';
import type { Actor } from '../../domain/permission.js';

/** A person as they lie before an administrator. */
export interface PersonOnDesk {
  readonly person: PersonView;
  readonly hasPassword: boolean;
  /** Those who look after them: by id, what a form names them with. */
  readonly colleagues: ReadonlyMap<string, string>;
  /** Stands for all of this: whether somebody else has changed it since it was shown. */
  readonly seen: string;
}

/** What an administrator sees of one person before changing them. */
@Injectable()
export class PersonDesk {
  constructor(
    private readonly database: Database,
    private readonly desk: PeopleDesk,
    private readonly views: PersonViews,
    private readonly people: PeopleRepository,
    private readonly passwords: PasswordsService,
    private readonly clock: Clock,
  ) {}

  async one(actor: Actor, id: string): Promise<PersonOnDesk> {
    const { reader } = this.database;
    const person = await this.desk.one(actor, id);
    return {
      person,
      hasPassword: await this.passwords.isSet(reader, id),
      colleagues: await this.colleaguesOf(reader, person),
      seen: seenOf(person),
    };
  }

  /** Changes what differs from what stands there. Refused where somebody else was faster. */
  async change(id: string, wanted: ChangePersonDto, seen: string, by: string): Promise<PersonView> {
    const { reader } = this.database;
    const before = await this.views.one(reader, id);
    if (seen !== seenOf(before)) throw changedMeanwhile();
    const colleagues = await this.colleaguesOf(reader, before);
    return this.desk.change(id, onlyChanges(before, wanted, colleagues), by);
  }

  private async colleaguesOf(reader: Reader, person: PersonView): Promise<Map<string, string>> {
    const ids = [person.supervisor, person.supervisingProvider, ...person.preceptors];
    const others = await this.people.placedAll(
      reader,
      ids.filter((id) => id !== null),
      instantText(this.clock.now()),
    );
    return new Map(
      others.map((other) => [other.id, namedInForms({ ...other, name: nameOf(other) })]),
    );
  }
}

function seenOf(person: PersonView): string {
  return createHash('sha256').update(JSON.stringify(person)).digest('base64url').slice(0, 22);
}

/**
 * Who looks after somebody is given anew from a day on, so only where it is another; and
 * exposures left as they were say nothing of them, so that another position brings its own.
 */
function onlyChanges(
  before: PersonView,
  wanted: ChangePersonDto,
  colleagues: ReadonlyMap<string, string>,
): ChangePersonDto {
  const { supervisor, supervisingProvider, preceptors, ...rest } = unlessAsBefore(before, wanted);
  const typed = (id: string) => colleagues.get(id) ?? id;
  const named = (id: string | null) => (id === null ? null : typed(id));
  const now = JSON.stringify(before.preceptors.map(typed).sort());
  return {
    ...rest,
    ...(supervisor !== named(before.supervisor) && { supervisor }),
    ...(supervisingProvider !== named(before.supervisingProvider) && { supervisingProvider }),
    ...(preceptors && JSON.stringify(preceptors.toSorted()) !== now && { preceptors }),
  };
}

function changedMeanwhile(): Refusal {
  return new Refusal(
    [
      {
        code: 'changed-meanwhile',
        text: 'Somebody else has changed this person since you opened the page. Below is what stands now; make your change again.',
      },
    ],
    true,
  );
}
