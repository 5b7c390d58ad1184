import type { HistoryLine } from './history-desk.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What came of withdrawing entries of a learner, and recording them for the right one. */
export interface Outcome {
  readonly learner: Named;
  /** Null where they were only withdrawn. */
  readonly right: Named | null;
  readonly entries: readonly WithdrawnEntry[];
}

export interface WithdrawnEntry {
  readonly line: HistoryLine;
  /** The same in the history of the right person; null where it wasn't recorded there. */
  readonly now: HistoryLine | null;
}

/**
 * The withdrawn lines, each with the line that was recorded for the right person instead.
 * Both come in the order in which they were recorded, and what is left out was there before.
 */
export function paired(
  withdrawn: readonly HistoryLine[],
  recorded: readonly HistoryLine[],
): readonly WithdrawnEntry[] {
  const left = [...recorded];
  return withdrawn.map((line) => {
    const isThis = left[0] !== undefined && isSame(line, left[0]);
    return { line, now: (isThis && left.shift()) || null };
  });
}

function isSame(a: HistoryLine, b: HistoryLine): boolean {
  return a.kind === b.kind && a.occurredOn === b.occurredOn && a.title === b.title;
}

/** Seqs as they stand in an address: `12,13`. */
export function seqsIn(text: string): readonly number[] {
  return text.split(',').filter(Boolean).map(Number);
}
