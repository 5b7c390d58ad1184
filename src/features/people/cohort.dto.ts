import { NamedDto } from './person.dto.js';

export class CohortListItemDto {
  code: string;
  name: string;
  site: string | null;
  /** How many work here, or will; who has left isn't counted. */
  members: number;
}

export class CohortMemberDto extends NamedDto {
  /** Works here, or will; false for who has left and not come back. */
  active: boolean;
}

export class CohortDto extends CohortListItemDto {
  learners: CohortMemberDto[];
}

export class CohortsPageDto {
  items: CohortListItemDto[];
  nextCursor: string | null;
}
