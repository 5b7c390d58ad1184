import type { Reader } from '../../database/transaction.js';
import { emailOf } from './email.js';
import type { PeopleRepository } from './people.repository.js';

/** By what the lines of an import name people. */
export interface SignInNames {
  readonly email?: string | null | undefined;
  readonly employeeNumber?: string | null | undefined;
}

interface KnownPerson {
  readonly id: string;
  readonly email: string | null;
  readonly employeeNumber: string | null;
}

/** How many are looked for in one query. */
const AT_ONCE = 1_000;

/** Whom the lines of an import are about: read at once, and kept up to date line by line. */
export class KnownPeople {
  private readonly byNumber = new Map<string, KnownPerson>();
  private readonly byEmail = new Map<string, KnownPerson>();
  private readonly byId = new Map<string, KnownPerson>();

  static async of(
    reader: Reader,
    people: PeopleRepository,
    lines: readonly SignInNames[],
  ): Promise<KnownPeople> {
    const known = new KnownPeople();
    const emails = lines.map(({ email }) => emailOf(email)).filter((email) => email !== null);
    const numbers = lines.map((line) => line.employeeNumber ?? '').filter(Boolean);
    for (let from = 0; from < Math.max(emails.length, numbers.length); from += AT_ONCE) {
      const [some, others] = [emails, numbers].map((all) => all.slice(from, from + AT_ONCE));
      for (const person of await people.withEmailsOrNumbers(reader, some!, others!)) {
        known.keep(person.id, person);
      }
    }
    return known;
  }

  /** By employee number, else by email where that says no other number. */
  find({ email, employeeNumber }: SignInNames): KnownPerson | null {
    const byNumber = employeeNumber ? this.byNumber.get(employeeNumber) : undefined;
    if (byNumber) return byNumber;
    const byEmail = this.byEmail.get(emailOf(email) ?? '');
    const isOther = byEmail?.employeeNumber && employeeNumber;
    return (isOther ? null : byEmail) ?? null;
  }

  /** What somebody is called from now on; what isn't given stays. */
  keep(id: string, names: SignInNames): void {
    const before = this.byId.get(id);
    if (before?.email) this.byEmail.delete(before.email);
    if (before?.employeeNumber) this.byNumber.delete(before.employeeNumber);
    const person = {
      id,
      email: emailOf(names.email) ?? before?.email ?? null,
      employeeNumber: names.employeeNumber ?? before?.employeeNumber ?? null,
    };
    this.byId.set(id, person);
    if (person.email) this.byEmail.set(person.email, person);
    if (person.employeeNumber) this.byNumber.set(person.employeeNumber, person);
  }
}
