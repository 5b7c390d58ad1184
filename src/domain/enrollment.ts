import { NEVER, type Day } from './day.js';
import { employmentOf } from './employment.js';
import type { NewFact } from './fact.js';
import { fits } from './post.js';
import type { PathDefinition } from './requirement.js';
import { at, firstDay, indexAt, map } from './steps.js';
import { entriesOf, type LearnerRecord } from './record.js';

/**
 * An enrolment in a learning path: from its first day until it was withdrawn or begun
 * anew. Its versions follow each other; a learner stays on one until someone moves them.
 */
export interface EnrollmentSpan {
  readonly from: Day;
  /** The day after the last; `NEVER` while it lasts. */
  readonly to: Day;
  /** In the order of their days; the first begins with the enrolment. */
  readonly versions: readonly { readonly from: Day; readonly version: number }[];
}

/** Every enrolment of a learner in one path, in order, none overlapping. */
export function enrollmentsIn(record: LearnerRecord, path: string): readonly EnrollmentSpan[] {
  const spans: { from: Day; to: Day; versions: { from: Day; version: number }[] }[] = [];
  for (const entry of entriesOf(record, `path/${path}`, 'enrolled', 'withdrawn', 'moved')) {
    const open = spans[spans.length - 1];
    if (entry.kind === 'enrolled') {
      if (open && open.to === NEVER) open.to = entry.on;
      const versions = [{ from: entry.on, version: entry.payload.version }];
      spans.push({ from: entry.on, to: NEVER, versions });
    } else if (open && open.to === NEVER) {
      if (entry.kind === 'withdrawn') open.to = entry.on;
      else {
        if (open.versions[open.versions.length - 1]!.from === entry.on) open.versions.pop();
        open.versions.push({ from: entry.on, version: entry.payload.version });
      }
    }
  }
  return spans.filter((span) => span.from < span.to);
}

/** The enrolment in force on a day; null where there is none. */
export function enrollmentOn(record: LearnerRecord, path: string, on: Day): EnrollmentSpan | null {
  return enrollmentsIn(record, path).find((span) => span.from <= on && on < span.to) ?? null;
}

/** The version of the path that held on a day of the enrolment. */
export function versionOn(span: EnrollmentSpan, on: Day): number {
  let version = span.versions[0]!.version;
  for (const change of span.versions) if (change.from <= on) version = change.version;
  return version;
}

/** The codes of the paths that a learner is or was enrolled in. */
export function pathsOf(record: LearnerRecord): readonly string[] {
  return [...record.keys()].filter((key) => key.startsWith('path/')).map((key) => key.slice(5));
}

/**
 * The enrolment that a path's rule asks for, as seen on a day: from the first day of the
 * present run on which the post comes under the rule, else of the next that is known.
 * None where the learner was enrolled at any time of that run, be it that a manager
 * withdrew them since.
 */
export function enrollmentByRule(
  record: LearnerRecord,
  path: PathDefinition,
  today: Day,
): readonly NewFact[] {
  const { enrolls } = path;
  if (!enrolls) return [];
  const concerned = map(employmentOf(record).post, (post) => post !== null && fits(post, enrolls));
  const from = at(concerned, today)
    ? concerned[indexAt(concerned, today)]!.from
    : firstDay(concerned, (is) => is, today);
  if (from === null || enrollmentsIn(record, path.code).some((span) => span.to > from)) return [];
  const payload = { version: path.version, byRule: true };
  return [{ kind: 'enrolled', subject: path.code, occurredOn: from, payload }];
}
