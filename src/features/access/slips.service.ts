import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/transaction.js';
import { type Actor, requireMay } from '../../domain/permission.js';
import { decide, refuseUnless } from '../../domain/refusal.js';
import { told } from '../../domain/told.js';
import { AuditService } from '../audit/audit.service.js';
import { PasswordsService } from '../people/passwords.service.js';
import { PeopleRepository } from '../people/people.repository.js';
import { nameOf, PeopleService } from '../people/people.service.js';
import { RolesService } from '../people/roles.service.js';
import { newSlipCode, plainSlipCode } from './secrets.js';
import type { SlipDto } from './sign-in.dto.js';
import type { SignInSlip } from './sign-in-slip.entity.js';
import { SlipsRepository } from './slips.repository.js';

const SLIP_DAYS = 3;
const TRIES = 5;

/** A slip as it is printed. */
export interface IssuedSlip extends SlipDto {
  readonly personId: string;
  readonly name: string;
  /** Email or employee number. */
  readonly signsInAs: string;
  readonly timeZone: string;
}

/** One-time codes on paper, with which people sign in who have no email. */
@Injectable()
export class SlipsService {
  constructor(
    private readonly database: Database,
    private readonly slips: SlipsRepository,
    private readonly passwords: PasswordsService,
    private readonly people: PeopleService,
    private readonly placed: PeopleRepository,
    private readonly roles: RolesService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** The code, which is shown this once. A slip that was given before is good no more. */
  async issue(actor: Actor, personId: string): Promise<SlipDto> {
    const code = newSlipCode();
    const hash = await this.passwords.hash(plainSlipCode(code));
    const expiresAt = instantText(new Date(+this.clock.now() + SLIP_DAYS * 86_400_000));
    return this.database.transaction(async (tx) => {
      const { today } = await this.people.permit(tx, actor, 'sign-in-slip:issue', personId);
      const others = await this.roles.of(tx, personId);
      // Else a manager could sign in as an administrator.
      if (others.some((grant) => grant.role !== 'learner')) {
        requireMay(actor, 'roles:grant', {}, today);
      }
      await this.slips.keep(tx, { personId, hash, expiresAt, triesLeft: TRIES });
      await this.audit.record(tx, {
        action: 'sign-in-slip-issued',
        subject: personId,
        by: actor.personId,
        details: { expiresAt },
      });
      return { code, expiresAt };
    });
  }

  /** A slip for each, to be printed together. Refused for who has nothing to sign in as. */
  async issueAll(actor: Actor, personIds: readonly string[]): Promise<IssuedSlip[]> {
    const now = instantText(this.clock.now());
    const people = await this.placed.placedAll(this.database.reader, personIds, now);
    refuseUnless(
      decide(
        ...people
          .filter(({ email, employeeNumber }) => (email ?? employeeNumber) === null)
          .map((person) => ({
            code: 'nothing-to-sign-in-as',
            subject: person.id,
            text: told`Give ${nameOf(person)} an email or employee number first: it is what they sign in as.`,
          })),
      ),
    );
    const slips: IssuedSlip[] = [];
    for (const { id, givenName, familyName, email, employeeNumber, timeZone } of people) {
      const { code, expiresAt } = await this.issue(actor, id);
      const name = nameOf({ givenName, familyName });
      const signsInAs = email ?? employeeNumber ?? '';
      slips.push({ code, expiresAt, personId: id, name, signsInAs, timeZone });
    }
    return slips;
  }

  /**
   * The person's slip, if this is its code. Each call uses up a try before it looks, so
   * that many at once guess no more often. It takes as long where there is no slip.
   */
  async check(personId: string | null, typed: string): Promise<SignInSlip | null> {
    const now = instantText(this.clock.now());
    const hasTry =
      personId !== null &&
      (await this.database.transaction((tx) => this.slips.takeTry(tx, personId, now)));
    const slip = hasTry ? await this.slips.of(this.database.reader, personId) : null;
    const isRight = await this.passwords.matches(slip?.hash ?? null, plainSlipCode(typed));
    return isRight ? slip : null;
  }

  /** Uses the slip up; false where somebody did already. */
  use(tx: Transaction, slip: SignInSlip): Promise<boolean> {
    return this.slips.remove(tx, slip);
  }
}
