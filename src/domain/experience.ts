import { addDays, addMonths, type Day } from './day.js';
import type { Employment } from './employment.js';
import { map } from './steps.js';

/**
 * Experience: months in one of some positions.
 *
 * Earlier runs in such a position move the start of the present one back by their
 * days. It is reached on the day that is so many months after that start, if the run
 * lasts until then; once reached it stays.
 */
export interface Experience {
  /** The first day on which the months were reached; ahead where the present run leads there. */
  readonly reachedOn: Day | null;
  /** The first day in such a position. */
  readonly beganOn: Day | null;
}

export function experienceIn(
  employment: Employment,
  months: number,
  positions?: readonly string[],
): Experience {
  const runs = runsIn(employment, positions);
  let days = 0;
  let reachedOn: Day | null = null;
  for (const run of runs) {
    const reach = addMonths(addDays(run.countsFrom, -days), months);
    const on = Math.max(reach, run.from) as Day;
    if (on < run.to) {
      reachedOn = on;
      break;
    }
    days += run.to - run.countsFrom;
  }
  return { reachedOn, beganOn: runs[0]?.from ?? null };
}

/** Whole months of experience by a day, counted as they are to be reached. */
export function monthsBy(employment: Employment, on: Day, positions?: readonly string[]): number {
  let days = 0;
  let months = 0;
  for (const run of runsIn(employment, positions)) {
    if (run.from > on) break;
    const start = addDays(run.countsFrom, -days);
    const lastDay = Math.min(run.to - 1, on);
    while (addMonths(start, months + 1) <= lastDay) months++;
    days += run.to - run.countsFrom;
  }
  return months;
}

interface Run {
  readonly from: Day;
  /** The day after the last. */
  readonly to: Day;
  /** Earlier than `from` where an earlier hire by the same employer counts. */
  readonly countsFrom: Day;
}

function runsIn(employment: Employment, positions?: readonly string[]): readonly Run[] {
  const holds = map(
    employment.post,
    (post) => post !== null && (!positions || positions.includes(post.position ?? '')),
  );
  const { originalHire } = employment;
  return holds.flatMap(({ from, value }, i) => {
    if (!value) return [];
    const isFirstHire = originalHire !== null && originalHire.hiredOn === from;
    const countsFrom = isFirstHire ? (Math.min(originalHire.on, from) as Day) : from;
    return [{ from, to: (holds[i + 1]?.from ?? Infinity) as Day, countsFrom }];
  });
}
