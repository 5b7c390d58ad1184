import { PersonDto } from '../people/person.dto.js';

/** The caller, and what their roles let them do to somebody. */
export class MeDto extends PersonDto {
  /**
   * In which they like to read courses; null where they never chose.
   * @example es
   */
  language: string | null;

  /** @example ["completion:mark-own"] */
  permissions: string[];
}
