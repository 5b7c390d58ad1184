import * as fc from 'fast-check';
import { v7 as uuidV7 } from 'uuid';
import { day } from '../../../src/domain/day.js';
import type { Fact, NewFact } from '../../../src/domain/fact.js';
import { fold } from '../../../src/domain/record.js';
import { Refusal } from '../../../src/domain/refusal.js';
import { evaluatePath } from '../../../src/domain/timeline.js';
import { evaluateAssignment } from '../../../src/domain/assignment.js';
import { intervalRows } from '../../../src/features/ledger/stored-intervals.js';
import { definitionsFor, someDay, wholeTree, type Case } from '../../domain/arbitraries.js';
import { describeOnBothDatabases } from '../../support/on-both-databases.js';
import { runs } from '../../support/property-runs.js';
import { Office } from './office.js';

/** Every fact lies before it. */
const LATE = day('2030-01-01');

/** A life that is told in any order, in appends of any size, with assignments of every kind. */
const lives = fc.record({
  given: wholeTree,
  assignments: fc.array(
    fc.record({
      on: someDay,
      target: fc.constantFrom(
        { kind: 'course' as const, code: 'C1' },
        { kind: 'course' as const, code: 'C2' },
        { kind: 'path' as const, code: 'Q' },
        { kind: 'task' as const, code: 'Tidy up' },
      ),
      dueOn: fc.option(someDay),
      repeat: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1 }),
  forgets: fc.boolean(),
});

/**
 * The facts of a case as they arrive. Assignments come last, so that what names another fact
 * by its number still does.
 */
function arriving({ facts }: Case, assignments: readonly { on: string }[]) {
  const all: NewFact[] = facts.map(({ seq: _, ...fact }) => fact as NewFact);
  for (const [i, { on, ...rest }] of assignments.entries()) {
    const payload = { title: 'T', ...rest };
    all.push({ kind: 'assigned', subject: `A${i}`, occurredOn: day(on), payload } as NewFact);
  }
  return all;
}

function split<T>(all: readonly T[], sizes: readonly number[]): T[][] {
  const parts: T[][] = [];
  for (let from = 0, i = 0; from < all.length; i++) {
    const size = sizes[i % sizes.length]!;
    parts.push(all.slice(from, from + size));
    from += size;
  }
  return parts;
}

describeOnBothDatabases('what is kept of a learner', (context) => {
  test('never differs from what the ledger gives anew, whatever happened in which order', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async ({ given, assignments, sizes, forgets }) => {
        const definitions = definitionsFor(given.paths);
        const office = new Office(context.database, definitions);
        const learner = uuidV7();
        let ledger = office.ledger;
        for (const facts of split(arriving(given, assignments), sizes)) {
          if (forgets) ledger = office.freshLedger();
          await appendWhatMay(office, ledger, learner, facts);
        }

        const { reader } = context.database;
        const rows = await office.repository.allFacts(reader, learner);
        const anew = fold(
          rows.map(
            ({ kind, subject, seq, occurredOn, payload }) =>
              ({
                kind,
                subject,
                seq,
                occurredOn: day(occurredOn),
                payload: JSON.parse(payload!),
              }) as Fact,
          ),
        );
        expect(await office.freshLedger().record(reader, learner)).toEqual(anew);
        expect(await ledger.record(reader, learner)).toEqual(anew);

        const wanted = [...anew.keys()].flatMap((key) => {
          const [topic, subject] = key.split('/');
          if (topic === 'path')
            return intervalRows(learner, evaluatePath(anew, subject!, definitions));
          if (topic !== 'assignment') return [];
          return intervalRows(learner, evaluateAssignment(anew, subject!, definitions));
        });
        expect(inOrder(await office.intervals(learner))).toEqual(inOrder(wanted));
      }),
      runs(60),
    );
  });
});

/** What the ledger refuses (a void of what was withdrawn) is left out, with those beside it. */
async function appendWhatMay(
  office: Office,
  ledger: Office['ledger'],
  learner: string,
  facts: readonly NewFact[],
): Promise<void> {
  const by = { recordedBy: 'p', today: LATE };
  try {
    await office.database.transaction((tx) => ledger.append(tx, learner, facts, by));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

function inOrder<Row extends { path: string; requirement: string; fromOn: string }>(
  rows: readonly Row[],
): Row[] {
  const key = ({ path, requirement, fromOn }: Row) => `${path}\n${requirement}\n${fromOn}`;
  return [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
