import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import type { Reader } from '../../database/transaction.js';
import { type IsoDay, isoDayAt, isoDayOrNull } from '../../domain/day.js';
import type { Grant } from '../../domain/permission.js';
import { NotFound } from '../../domain/refusal.js';
import { type PlacedPerson, PeopleRepository } from './people.repository.js';
import type { PersonRoleDto, PersonView } from './person.dto.js';
import type { Relation, RelationKind } from './relation.entity.js';
import { RelationsRepository } from './relations.repository.js';
import { RolesRepository } from './roles.repository.js';

/** Puts together what is shown of people: the few reads are the same for one and for a page of them. */
@Injectable()
export class PersonViews {
  constructor(
    private readonly people: PeopleRepository,
    private readonly relations: RelationsRepository,
    private readonly roles: RolesRepository,
    private readonly clock: Clock,
  ) {}

  /** Throws NotFound. */
  async one(reader: Reader, id: string): Promise<PersonView> {
    const person = await this.people.placed(reader, id, instantText(this.clock.now()));
    const [view] = person ? await this.all(reader, [person]) : [];
    if (!view) throw new NotFound('There is no such person.');

    const now = instantText(this.clock.now());
    const posts = await this.people.postsOf(reader, id);
    const upcoming = posts
      .filter((post) => post.fromAt > now)
      .map(({ fromOn, site, position, exposures }) => ({
        effectiveOn: fromOn,
        site,
        position,
        exposures: [...exposures],
      }));
    return { ...view, upcoming };
  }

  async all(reader: Reader, people: readonly PlacedPerson[]): Promise<PersonView[]> {
    const now = this.clock.now();
    const ids = people.map((person) => person.id);
    const todays = people.map((person) => isoDayAt(now, person.timeZone));
    const earliest = todays.toSorted()[0] ?? isoDayAt(now, 'UTC');
    const relations = await this.relations.notEndedBy(reader, ids, earliest);
    const grants = await this.roles.grantsOf(reader, ids);

    return people.map((person, index) => {
      const today = todays[index]!;
      const own = relations.filter((relation) => relation.personId === person.id);
      return {
        id: person.id,
        givenName: person.givenName,
        familyName: person.familyName,
        name: `${person.givenName} ${person.familyName}`,
        email: person.email,
        employeeNumber: person.employeeNumber,
        active: person.toAt > instantText(now),
        site: person.site,
        position: person.position,
        exposures: [...person.exposures],
        hiredOn: person.hiredOn,
        separatedOn: person.separatedOn,
        originalHireOn: person.originalHireOn,
        trackedFrom: person.trackedFrom,
        supervisor: othersOn(own, 'supervisor', today, person)[0] ?? null,
        preceptors: othersOn(own, 'preceptor', today, person),
        supervisingProvider: othersOn(own, 'supervising-provider', today, person)[0] ?? null,
        roles: (grants.get(person.id) ?? []).map(roleView),
        cohorts: [...person.cohorts],
      };
    });
  }
}

/** A grant as it is shown. */
export function roleView(grant: Grant): PersonRoleDto {
  const until = isoDayOrNull(grant.until);
  return {
    role: grant.role,
    ...(grant.site !== null && { site: grant.site }),
    ...(grant.cohort !== null && { cohort: grant.cohort }),
    ...(until !== null && { until }),
  };
}

function othersOn(
  relations: readonly Relation[],
  kind: RelationKind,
  today: IsoDay,
  person: PlacedPerson,
): string[] {
  // Who has yet to come is shown with those who will look after them from the first day.
  const on = person.hiredOn > today ? person.hiredOn : today;
  return relations
    .filter(
      (relation) =>
        relation.kind === kind &&
        relation.fromOn <= on &&
        (relation.toOn === null || on < relation.toOn),
    )
    .map((relation) => relation.otherId);
}
