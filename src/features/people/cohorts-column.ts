/** The cohorts of person `p` as a column of a statement: one statement less for each request. */
export const COHORTS_OF_P = `
  (select string_agg(m.cohort, ' ' order by m.cohort) from cohort_member m
    where m.person_id = p.id) as cohorts`;

/** Their codes out of that column: null where somebody is in none; a code has no blanks. */
export function cohortsIn(column: string | null): readonly string[] {
  return column?.split(' ') ?? [];
}
