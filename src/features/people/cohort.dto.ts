import { NamedDto } from './person.dto.js';

export class CohortListItemDto {
  code: string;
  name: string;
  site: string | null;
  /** How many there are. */
  members: number;
}

export class CohortDto extends CohortListItemDto {
  learners: readonly NamedDto[];
}

export class CohortsPageDto {
  items: readonly CohortListItemDto[];
  nextCursor: null;
}
