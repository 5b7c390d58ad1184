import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { Database } from '../../database/database.js';
import type { Actor } from '../../domain/permission.js';
import { decodeCursor, pageOf } from '../../http/paging.js';
import { ChangePerson } from './change-person.js';
import type { ChangePersonDto } from './change-person.dto.js';
import { foldText } from './fold-text.js';
import { HirePerson } from './hire-person.js';
import type { HirePersonDto } from './hire-person.dto.js';
import type { ListPeopleQuery } from './list-people.dto.js';
import { PasswordsService } from './passwords.service.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleService } from './people.service.js';
import type { PeoplePageDto, PersonDto } from './person.dto.js';
import { PersonViews } from './person-views.js';

/** What the office does with people: looks them up, hires them, changes them. */
@Injectable()
export class PeopleDesk {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleRepository,
    private readonly known: PeopleService,
    private readonly views: PersonViews,
    private readonly hiring: HirePerson,
    private readonly changing: ChangePerson,
    private readonly passwords: PasswordsService,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: ListPeopleQuery): Promise<PeoplePageDto> {
    const { reader } = this.database;
    const { q = '', limit, cursor, ...rest } = query;
    const words = foldText(q).split(' ').filter(Boolean);
    const filter = { ...rest, words };
    const list = `people?${JSON.stringify(filter)}`;

    const rows = await this.people.list(
      reader,
      await this.known.scope(reader, actor, 'people:read'),
      filter,
      (decodeCursor(list, cursor) as [string, string] | undefined) ?? null,
      limit + 1,
      this.clock.now().toISOString(),
    );
    const page = pageOf(list, rows, limit, (row) => [row.sortName, row.id]);
    return { ...page, items: await this.views.all(reader, page.items) };
  }

  async one(actor: Actor, id: string): Promise<PersonDto> {
    const { reader } = this.database;
    await this.known.permit(reader, actor, 'people:read', id);
    return this.views.one(reader, id);
  }

  async hire(person: HirePersonDto, by: string): Promise<PersonDto> {
    const { password, ...rest } = person;
    const passwordHash = password ? await this.passwords.hash(password) : undefined;
    return this.database.transaction(async (tx) => {
      const id = await this.hiring.hire(tx, { ...rest, passwordHash }, by);
      return this.views.one(tx, id);
    });
  }

  change(id: string, changes: ChangePersonDto, by: string): Promise<PersonDto> {
    return this.database.transaction(async (tx) => {
      await this.changing.change(tx, id, changes, by);
      return this.views.one(tx, id);
    });
  }
}
