import Sqlite from 'better-sqlite3';

/**
 * The floor of an append on SQLite: the statements that a completion makes, prepared on
 * the driver's own handle, `synchronous=FULL`, groups of 64 in savepoints, and nothing
 * around them: no validation, no rules, no hashing. A copy of the file is used.
 */
export function sqliteFloor(file, learners, appends) {
  const db = new Sqlite(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  const head = db.prepare(
    'select last_seq, head_hash, recorded_at from ledger_head where learner_id = ?',
  );
  const rows = db.prepare('select row_key, entries from record_row where learner_id = ?');
  const addFact = db.prepare(`insert into ledger
    (learner_id, seq, id, kind, version, subject, occurred_on, recorded_at, recorded_by, payload, salt, payload_hash, hash)
    values (?, ?, ?, 'module-completed', 1, 'TRM', '2026-11-23', ?, ?, ?, 'salt', ?, ?)`);
  const keepRow =
    db.prepare(`insert into record_row (learner_id, row_key, entries) values (?, 'course/TRM', ?)
    on conflict (learner_id, row_key) do update set entries = excluded.entries`);
  const setHead =
    db.prepare(`insert into ledger_head (learner_id, last_seq, head_hash, recorded_at) values (?, ?, ?, ?)
    on conflict (learner_id) do update set last_seq = excluded.last_seq, head_hash = excluded.head_hash, recorded_at = excluded.recorded_at`);
  const [begin, commit, savepoint, release] = [
    'begin immediate',
    'commit',
    'savepoint unit',
    'release unit',
  ].map((sql) => db.prepare(sql));
  const hash = 'f'.repeat(64);
  const payload = JSON.stringify({ module: '01', version: 1, jobTitle: 'trainee', site: 'MAIN' });
  const now = new Date().toISOString();

  const began = performance.now();
  for (let done = 0; done < appends; done += 64) {
    begin.run();
    for (let i = done; i < Math.min(done + 64, appends); i++) {
      const learner = learners[(i * 7919) % learners.length];
      savepoint.run();
      const { last_seq: last } = head.get(learner);
      const found = rows.all(learner);
      const entries = found.find((row) => row.row_key === 'course/TRM')?.entries ?? '[]';
      addFact.run(learner, last + 1, `floor-${i}`, now, learner, payload, hash, hash);
      keepRow.run(learner, entries);
      setHead.run(learner, last + 1, hash, now);
      release.run();
    }
    commit.run();
  }
  const seconds = (performance.now() - began) / 1000;
  db.close();
  return appends / seconds;
}
