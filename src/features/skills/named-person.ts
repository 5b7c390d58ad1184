import type { Reader } from '../../database/transaction.js';
import { InvalidInput, NotFound } from '../../domain/refusal.js';
import type { PeopleService } from '../people/people.service.js';

/** Throws InvalidInput where a field names somebody who isn't there; nobody named is fine. */
export async function refuseStranger(
  people: PeopleService,
  reader: Reader,
  field: string,
  personId: string | undefined,
): Promise<void> {
  if (personId === undefined) return;
  try {
    await people.learner(reader, personId);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    throw new InvalidInput([{ field, message: 'must be the id of somebody who works here' }]);
  }
}
