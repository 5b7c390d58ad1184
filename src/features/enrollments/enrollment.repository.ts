import { Injectable } from '@nestjs/common';
import type { Reader } from '../../database/transaction.js';
import type { Entry } from '../../domain/record.js';

/** A post that somebody holds now or will hold. */
export interface HeldPost {
  readonly personId: string;
  readonly site: string;
  readonly position: string | null;
  readonly exposures: readonly string[];
}

/** What enrolments ask over many learners at once; one learner's are in their record. */
@Injectable()
export class EnrollmentRepository {
  /** Everybody who works here at an instant, or is known to come. */
  async employed(reader: Reader, now: string): Promise<string[]> {
    const rows = await reader.query<{ person_id: string }>(
      'select distinct person_id from post where to_at > $1 order by person_id',
      [now],
    );
    return rows.map((row) => row.person_id);
  }

  /** The posts, from an instant on, of those who were never enrolled in a path. */
  async postsWithoutPath(reader: Reader, path: string, now: string): Promise<HeldPost[]> {
    const rows = await reader.query<{
      person_id: string;
      site: string;
      position: string | null;
      exposures: string;
    }>(
      `select person_id, site, position, exposures from post
       where to_at > $1 and not exists (
         select 1 from record_row where learner_id = person_id and row_key = $2)
       order by person_id`,
      [now, `path/${path}`],
    );
    return rows.map(({ person_id, site, position, exposures }) => ({
      personId: person_id,
      site,
      position,
      exposures: JSON.parse(exposures) as string[],
    }));
  }

  /** What the records of those say of a path whom it still concerns after a day. */
  async onPathAfter(reader: Reader, path: string, day: string): Promise<(readonly Entry[])[]> {
    const rows = await this.entriesOnPathAfter(reader, path, day);
    return rows.map(({ entries }) => entries);
  }

  /** The same with whose record it is, in the order of their ids. */
  async entriesOnPathAfter(
    reader: Reader,
    path: string,
    day: string,
  ): Promise<{ learnerId: string; entries: readonly Entry[] }[]> {
    const rows = await reader.query<{ learner_id: string; entries: string }>(
      `select learner_id, entries from record_row
       where row_key = $1 and learner_id in (
         select learner_id from interval where path = $2 and requirement = $2 and to_on > $3)
       order by learner_id`,
      [`path/${path}`, path, day],
    );
    return rows.map(({ learner_id, entries }) => ({
      learnerId: learner_id,
      entries: JSON.parse(entries) as readonly Entry[],
    }));
  }
}
