import { Injectable } from '@nestjs/common';
import type { Reader } from '../../database/transaction.js';
import { decide, refuseUnless } from '../../domain/refusal.js';
import { told } from '../../domain/told.js';
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
    const { email = null, employeeNumber = null } = wanted;
    const found = await this.people.withEmailOrNumber(reader, email, employeeNumber);
    const others = found.filter((person) => person.id !== personId);
    refuseUnless(
      decide(
        email !== null &&
          others.some((person) => person.email === email) && {
            code: 'email-taken',
            subject: email,
            text: told`Somebody has the email ${email} already. Look for them, or use another.`,
          },
        employeeNumber !== null &&
          others.some((person) => person.employeeNumber === employeeNumber) && {
            code: 'employee-number-taken',
            subject: employeeNumber,
            text: `Somebody has the employee number ${employeeNumber} already. Look for them, or use another.`,
          },
      ),
      { conflict: true },
    );
  }
}
