import { PersonDto } from '../people/person.dto.js';

/** The caller, and what their roles let them do to somebody. */
export class MeDto extends PersonDto {
  /** @example ["completion:mark-own"] */
  permissions: string[];
}
