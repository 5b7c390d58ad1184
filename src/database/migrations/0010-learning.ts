import { textType } from '../columns.js';
import type { Migration } from '../migrate.js';

/** Quiz attempts, and live classes with what each recorded. */
export const learning: Migration = {
  name: '0010-learning',
  async up(tx) {
    const text = textType(tx.dialect);
    await tx.execute(`
      create table quiz_attempt (
        learner_id ${text} not null,
        id ${text} not null,
        course ${text} not null,
        version integer not null,
        module ${text} not null,
        started_at ${text} not null,
        graded_at ${text},
        score integer,
        constraint quiz_attempt_pkey primary key (learner_id, id)
      )`);
    await tx.execute(`
      create table session (
        id ${text} not null,
        course ${text} not null,
        version integer not null,
        modules ${text} not null,
        site ${text} not null,
        held_on ${text} not null,
        minutes integer not null,
        trainer ${text} not null,
        qualifications ${text} not null,
        questions_by ${text} not null,
        contents ${text},
        sign_in_sheet ${text},
        recorded_by ${text} not null,
        recorded_at ${text} not null,
        voided_at ${text},
        void_reason ${text},
        constraint session_pkey primary key (id)
      )`);
    await tx.execute('create index session_by_day on session (held_on, id)');
    await tx.execute(`
      create table session_attendance (
        learner_id ${text} not null,
        session_id ${text} not null,
        facts ${text} not null,
        constraint session_attendance_pkey primary key (learner_id, session_id)
      )`);
    await tx.execute(
      'create index session_attendance_by_session on session_attendance (session_id)',
    );
  },
};
