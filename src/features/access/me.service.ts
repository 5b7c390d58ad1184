import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Reader } from '../../database/transaction.js';
import { permissionsOf } from '../../domain/permission.js';
import { PeopleService } from '../people/people.service.js';
import { PersonViews } from '../people/person-views.js';
import { RolesService } from '../people/roles.service.js';
import type { MeDto } from './me.dto.js';

/** What somebody is told about themselves. */
@Injectable()
export class MeService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly views: PersonViews,
    private readonly roles: RolesService,
  ) {}

  async me(personId: string, reader: Reader = this.database.reader): Promise<MeDto> {
    const person = await this.views.one(reader, personId);
    const grants = await this.roles.of(reader, personId);
    const { today, language } = await this.people.learner(reader, personId);
    return { ...person, language, permissions: [...permissionsOf({ personId, grants }, today)] };
  }
}
