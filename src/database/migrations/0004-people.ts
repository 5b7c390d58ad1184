import { textType } from '../columns.js';
import type { Migration } from '../migrate.js';

/** Sites, people and their posts, who looks after whom, cohorts, roles and passwords. */
export const people: Migration = {
  name: '0004-people',
  async up(tx) {
    const text = textType(tx.dialect);
    const statements = [
      `create table organisation (
         id integer not null primary key,
         name ${text} not null
       )`,
      `create table site (
         code ${text} not null,
         name ${text} not null,
         time_zone ${text} not null,
         state ${text},
         tracked_from ${text},
         constraint site_pkey primary key (code)
       )`,
      `create table person (
         id ${text} not null primary key,
         given_name ${text} not null,
         family_name ${text} not null,
         email ${text},
         employee_number ${text},
         sort_name ${text} not null,
         search_text ${text} not null,
         created_at ${text} not null,
         constraint person_email_key unique (email),
         constraint person_employee_number_key unique (employee_number)
       )`,
      'create index person_by_name on person (sort_name, id)',
      `create table post (
         person_id ${text} not null,
         from_on ${text} not null,
         to_on ${text},
         from_at ${text} not null,
         to_at ${text} not null,
         placed_from_at ${text} not null,
         placed_to_at ${text} not null,
         site ${text} not null,
         time_zone ${text} not null,
         position ${text},
         exposures ${text} not null,
         hired_on ${text} not null,
         separated_on ${text},
         original_hire_on ${text},
         tracked_from ${text},
         primary key (person_id, from_on)
       )`,
      'create index post_by_site on post (site, placed_to_at)',
      `create table relation (
         person_id ${text} not null,
         kind ${text} not null,
         other_id ${text} not null,
         from_on ${text} not null,
         to_on ${text},
         primary key (person_id, kind, other_id, from_on)
       )`,
      'create index relation_by_other on relation (other_id)',
      `create table cohort (
         code ${text} not null,
         name ${text} not null,
         site ${text},
         constraint cohort_pkey primary key (code)
       )`,
      `create table cohort_member (
         person_id ${text} not null,
         cohort ${text} not null,
         joined_on ${text} not null,
         primary key (person_id, cohort)
       )`,
      'create index cohort_member_by_cohort on cohort_member (cohort, person_id)',
      `create table role_grant (
         person_id ${text} not null,
         role ${text} not null,
         site ${text} not null,
         cohort ${text} not null,
         until_on ${text},
         primary key (person_id, role, site, cohort)
       )`,
      'create index role_grant_by_role on role_grant (role, person_id)',
      `create table password (
         person_id ${text} not null primary key,
         hash ${text} not null,
         set_at ${text} not null
       )`,
    ];
    for (const statement of statements) await tx.execute(statement);
  },
};
