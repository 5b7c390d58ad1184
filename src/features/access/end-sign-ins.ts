import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Actor } from '../../domain/permission.js';
import { PeopleService } from '../people/people.service.js';
import { TokensService } from './tokens.service.js';

/** Signs somebody out everywhere. */
@Injectable()
export class EndSignIns {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly tokens: TokensService,
  ) {}

  of(actor: Actor, personId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      await this.people.permit(tx, actor, 'sign-in:end', personId);
      await this.tokens.endAllIn(tx, personId, actor.personId);
    });
  }
}
