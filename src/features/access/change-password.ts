import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Actor } from '../../domain/permission.js';
import { Refusal } from '../../domain/refusal.js';
import { AuditService } from '../audit/audit.service.js';
import { PasswordsService } from '../people/passwords.service.js';
import { PeopleService } from '../people/people.service.js';
import type { ChangePasswordDto } from './change-password.dto.js';
import { TokensService } from './tokens.service.js';

/** Sets a password: one's own with the present one, anybody's as an administrator. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly passwords: PasswordsService,
    private readonly tokens: TokensService,
    private readonly audit: AuditService,
  ) {}

  /** Every other sign-in of the person ends, for one of them may be why it changes. */
  async change(
    actor: Actor,
    personId: string,
    { password, current }: ChangePasswordDto,
    token: string,
  ): Promise<void> {
    const { reader } = this.database;
    await this.people.permit(reader, actor, ['password:change-own', 'password:set'], personId);
    const isOwn = personId === actor.personId;
    if (isOwn && (await this.passwords.isSet(reader, personId))) {
      const isRight = await this.passwords.isRight(reader, personId, current ?? '');
      if (!isRight) throw wrongPassword();
    }
    const hash = await this.passwords.hash(password);
    await this.database.transaction(async (tx) => {
      await this.passwords.keep(tx, personId, hash);
      await this.tokens.endAllIn(tx, personId, actor.personId, isOwn ? token : undefined);
      await this.audit.record(tx, {
        action: 'password-changed',
        subject: personId,
        by: actor.personId,
      });
    });
  }
}

function wrongPassword(): Refusal {
  return new Refusal([
    {
      code: 'wrong-password',
      text: 'That is not your present password. Try again, or ask an administrator to set one.',
    },
  ]);
}
