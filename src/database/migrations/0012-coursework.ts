import { textType } from '../columns.js';
import type { Migration } from '../migrate.js';

/** Assignments, and who was given them. */
export const coursework: Migration = {
  name: '0012-coursework',
  async up(tx) {
    const text = textType(tx.dialect);
    await tx.execute(`
      create table assignment (
        id ${text} not null,
        title ${text} not null,
        target ${text} not null,
        audience ${text} not null,
        due_on ${text},
        due_in ${text},
        repeat integer not null,
        later_joiners integer not null,
        note ${text},
        assigned_by ${text} not null,
        assigned_on ${text} not null,
        assigned_at ${text} not null,
        cancelled_at ${text},
        constraint assignment_pkey primary key (id)
      )`);
    await tx.execute('create index assignment_by_giver on assignment (assigned_by, id)');
    await tx.execute(`
      create table assignment_learner (
        learner_id ${text} not null,
        assignment_id ${text} not null,
        constraint assignment_learner_pkey primary key (learner_id, assignment_id)
      )`);
    await tx.execute(
      'create index assignment_learner_by_assignment on assignment_learner (assignment_id, learner_id)',
    );
  },
};
