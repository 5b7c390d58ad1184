import { Injectable } from '@nestjs/common';
import type { Reader } from '../../database/transaction.js';
import { decide, refuseUnless } from '../../domain/refusal.js';
import { PeopleRepository } from './people.repository.js';

/** Nobody shares an email or an employee number: people sign in and are imported by them. */
@Injectable()
export class UniqueSignIns {
  constructor(private readonly people: PeopleRepository) {}

  /** Throws a conflict where somebody other than `personId` has one of these. */
  async refuseTaken(
    reader: Reader,
    wanted: { email?: string | null; employeeNumber?: string | null },
    personId: string,
  ): Promise<void> {
    const { email, employeeNumber } = wanted;
    const byEmail = email ? await this.people.byEmail(reader, email) : null;
    const byNumber = employeeNumber
      ? await this.people.byEmployeeNumber(reader, employeeNumber)
      : null;
    refuseUnless(
      decide(
        byEmail !== null &&
          byEmail.id !== personId && {
            code: 'email-taken',
            subject: email ?? '',
            text: `Somebody has the email ${email} already. Look for them, or use another.`,
          },
        byNumber !== null &&
          byNumber.id !== personId && {
            code: 'employee-number-taken',
            subject: employeeNumber ?? '',
            text: `Somebody has the employee number ${employeeNumber} already. Look for them, or use another.`,
          },
      ),
      { conflict: true },
    );
  }
}
