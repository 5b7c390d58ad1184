import { standingIfEnrolled } from '../../../src/domain/alone.js';
import { day } from '../../../src/domain/day.js';
import { leftByStage } from '../../../src/features/home/left-by-stage.js';
import { ana, type Ledger } from '../../domain/support/ledger.js';
import { standing } from '../../domain/support/look.js';
import {
  any,
  course,
  hours,
  milestone,
  otherPath,
  pathOf,
  published,
  stage,
} from '../../domain/support/path.js';

const ON = '2026-03-01';

/** A ladder whose second stage chooses between two paths, one of them much longer. */
const LADDER = published([
  pathOf([
    stage('S0', [course('ORI')]),
    stage('S1', [any('BRANCH', 1, [otherPath('FRONT'), otherPath('BACK')]), course('TRM')]),
  ]),
  pathOf([stage('F', [course('PTX'), course('SCH'), course('OFF')])], { code: 'FRONT' }),
  pathOf(
    [
      stage('B', [], {
        milestones: [
          milestone('B/work', [course('VIT'), hours('practice', 4)]),
          milestone('B/also', [course('OFF')], { required: false }),
        ],
      }),
    ],
    { code: 'BACK' },
  ),
]);

function left(told: Ledger) {
  const standingOf = (path: string) => standingIfEnrolled(told.record, path, LADDER, day(ON));
  return leftByStage(standing(told, LADDER, ON), standingOf).map(
    ({ courses, hours: minutes, isOpenChoice }) => [courses, minutes, isOpenChoice],
  );
}

test('counts what stands in the paths that a stage names, of a choice the shorter one', () => {
  // ORI; then TRM, and in BACK a course and four hours: what isn't required there is not counted.
  expect(left(ana)).toEqual([
    [1, 0, false],
    [2, 4, true],
  ]);
});

test('what is done already counts, though the learner is in none of those paths', () => {
  const told = ana
    .completed('ORI', '2026-02-01')
    .completed('PTX', '2026-02-02')
    .completed('SCH', '2026-02-03');
  // Now FRONT is the shorter one: one course of it is left, and TRM.
  expect(left(told)).toEqual([[2, 0, true]]);
});
