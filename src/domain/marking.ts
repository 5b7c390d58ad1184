import type { Round } from './completion.js';
import { addDays, isoDay, type Day } from './day.js';
import type { CourseDefinition, CourseModule } from './requirement.js';
import { decide, type Decision, type Reason } from './refusal.js';
import { isMet } from './status.js';
import { at } from './steps.js';
import { pieceOn, type PathEvaluation } from './timeline.js';
import { told } from './told.js';

/**
 * Who may mark a module complete, and when.
 *
 * Learners mark their own work of today: on a course that is open to them, module by
 * module, a quiz only by an attempt. What an instructor records as having happened is
 * never refused as locked or too early: reality wins. Only a day that has not come, and
 * the same module twice on one day, are refused.
 *
 * Source: house rule; seven days for recording without a reason likewise.
 */
const RECORDING_DAYS = 7;

/** What a learner's enrolments and assignments make of a course on one day. */
export interface CourseAccess {
  /** On an enrolled path, assigned, or open to all. */
  readonly isOpen: boolean;
  /** What it still needs everywhere; empty where one enrolment or assignment opens it. */
  readonly needs: readonly string[];
  /** Somewhere it is not met, or its renewal window is open. */
  readonly isWanted: boolean;
}

/** What the evaluations of a learner's paths and assignments make of a course on a day. */
export function courseAccess(
  course: CourseDefinition,
  evaluations: readonly PathEvaluation[],
  on: Day,
): CourseAccess {
  let isOpen = course.openToAll ?? false;
  let isWanted = false;
  const needs: (readonly string[])[] = [];
  for (const evaluation of evaluations) {
    const piece = at(evaluation.exists, on) ? pieceOn(evaluation.pieces, on) : null;
    if (!piece) continue;
    for (const node of piece.situation.tree.nodes.values()) {
      const { asks } = node;
      const isThis =
        (asks.kind === 'course' || asks.kind === 'attestation') && asks.course === course.code;
      if (!isThis) continue;
      isOpen = true;
      needs.push(at(piece.locks.neededBy(node), on));
      const { status } = at(evaluation.nodes.get(node.key)!.timeline, on)!;
      if (!isMet(status) || status === 'expiring' || status === 'in-grace') isWanted = true;
    }
  }
  const isUnlocked = (course.openToAll ?? false) || needs.some((titles) => titles.length === 0);
  return { isOpen, needs: isUnlocked ? [] : [...new Set(needs.flat())], isWanted };
}

/** The course as a learner has it on a day. */
export interface CourseState {
  readonly course: CourseDefinition;
  readonly module: CourseModule;
  readonly openRound: Round | null;
  readonly lastComplete: Round | null;
  readonly access: CourseAccess;
}

/** Whether a learner may open and mark a module of their own today. `how` is the act that marks it. */
export function mayMarkOwn(state: CourseState, how: 'mark' | 'attempt' | 'attest'): Decision {
  const { course, module, access } = state;
  const subject = `${course.code}/${module.code}`;
  const before = modulesBefore(state);
  return decide(
    !access.isOpen && {
      code: 'course-not-open',
      subject: course.code,
      text: told`${course.title} is on none of your paths and isn't assigned to you: enrol in a path that has it, or ask your instructor.`,
    },
    how === 'mark' &&
      module.kind === 'quiz' && {
        code: 'quiz-required',
        subject,
        text: 'A quiz is passed by an attempt: start one, and answer it.',
      },
    how === 'mark' &&
      module.kind === 'attestation' && {
        code: 'attestation-required',
        subject,
        text: 'An attestation is signed with your name, not marked complete.',
      },
    how === 'mark' &&
      RECORDED_BY_INSTRUCTOR.has(module.kind) && {
        code: 'instructor-required',
        subject,
        text: 'This module is recorded by an instructor: ask yours.',
      },
    how === 'attempt' &&
      module.kind !== 'quiz' && {
        code: 'not-a-quiz',
        subject,
        text: told`"${module.title}" is not a quiz.`,
      },
    how === 'attest' &&
      module.kind !== 'attestation' && {
        code: 'not-an-attestation',
        subject,
        text: told`"${module.title}" has nothing to attest.`,
      },
    access.isOpen && access.needs.length > 0 && courseLocked(course, access.needs),
    before.length > 0 && moduleLocked(course, module, before),
  );
}

const RECORDED_BY_INSTRUCTOR: ReadonlySet<CourseModule['kind']> = new Set<CourseModule['kind']>([
  'session',
  'check-off',
  'package',
]);

/** Whether the learner has nothing left to do there: the module is done in this round, or the course is still good. */
export function mayCompleteAgain(state: CourseState): Decision {
  const { course, module, openRound, lastComplete, access } = state;
  const isDone = openRound?.modules.has(module.code) ?? false;
  const isStillGood = openRound === null && lastComplete !== null && !access.isWanted;
  return decide(
    (isDone || isStillGood) && {
      code: 'already-completed',
      subject: `${course.code}/${module.code}`,
      text: isDone
        ? told`"${module.title}" is already complete.`
        : told`${course.title} is complete and still good: it can be renewed once its renewal window opens.`,
    },
  );
}

/** Whether somebody may record, for a learner, what happened on a day. */
export function mayRecordOn(on: Day, today: Day, reason: string | undefined): Decision {
  return decide(
    on > today && {
      code: 'occurred-in-future',
      text: `${isoDay(on)} has not come yet: record it on the day or after.`,
    },
    on < addDays(today, -RECORDING_DAYS) &&
      !reason?.trim() && {
        code: 'reason-required',
        text: `${isoDay(on)} is more than ${RECORDING_DAYS} days ago: say why it is recorded only now.`,
      },
  );
}

/** Whether a module may be recorded for a learner with the evidence that there is of it. */
export function mayRecordWith(
  evidence: string | undefined,
  course: CourseDefinition,
  module: CourseModule,
): Decision {
  return decide(
    module.kind === 'attestation' &&
      !evidence?.trim() && {
        code: 'evidence-required',
        subject: `${course.code}/${module.code}`,
        text: 'An attestation is the learner’s own act. For a signature on paper, give its evidence.',
      },
  );
}

function courseLocked(course: CourseDefinition, needs: readonly string[]): Reason {
  return {
    code: 'course-locked',
    subject: course.code,
    text: told`${course.title} is locked: complete ${needs.join(', ')} first.`,
    needs: needs.map((title) => ({
      code: 'needs-requirement',
      text: told`Complete ${title} first.`,
    })),
  };
}

function moduleLocked(
  course: CourseDefinition,
  module: CourseModule,
  before: readonly CourseModule[],
): Reason {
  const codes = before.map(({ code }) => code).join(', ');
  return {
    code: 'module-locked',
    subject: `${course.code}/${module.code}`,
    text: `Module ${module.code} of ${course.code} is locked: complete ${codes} first.`,
    needs: before.map(({ code, title }) => ({
      code: 'needs-module',
      subject: `${course.code}/${code}`,
      text: told`Complete "${title}" first.`,
    })),
  };
}

function modulesBefore({ course, module, openRound }: CourseState): readonly CourseModule[] {
  const place = course.modules.findIndex((each) => each.code === module.code);
  return course.modules.slice(0, place).filter((before) => !openRound?.modules.has(before.code));
}
