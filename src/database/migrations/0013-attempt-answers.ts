import { textType } from '../columns.js';
import type { Migration } from '../migrate.js';

/** What was answered in a quiz attempt, so that its feedback can be read again. */
export const attemptAnswers: Migration = {
  name: '0013-attempt-answers',
  async up(tx) {
    await tx.execute(`alter table quiz_attempt add column answers ${textType(tx.dialect)}`);
    await tx.execute(
      'create index quiz_attempt_by_module on quiz_attempt (learner_id, course, module)',
    );
  },
};
