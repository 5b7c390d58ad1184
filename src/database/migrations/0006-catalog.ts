import { textType } from '../columns.js';
import type { Migration } from '../migrate.js';

/** Published versions of courses, paths, skills and credentials: append-only. */
export const catalog: Migration = {
  name: '0006-catalog',
  async up(tx) {
    const text = textType(tx.dialect);
    // The hash isn't unique: content that returns to what it was is a new version again.
    await tx.execute(`
      create table definition (
        kind ${text} not null,
        code ${text} not null,
        version integer not null,
        hash ${text} not null,
        title ${text} not null,
        content ${text} not null,
        origin ${text} not null,
        published_at ${text} not null,
        published_by ${text},
        publication integer not null,
        constraint definition_pkey primary key (kind, code, version)
      )`);
    await tx.execute('create index definition_by_publication on definition (publication)');
    // One row: how often something was published. Publishers take turns at it.
    await tx.execute(`
      create table catalog_state (
        id integer not null primary key,
        publications integer not null
      )`);
    await tx.execute('insert into catalog_state (id, publications) values (1, 0)');

    if (tx.dialect === 'postgres') {
      await tx.execute(`
        create function refuse_definition_change() returns trigger language plpgsql as $body$
        begin
          raise exception 'A published version is never changed.';
        end $body$`);
      await tx.execute(`
        create trigger definition_is_append_only before update or delete or truncate on definition
        for each statement execute function refuse_definition_change()`);
      return;
    }
    for (const change of ['update', 'delete']) {
      await tx.execute(`
        create trigger definition_refuses_${change} before ${change} on definition
        begin
          select raise(abort, 'A published version is never changed.');
        end`);
    }
  },
};
