import { day, isoDay, isoDayOrNull, type IsoDay } from '../../src/domain/day.js';
import {
  assignmentIn,
  assignmentPath,
  assignmentsOf,
  evaluateAssignment,
} from '../../src/domain/assignment.js';
import { nextStepsOn } from '../../src/domain/next-steps.js';
import { at } from '../../src/domain/steps.js';
import { intervalsOf } from '../../src/domain/timeline.js';
import { ledger, type Ledger } from './support/ledger.js';
import { course, courseOf, pathOf, published, skillOf, stage } from './support/path.js';

const haz = { kind: 'course', code: 'HAZ' } as const;
const definitions = published(
  [pathOf([stage('C', [course('HAZ'), course('BBP')])], { code: 'COMPLIANCE', version: 2 })],
  [courseOf('VIT', ['01', '02'])],
  [skillOf('B1', { observations: { count: 2 } })],
);
const hired = ledger().hired('2026-01-05');
const assigned = hired.assigned('7', '2026-02-02', haz, { dueOn: '2026-04-03' });
const changed = (told: Ledger, on: IsoDay, dueOn: IsoDay | null) =>
  told.with('assignment-changed', '7', on, { dueOn, reason: 'another date' });
const cancelled = (told: Ledger, on: IsoDay) =>
  told.with('assignment-cancelled', '7', on, { reason: 'no longer needed' });

function history(told: Ledger): readonly string[] {
  const { timeline } = evaluateAssignment(told.record, '7', definitions).nodes.get('7') ?? {
    timeline: [],
  };
  const runs = intervalsOf(timeline);
  const lines = runs.map(({ from, status }) => `${isoDay(from)} ${status}`);
  const end = runs.at(-1)?.to;
  return end !== undefined && Number.isFinite(end) ? [...lines, `${isoDay(end)} none`] : lines;
}

describe('an assignment is a requirement of its own', () => {
  const running = ['2026-02-02 not-started', '2026-03-04 due', '2026-04-04 overdue'];

  test.each<[string, Ledger, readonly string[]]>([
    ['from the day that it was given, with its due date', assigned, running],
    [
      'without a date it is never overdue',
      hired.assigned('7', '2026-02-02', haz),
      ['2026-02-02 not-started'],
    ],
    [
      'met by what it asks for',
      assigned.completed('HAZ', '2026-03-09'),
      ['2026-02-02 not-started', '2026-03-04 due', '2026-03-09 satisfied'],
    ],
    [
      'met by what was done before',
      hired.completed('HAZ', '2026-01-12').assigned('7', '2026-02-02', haz),
      ['2026-02-02 satisfied'],
    ],
    [
      'unless it asks to repeat: what came before does not count',
      hired
        .completed('HAZ', '2026-01-12')
        .assigned('7', '2026-02-02', haz, { repeat: true })
        .completed('HAZ', '2026-03-09'),
      ['2026-02-02 not-started', '2026-03-09 satisfied'],
    ],
    [
      'nor what came before on the same day',
      hired.completed('HAZ', '2026-02-02').assigned('7', '2026-02-02', haz, { repeat: true }),
      ['2026-02-02 not-started'],
    ],
    [
      'nor a day before that is told later',
      hired.assigned('7', '2026-02-02', haz, { repeat: true }).completed('HAZ', '2026-01-30'),
      ['2026-02-02 not-started'],
    ],
    [
      'a new date holds from the day that it was given',
      changed(assigned, '2026-03-16', '2026-05-15'),
      [
        '2026-02-02 not-started',
        '2026-03-04 due',
        '2026-03-16 not-started',
        '2026-04-15 due',
        '2026-05-16 overdue',
      ],
    ],
    [
      'a date may be taken away',
      changed(assigned, '2026-03-16', null),
      ['2026-02-02 not-started', '2026-03-04 due', '2026-03-16 not-started'],
    ],
    [
      'a leave moves its date',
      assigned.onLeave('2026-03-09', '2026-03-13'),
      [
        '2026-02-02 not-started',
        '2026-03-04 due',
        '2026-03-09 paused',
        '2026-03-14 due',
        '2026-04-09 overdue',
      ],
    ],
    [
      'cancelled, it is none from that day on',
      cancelled(assigned, '2026-03-09'),
      ['2026-02-02 not-started', '2026-03-04 due', '2026-03-09 none'],
    ],
    ['cancelled on its own day, it never was', cancelled(assigned, '2026-02-02'), []],
    ['withdrawn, it never was', assigned.voided(), []],
    [
      'after the last day of work it is none',
      assigned.separated('2026-03-31'),
      ['2026-02-02 not-started', '2026-03-04 due', '2026-04-01 none'],
    ],
    [
      'a course that was done for it does not lapse with a changed policy',
      assigned.completed('HAZ', '2026-02-09').retrain('HAZ', '2026-06-01', '2026-07-01'),
      ['2026-02-02 not-started', '2026-02-09 satisfied'],
    ],
    [
      'a skill: from the observations',
      hired
        .assigned('7', '2026-02-02', { kind: 'skill', code: 'B1', version: 1 })
        .seen('B1', '2026-02-09')
        .seen('B1', '2026-02-16'),
      ['2026-02-02 not-started', '2026-02-09 in-progress', '2026-02-16 satisfied'],
    ],
    [
      'a path: when that is met',
      hired
        .assigned('7', '2026-02-02', { kind: 'path', code: 'COMPLIANCE', version: 2 })
        .completed('HAZ', '2026-02-09')
        .completed('BBP', '2026-02-16'),
      ['2026-02-02 not-started', '2026-02-09 in-progress', '2026-02-16 satisfied'],
    ],
    [
      'a task: when it is said to be done',
      hired
        .assigned('7', '2026-02-02', { kind: 'task', code: 'Tidy the drawers' })
        .with('task-completed', '7', '2026-02-09', {}),
      ['2026-02-02 not-started', '2026-02-09 satisfied'],
    ],
  ])('%s', (_, told, expected) => {
    expect(history(told)).toEqual(expected);
  });

  test('a skill that is asked for again counts only what is seen since', () => {
    const told = hired
      .seen('B1', '2026-01-12', { times: 2 })
      .assigned('7', '2026-02-02', { kind: 'skill', code: 'B1', version: 1 }, { repeat: true })
      .seen('B1', '2026-01-20')
      .seen('B1', '2026-02-09');

    expect(history(told)).toEqual(['2026-02-02 not-started', '2026-02-09 in-progress']);
  });
});

describe('an assignment as it was given', () => {
  test('tells what, when, by when, and whether to repeat', () => {
    const told = hired.with('assigned', '7', '2026-02-02', {
      target: haz,
      title: 'Hazards again',
      dueOn: '2026-04-03',
      repeat: true,
      note: 'Before the audit',
    });

    expect(assignmentIn(told.record, '7')).toMatchObject({
      id: '7',
      target: haz,
      title: 'Hazards again',
      assignedOn: day('2026-02-02'),
      place: { on: day('2026-02-02'), seq: 2 },
      repeat: true,
      note: 'Before the audit',
    });
    expect(assignmentIn(told.record, '8')).toBeNull();
  });

  test.each<[IsoDay, IsoDay | null]>([
    ['2026-02-01', null],
    ['2026-02-02', '2026-04-03'],
    ['2026-03-15', '2026-04-03'],
    ['2026-03-16', '2026-05-15'],
  ])('on %s it was due on %s', (on, expected) => {
    const { dueOn } = assignmentIn(changed(assigned, '2026-03-16', '2026-05-15').record, '7')!;
    expect(isoDayOrNull(at(dueOn, day(on)))).toBe(expected);
  });

  test('all of them can be listed, cancelled ones too', () => {
    const told = cancelled(assigned, '2026-03-09').assigned('8', '2026-03-09', haz);
    expect(assignmentsOf(told.record)).toEqual(['7', '8']);
  });

  test('it is among the next steps, under its own name', () => {
    const [step] = nextStepsOn(
      evaluateAssignment(assigned.record, '7', definitions),
      day('2026-03-09'),
    );
    expect(step).toMatchObject({
      path: assignmentPath('7'),
      requirement: '7',
      subject: 'HAZ',
      status: 'due',
    });
  });

  test('what nobody assigned has no timeline', () => {
    expect(evaluateAssignment(hired.record, '7', definitions).nodes.size).toBe(0);
  });
});
