/**
 * Notes down, from now on, every statement of each unit of work that goes through
 * `database.transaction`, with its values; call `stop` for what was noted.
 */
export function recordUnits(database) {
  const { transaction } = database;
  const units = [];
  database.transaction = (work) => {
    const unit = [];
    units.push(unit);
    return transaction.call(database, (tx) => {
      unit.length = 0;
      return work(recording(tx, unit));
    });
  };
  return () => {
    database.transaction = transaction;
    return units;
  };
}

function recording(tx, unit) {
  const noted = (method) => (sql, parameters) => {
    unit.push({ sql, parameters: parameters ?? [] });
    return tx[method](sql, parameters);
  };
  return Object.assign(Object.create(tx), { query: noted('query'), execute: noted('execute') });
}
