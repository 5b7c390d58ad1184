import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from '../dist/database/database.js';
import { addDays, isoDay } from '../dist/domain/day.js';
import { AssignCoursework } from '../dist/features/coursework/assign-coursework.js';
import { LedgerService } from '../dist/features/ledger/ledger.service.js';
import { median, perSecond } from './measure.mjs';
import { completion, completionsOf, fillOffice, nextCompletion, TODAY } from './office.mjs';
import { copyForFloor, hasPgbench, postgresFloor } from './postgres-floor.mjs';
import { recordUnits } from './record-units.mjs';
import { sqliteFloor } from './sqlite-floor.mjs';

/** Appends of completions; answers how many were made, how many a second, and the floor. */
export async function appending(office) {
  const { app, admin, ids, runs, table } = office;
  const database = app.get(Database);
  const ledger = app.get(LedgerService, { strict: false });
  const append = (id, module) =>
    database.transaction((tx) =>
      ledger.append(tx, id, [completion(module)], { recordedBy: admin, today: TODAY }),
    );
  const times = Math.min(3000, Math.floor(completionsOf(ids) / (runs * 3)));
  let done = 0;
  const next = () => {
    const { id, module } = nextCompletion(ids, done++);
    return append(id, module);
  };

  const ours = [];
  const floors = [];
  for (let run = 0; run < runs; run++) {
    const floorOf = await floorFrom(database, office, run);
    const stop = floorOf && recordUnits(database);
    ours.push(await perSecond(times, 64, next));
    if (floorOf) floors.push(await floorOf(stop()));
  }
  const floor = floors.length > 0 ? median(floors) : null;
  if (floor) table.ratio('append in process ÷ floor', median(ours), floor, '≥ 0.6', 'facts/s');
  else table.figure('append in process', `${median(ours).toFixed(0)} facts/s`);

  const [few] = await fillOffice(app, admin, 1, 50);
  const [many] = await fillOffice(app, admin, 1, 5000);
  const ofOne = (id) => perSecond(300, 1, (n) => append(id, nextCompletion([id], n).module));
  const [ofFew, ofMany] = [[], []];
  for (let run = 0; run < runs; run++) {
    ofFew.push(await ofOne(few));
    ofMany.push(await ofOne(many));
  }
  table.ratio('append, 5,000 facts ÷ 50', median(ofMany), median(ofFew), '≥ 0.7', 'facts/s');
  return { done, ours: median(ours), floor };
}

/** A course for everybody in one call. */
export async function assigning({ app, admin, ids, table }, appended) {
  const coursework = app.get(AssignCoursework, { strict: false });
  const grants = [{ role: 'administrator', site: null, cohort: null, until: null }];
  const began = performance.now();
  await coursework.assign(
    { personId: admin, grants },
    { course: 'ANA', site: 'MAIN', dueIn: 'P14D' },
  );
  await jobsDone(app.get(Database));
  const rate = (ids.length / (performance.now() - began)) * 1000;
  table.ratio('assigning a course ÷ append in process', rate, appended, '≥ 0.5', 'facts/s');
}

export async function jobsDone(database) {
  for (;;) {
    const [open] = await database.reader.query(
      `select id from job where state in ('waiting', 'running') limit 1`,
    );
    if (!open) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The statuses of 200 people on a past day, through our reader and straight from the driver. */
export async function statuses({ app, ids, runs, table }) {
  const database = app.get(Database);
  const people = ids.slice(0, 200);
  const list = people.map((_, i) => `$${i + 2}`).join(', ');
  const sql = `select learner_id, path, requirement, status, due_on from interval
    where learner_id in (${list}) and from_on <= $1 and to_on > $1`;
  const values = [isoDay(addDays(TODAY, -200)), ...people];
  const raw =
    database.dialect === 'sqlite'
      ? (handle) => handle.prepare(sql).all(Object.fromEntries(values.map((v, i) => [i + 1, v])))
      : null;
  const [ours, floors] = [[], []];
  let found = [];
  for (let run = 0; run < runs; run++) {
    ours.push(await milliseconds(async () => (found = await database.reports.query(sql, values))));
    if (raw) floors.push(await milliseconds(async () => raw(database.handle)));
  }
  const [{ rows }] = await database.reports.query('select count(*) as rows from interval');
  const what = `${found.length} statuses of 200 people on a past day, of ${rows} intervals`;
  if (raw) table.ratio(what, median(ours), median(floors), '≤ 3', 'ms');
  else table.figure(what, `${median(ours).toFixed(0)} ms`);
}

async function milliseconds(act) {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

/** What measures the floor of appends that begin now; null without pgbench. */
async function floorFrom(database, { folder, where }, run) {
  if (database.dialect === 'sqlite') {
    const copy = copyOf(database, join(folder, `floor-${run}`));
    return (units) => sqliteFloor(copy, units);
  }
  if (!hasPgbench()) return null;
  await copyForFloor(database);
  return (units) => postgresFloor(database, where.databaseUrl, units);
}

// A checkpoint first: what is only in the log would be missing in the copy.
function copyOf({ handle }, to) {
  handle.pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(handle.name, to);
  return to;
}
