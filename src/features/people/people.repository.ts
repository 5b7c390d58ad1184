import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { inList } from '../../database/in-list.js';
import type { Reader, SqlValue, Transaction } from '../../database/transaction.js';
import type { Scope } from '../../domain/permission.js';
import { Person } from './person.entity.js';
import { Post } from './post.entity.js';
import { COHORTS_OF_P, cohortsIn } from './cohorts-column.js';
import { inScope } from './scope.js';

/** A person with the post that is theirs now: the first where they have yet to come, the last where they have left. */
export interface PlacedPerson {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string | null;
  readonly employeeNumber: string | null;
  readonly sortName: string;
  readonly language: string | null;
  readonly site: string;
  readonly timeZone: string;
  readonly position: string | null;
  readonly exposures: readonly string[];
  readonly fromAt: string;
  readonly toAt: string;
  readonly hiredOn: string;
  readonly separatedOn: string | null;
  readonly originalHireOn: string | null;
  readonly trackedFrom: string | null;
  readonly cohorts: readonly string[];
}

/** Which people a list shows. */
export interface PeopleFilter {
  readonly site?: string | undefined;
  readonly position?: string | undefined;
  readonly role?: string | undefined;
  readonly cohort?: string | undefined;
  readonly exposure?: string | undefined;
  readonly active?: boolean | undefined;
  readonly hasPassword?: boolean | undefined;
  /** Words that must all be found in name, email or employee number, folded. */
  readonly words?: readonly string[];
}

/** The post that is a person's at the instant `$1`, as `t` beside the person `p`. */
const PLACED = `
  from person p
  join post t on t.person_id = p.id and t.placed_from_at <= $1 and t.placed_to_at > $1`;

const COLUMNS = `
  p.id, p.given_name, p.family_name, p.email, p.employee_number, p.sort_name, p.language,
  t.site, t.time_zone, t.position, t.exposures, t.from_at, t.to_at,
  t.hired_on, t.separated_on, t.original_hire_on, t.tracked_from, ${COHORTS_OF_P}`;

@Injectable()
export class PeopleRepository {
  constructor(database: Database) {
    // Two that take the same email at once: the later one starts again and is told so.
    database.retryOnDuplicateOf('person_email_key');
    database.retryOnDuplicateOf('person_employee_number_key');
    database.retryOnDuplicateOf('post_pkey');
  }

  // By hand, as everything that an import does for each line.
  async add(tx: Transaction, person: Omit<Person, 'language'>): Promise<void> {
    await tx.execute(
      `insert into person
         (id, given_name, family_name, email, employee_number, sort_name, search_text, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[person.id, person.givenName, person.familyName, person.email, person.employeeNumber],
        ...[person.sortName, person.searchText, person.createdAt],
      ],
    );
  }

  async change(tx: Transaction, id: string, changes: Partial<Person>): Promise<void> {
    await tx.update(Person, { id }, changes);
  }

  byId(reader: Reader, id: string): Promise<Person | null> {
    return this.whoHas(reader, 'id', id);
  }

  byEmail(reader: Reader, email: string): Promise<Person | null> {
    return this.whoHas(reader, 'email', email);
  }

  /** Those who have one of these emails or employee numbers. */
  withEmailsOrNumbers(
    reader: Reader,
    emails: readonly string[],
    employeeNumbers: readonly string[],
  ): Promise<{ id: string; email: string | null; employeeNumber: string | null }[]> {
    const email = inList(emails);
    const number = inList(employeeNumbers, email.parameters.length + 1);
    return reader.query(
      `select id, email, employee_number as "employeeNumber" from person
        where email in ${email.sql} or employee_number in ${number.sql}`,
      [...email.parameters, ...number.parameters],
    );
  }

  byEmployeeNumber(reader: Reader, employeeNumber: string): Promise<Person | null> {
    return this.whoHas(reader, 'employee_number', employeeNumber);
  }

  /** Two of those who are sorted under one of these names: more than one is too many. */
  async idsOfName(reader: Reader, sortNames: readonly string[]): Promise<readonly string[]> {
    if (sortNames.length === 0) return [];
    const { sql, parameters } = inList(sortNames);
    const rows = await reader.query<{ id: string }>(
      `select id from person where sort_name in ${sql} order by id limit 2`,
      parameters,
    );
    return rows.map(({ id }) => id);
  }

  /** Those who have this email or this employee number. */
  withEmailOrNumber(
    reader: Reader,
    email: string | null,
    employeeNumber: string | null,
  ): Promise<{ id: string; email: string | null; employeeNumber: string | null }[]> {
    return reader.query(
      `select id, email, employee_number as "employeeNumber" from person
        where email = $1 or employee_number = $2`,
      [email, employeeNumber],
    );
  }

  async isEmpty(reader: Reader): Promise<boolean> {
    return (await reader.query('select 1 from person limit 1')).length === 0;
  }

  async placed(reader: Reader, id: string, now: string): Promise<PlacedPerson | null> {
    const [row] = await reader.query<PlacedRow>(`select ${COLUMNS} ${PLACED} where p.id = $2`, [
      now,
      id,
    ]);
    return row ? placedOf(row) : null;
  }

  /** In the order of their names. */
  async placedAll(reader: Reader, ids: readonly string[], now: string): Promise<PlacedPerson[]> {
    const { sql, parameters } = inList(ids, 2);
    const rows = await reader.query<PlacedRow>(
      `select ${COLUMNS} ${PLACED} where p.id in ${sql} order by p.sort_name, p.id`,
      [now, ...parameters],
    );
    return rows.map(placedOf);
  }

  /** In the order of their names, those after a position in it. */
  async list(
    reader: Reader,
    scope: Scope,
    filter: PeopleFilter,
    after: readonly [sortName: string, id: string] | null,
    limit: number,
    now: string,
  ): Promise<PlacedPerson[]> {
    const parameters: SqlValue[] = [now];
    const conditions = [
      inScope(scope, 'p.id', now, parameters),
      ...conditionsOf(filter, parameters),
    ];
    if (after) {
      const [sortName, id] = after.map((part) => `$${parameters.push(part)}`);
      conditions.push(`(p.sort_name, p.id) > (${sortName}, ${id})`);
    }
    const rows = await reader.query<PlacedRow>(
      `select ${COLUMNS} ${PLACED} where ${conditions.join(' and ')}
        order by p.sort_name, p.id limit $${parameters.push(limit)}`,
      parameters,
    );
    return rows.map(placedOf);
  }

  /** The ids of those employed now whom a filter finds. */
  async matching(reader: Reader, filter: PeopleFilter, now: string): Promise<string[]> {
    const parameters: SqlValue[] = [now];
    const conditions = ['t.from_at <= $1', 't.to_at > $1', ...conditionsOf(filter, parameters)];
    const rows = await reader.query<{ id: string }>(
      `select p.id ${PLACED} where ${conditions.join(' and ')} order by p.id`,
      parameters,
    );
    return rows.map(({ id }) => id);
  }

  async names(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
    const { sql, parameters } = inList([...new Set(ids)]);
    const rows = await reader.query<{ id: string; name: string }>(
      `select id, given_name || ' ' || family_name as name from person where id in ${sql}`,
      parameters,
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** The positions and exposures that somebody has, had or will have. */
  async wordsInUse(reader: Reader): Promise<{ positions: string[]; exposures: string[] }> {
    const rows = await reader.query<{ position: string | null; exposures: string }>(
      'select distinct position, exposures from post',
    );
    return {
      positions: rows.flatMap(({ position }) => position ?? []),
      exposures: rows.flatMap(({ exposures }) => JSON.parse(exposures) as string[]),
    };
  }

  /** Those who hold a role beyond the learner's, by what a form names them with. */
  async staff(
    reader: Reader,
    now: string,
  ): Promise<{ id: string; name: string; email: string | null; employeeNumber: string | null }[]> {
    return reader.query(
      `select id, given_name || ' ' || family_name as name, email,
              employee_number as "employeeNumber"
         from person where id in (select person_id from role_grant where role <> 'learner')
          and id in (select person_id from post where to_at > $1)
        order by sort_name, id limit 300`,
      [now],
    );
  }

  /** The positions that are held now, and the hazards that come with them, in their order. */
  async postsInUse(
    reader: Reader,
    now: string,
  ): Promise<{ positions: readonly string[]; exposures: readonly string[] }> {
    const rows = await reader.query<{ position: string | null; exposures: string }>(
      'select distinct position, exposures from post where from_at <= $1 and to_at > $1',
      [now],
    );
    const positions = new Set(rows.flatMap(({ position }) => position ?? []));
    const exposures = new Set(rows.flatMap((row) => JSON.parse(row.exposures) as string[]));
    return { positions: [...positions].sort(), exposures: [...exposures].sort() };
  }

  /** All posts of a person, past and future, in their order. */
  postsOf(reader: Reader, personId: string): Promise<Post[]> {
    return reader.find(Post, { where: { personId }, order: { fromOn: 'ASC' } });
  }

  async replacePosts(tx: Transaction, personId: string, posts: readonly Post[]): Promise<void> {
    await tx.execute('delete from post where person_id = $1', [personId]);
    for (const post of posts) {
      await tx.execute(
        `insert into post
           (person_id, from_on, to_on, from_at, to_at, placed_from_at, placed_to_at, site, time_zone,
            position, exposures, hired_on, separated_on, original_hire_on, tracked_from)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
        [
          ...[personId, post.fromOn, post.toOn, post.fromAt, post.toAt, post.placedFromAt],
          ...[post.placedToAt, post.site, post.timeZone, post.position],
          ...[JSON.stringify(post.exposures), post.hiredOn, post.separatedOn],
          ...[post.originalHireOn, post.trackedFrom],
        ],
      );
    }
  }

  private async whoHas(
    reader: Reader,
    column: 'id' | 'email' | 'employee_number',
    value: string,
  ): Promise<Person | null> {
    const [person] = await reader.query<Person>(
      `select id, given_name as "givenName", family_name as "familyName", email,
              employee_number as "employeeNumber", sort_name as "sortName",
              search_text as "searchText", language, created_at as "createdAt"
         from person where ${column} = $1`,
      [value],
    );
    return person ?? null;
  }
}

function conditionsOf(filter: PeopleFilter, parameters: SqlValue[]): string[] {
  const place = (value: SqlValue) => `$${parameters.push(value)}`;
  const conditions: string[] = [];
  if (filter.site !== undefined) conditions.push(`t.site = ${place(filter.site)}`);
  if (filter.position !== undefined) conditions.push(`t.position = ${place(filter.position)}`);
  if (filter.active !== undefined)
    conditions.push(filter.active ? 't.to_at > $1' : 't.to_at <= $1');
  if (filter.hasPassword !== undefined) {
    const not = filter.hasPassword ? '' : 'not ';
    conditions.push(`${not}exists (select 1 from password w where w.person_id = p.id)`);
  }
  if (filter.exposure !== undefined) {
    // The list is kept as JSON, in which a code stands in quotes.
    const code = place(`%${escapeLike(JSON.stringify(filter.exposure))}%`);
    conditions.push(`t.exposures like ${code} escape '\\'`);
  }
  if (filter.role !== undefined) {
    const role = place(filter.role);
    conditions.push(`p.id in (select person_id from role_grant where role = ${role})`);
  }
  if (filter.cohort !== undefined) {
    const cohort = place(filter.cohort);
    conditions.push(`p.id in (select person_id from cohort_member where cohort = ${cohort})`);
  }
  for (const word of filter.words ?? []) {
    conditions.push(`p.search_text like ${place(`%${escapeLike(word)}%`)} escape '\\'`);
  }
  return conditions;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}

interface PlacedRow {
  readonly id: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly email: string | null;
  readonly employee_number: string | null;
  readonly sort_name: string;
  readonly language: string | null;
  readonly site: string;
  readonly time_zone: string;
  readonly position: string | null;
  readonly exposures: string;
  readonly from_at: string;
  readonly to_at: string;
  readonly hired_on: string;
  readonly separated_on: string | null;
  readonly original_hire_on: string | null;
  readonly tracked_from: string | null;
  readonly cohorts: string | null;
}

function placedOf(row: PlacedRow): PlacedPerson {
  return {
    id: row.id,
    givenName: row.given_name,
    familyName: row.family_name,
    email: row.email,
    employeeNumber: row.employee_number,
    sortName: row.sort_name,
    language: row.language,
    site: row.site,
    timeZone: row.time_zone,
    position: row.position,
    exposures: JSON.parse(row.exposures) as string[],
    fromAt: row.from_at,
    toAt: row.to_at,
    hiredOn: row.hired_on,
    separatedOn: row.separated_on,
    originalHireOn: row.original_hire_on,
    trackedFrom: row.tracked_from,
    cohorts: cohortsIn(row.cohorts),
  };
}
