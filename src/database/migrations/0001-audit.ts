import { textType } from '../columns.js';
import type { Migration } from '../migrate.js';

/** What was done that concerns no learner's standing: append-only, each subject's entries a hash chain. */
export const audit: Migration = {
  name: '0001-audit',
  async up(tx) {
    const text = textType(tx.dialect);
    await tx.execute(`
      create table audit (
        subject ${text} not null,
        seq integer not null,
        recorded_at ${text} not null,
        recorded_by ${text},
        action ${text} not null,
        payload ${text} not null,
        hash ${text} not null,
        constraint audit_pkey primary key (subject, seq)
      )`);
    await tx.execute('create index audit_by_time on audit (recorded_at, subject, seq)');
    await tx.execute('create index audit_by_action on audit (action, recorded_at, subject, seq)');

    if (tx.dialect === 'postgres') {
      await tx.execute(`
        create function refuse_audit_change() returns trigger language plpgsql as $body$
        begin
          raise exception 'The audit is never changed.';
        end $body$`);
      await tx.execute(`
        create trigger audit_is_append_only before update or delete or truncate on audit
        for each statement execute function refuse_audit_change()`);
      return;
    }
    for (const change of ['update', 'delete']) {
      await tx.execute(`
        create trigger audit_refuses_${change} before ${change} on audit
        begin
          select raise(abort, 'The audit is never changed.');
        end`);
    }
  },
};
