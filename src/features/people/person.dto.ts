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
  exposures: readonly string[];
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
  exposures: readonly string[];
  hiredOn: IsoDay;
  /** The last day of work, as far as it is known. */
  separatedOn: IsoDay | null;
  originalHireOn: IsoDay | null;
  trackedFrom: IsoDay | null;
  /** The id of a person. */
  supervisor: string | null;
  preceptors: readonly string[];
  /** The id of a person. */
  supervisingProvider: string | null;
  roles: readonly PersonRoleDto[];
  cohorts: readonly string[];
  /** Transfers and a rehire that are known ahead; only where one person is asked for. */
  upcoming?: readonly UpcomingPostDto[];
}

export class PeoplePageDto {
  items: readonly PersonDto[];
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

/** What is left to hand over when somebody goes. */
export class WaitingWorkDto {
  trainees: readonly WaitingDto[];
  approvals: readonly WaitingDto[];
  assignments: readonly WaitingDto[];
}

/** The person, and what still waits on them. */
export class SeparatedDto extends PersonDto {
  waiting: WaitingWorkDto;
}
