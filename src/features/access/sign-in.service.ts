import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import type { Reader, Transaction } from '../../database/transaction.js';
import { InvalidInput } from '../../domain/refusal.js';
import { HttpError } from '../../http/http-error.js';
import { AuditService } from '../audit/audit.service.js';
import { emailOf } from '../people/email.js';
import { PasswordsService } from '../people/passwords.service.js';
import { PeopleRepository } from '../people/people.repository.js';
import { MeService } from './me.service.js';
import type { SignInDto, SignedInDto } from './sign-in.dto.js';
import { SlipsService } from './slips.service.js';
import { TokensService } from './tokens.service.js';

/** Lets people in who prove who they are. */
@Injectable()
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleRepository,
    private readonly passwords: PasswordsService,
    private readonly slips: SlipsService,
    private readonly tokens: TokensService,
    private readonly me: MeService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Throws 401 `sign-in-failed`, which says the same whatever was wrong. */
  async signIn(typed: SignInDto): Promise<SignedInDto> {
    refuseUnlessOneOfEach(typed);
    const { reader } = this.database;
    const personId = await this.personWhoMaySignIn(reader, typed);
    return typed.slip === undefined
      ? this.withPassword(personId, typed.password ?? '')
      : this.withSlip(personId, typed.slip);
  }

  private async withPassword(personId: string | null, password: string): Promise<SignedInDto> {
    const isRight = await this.passwords.isRight(this.database.reader, personId, password);
    if (!isRight || !personId) return this.fail(personId);
    return this.database.transaction((tx) => this.welcome(tx, personId, 'password'));
  }

  private async withSlip(personId: string | null, code: string): Promise<SignedInDto> {
    const slip = await this.slips.check(personId, code);
    if (!slip || !personId) return this.fail(personId);
    const welcomed = await this.database.transaction(async (tx) =>
      // Of two who hand in the same slip at once, one comes too late.
      (await this.slips.use(tx, slip)) ? this.welcome(tx, personId, 'slip') : null,
    );
    return welcomed ?? this.fail(personId);
  }

  private async welcome(tx: Transaction, personId: string, by: string): Promise<SignedInDto> {
    const issued = await this.tokens.issue(tx, personId);
    await this.audit.record(tx, {
      action: 'signed-in',
      subject: personId,
      by: personId,
      details: { with: by },
    });
    return { ...issued, person: await this.me.me(personId, tx) };
  }

  private async fail(personId: string | null): Promise<never> {
    if (personId) {
      await this.database.transaction((tx) =>
        this.audit.record(tx, { action: 'sign-in-failed', subject: personId, by: null }),
      );
    }
    throw new HttpError(
      401,
      'sign-in-failed',
      'These do not belong together. Try again, or ask an administrator for a new password or slip.',
      { 'WWW-Authenticate': 'Bearer' },
    );
  }

  /** The id; null where there is nobody, or they don't work here any more. */
  private async personWhoMaySignIn(reader: Reader, typed: SignInDto): Promise<string | null> {
    const person =
      typed.email === undefined
        ? await this.people.byEmployeeNumber(reader, typed.employeeNumber ?? '')
        : await this.people.byEmail(reader, emailOf(typed.email) ?? '');
    if (!person) return null;
    const now = instantText(this.clock.now());
    const placed = await this.people.placed(reader, person.id, now);
    return placed && placed.toAt > now ? person.id : null;
  }
}

function refuseUnlessOneOfEach({ email, employeeNumber, password, slip }: SignInDto): void {
  const errors = [];
  if ((email === undefined) === (employeeNumber === undefined)) {
    errors.push({ field: 'email', message: 'must be given, or else an employeeNumber' });
  }
  if ((password === undefined) === (slip === undefined)) {
    errors.push({ field: 'password', message: 'must be given, or else a slip' });
  }
  if (errors.length > 0) throw new InvalidInput(errors);
}
