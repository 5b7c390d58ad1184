import Sqlite from 'better-sqlite3';

/**
 * The floor of an append on SQLite: the very statements that our appends made, with the
 * same values, on a copy of the file from before them. Prepared on the driver's own handle,
 * `synchronous=FULL`, groups of 64 in savepoints, and nothing around them: no validation,
 * no rules, no hashing, no JSON. Units a second.
 */
export function sqliteFloor(file, units) {
  const db = new Sqlite(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  const prepared = new Map();
  const statementOf = (sql) => {
    if (!prepared.has(sql)) prepared.set(sql, db.prepare(sql));
    return prepared.get(sql);
  };
  const ready = units.map((unit) =>
    unit.map(({ sql, parameters }) => ({
      statement: statementOf(sql),
      values: Object.fromEntries(parameters.map((value, i) => [i + 1, value])),
    })),
  );
  const [begin, commit, savepoint, release] = [
    'begin immediate',
    'commit',
    'savepoint unit',
    'release unit',
  ].map((sql) => db.prepare(sql));

  const began = performance.now();
  for (let done = 0; done < ready.length; done += 64) {
    begin.run();
    for (const unit of ready.slice(done, done + 64)) {
      savepoint.run();
      for (const { statement, values } of unit) {
        if (statement.reader) statement.all(values);
        else statement.run(values);
      }
      release.run();
    }
    commit.run();
  }
  const seconds = (performance.now() - began) / 1000;
  db.close();
  return units.length / seconds;
}
