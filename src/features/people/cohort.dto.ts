import { NamedDto } from './person.dto.js';

export class CohortListItemDto {
  code: string;
  name: string;
  site: string | null;
  /** How many there are. */
  members: number;
}

export class CohortDto extends CohortListItemDto {
  learners: NamedDto[];
}

export class CohortsPageDto {
  items: CohortListItemDto[];
  nextCursor: string | null;
}
