import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import type { Reader } from '../../database/transaction.js';
import { addDays, dayAt, isoDay } from '../../domain/day.js';
import { enrollmentsIn, versionOn } from '../../domain/enrollment.js';
import { Publications, type LearnersByVersion } from '../catalog/publications.js';
import { EnrollmentRepository } from './enrollment.repository.js';

/** Counts who is on which version of a path, so that publishing says whom it leaves there. */
@Injectable()
export class CountLearnersByVersion {
  constructor(
    private readonly clock: Clock,
    private readonly enrollments: EnrollmentRepository,
    publications: Publications,
  ) {
    publications.forWhom((reader, path) => this.count(reader, path));
  }

  async count(reader: Reader, path: string): Promise<LearnersByVersion> {
    // The earliest day that it may be at any site.
    const today = addDays(dayAt(this.clock.now(), 'UTC'), -1);
    const counts = new Map<number, number>();
    for (const entries of await this.enrollments.onPathAfter(reader, path, isoDay(today))) {
      const span = enrollmentsIn(new Map([[`path/${path}`, entries]]), path).at(-1);
      if (!span) continue;
      const version = versionOn(span, span.to);
      counts.set(version, (counts.get(version) ?? 0) + 1);
    }
    return [...counts]
      .map(([version, learners]) => ({ version, learners }))
      .sort((a, b) => a.version - b.version);
  }
}
