import { getHeapStatistics } from 'node:v8';
import type { LearnerRecord } from '../../domain/record.js';

/** What a record takes with all that was evaluated of it, measured on the career path. */
const BYTES_PER_LEARNER = 250_000;

/** An eighth of the heap that Node allows itself: 1,000 learners with 2 GB, 2,000 with 4 GB. */
const KEPT_LEARNERS = Math.floor(getHeapStatistics().heap_size_limit / 8 / BYTES_PER_LEARNER);

/**
 * The records of the learners who were asked for last.
 *
 * A record is kept with the hash of its ledger's head. The hash covers every fact, so where
 * the head that was just read has the same one, the record is fresh, whoever else has
 * appended; and what was rolled back is never asked for again.
 */
export class HotRecords {
  private readonly kept = new Map<string, { headHash: string; record: LearnerRecord }>();

  get(learnerId: string, headHash: string): LearnerRecord | undefined {
    const found = this.kept.get(learnerId);
    return found?.headHash === headHash ? found.record : undefined;
  }

  keep(learnerId: string, headHash: string, record: LearnerRecord): void {
    // A Map remembers the order of insertion: the first is the one not used for longest.
    this.kept.delete(learnerId);
    this.kept.set(learnerId, { headHash, record });
    if (this.kept.size > KEPT_LEARNERS) this.kept.delete(this.kept.keys().next().value ?? '');
  }
}
