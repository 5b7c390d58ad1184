import type { IsoDay } from '../../domain/day.js';
import type { Role } from '../../domain/permission.js';

/** A role that a person holds; without site and cohort it holds everywhere. */
export class PersonRoleDto {
  role: Role;
  site?: string;
  cohort?: string;
  /** Its last day. */
  until?: IsoDay;
}

/** A post that comes into force later. */
export class UpcomingPostDto {
  effectiveOn: IsoDay;
  site: string;
  position: string | null;
  exposures: string[];
}

/** A person, as of today at their site. */
export class PersonDto {
  id: string;
  givenName: string;
  familyName: string;
  name: string;
  email: string | null;
  employeeNumber: string | null;
  /** Works here, or will; false from the day after the last. */
  active: boolean;
  site: string;
  position: string | null;
  exposures: string[];
  hiredOn: IsoDay;
  /** The last day of work, as far as it is known. */
  separatedOn: IsoDay | null;
  originalHireOn: IsoDay | null;
  trackedFrom: IsoDay | null;
  /** The id of a person. */
  supervisor: string | null;
  preceptors: string[];
  /** The id of a person. */
  supervisingProvider: string | null;
  roles: PersonRoleDto[];
  cohorts: string[];
  /** Transfers and a rehire that are known ahead; only where one person is asked for. */
  upcoming?: UpcomingPostDto[];
}

/** A person as plain data. */
export type PersonView = Pick<PersonDto, keyof PersonDto>;

export class PeoplePageDto {
  items: PersonDto[];
  nextCursor: string | null;
}

/** Somebody, by name. */
export class NamedDto {
  id: string;
  name: string;
}

export class WaitingDto {
  learner: NamedDto;
  title: string;
}

/** Something that waits and is about no learner, such as a class without attendance. */
export class WaitingOtherDto {
  title: string;
  /** The page on which it is settled. */
  url: string;
}

/** What is left to hand over when somebody goes. */
export class WaitingWorkDto {
  trainees: WaitingDto[];
  approvals: WaitingDto[];
  assignments: WaitingDto[];
  others: WaitingOtherDto[];
}

/** The person, and what still waits on them. */
export class SeparatedDto extends PersonDto {
  waiting: WaitingWorkDto;
}
