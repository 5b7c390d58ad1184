import { settingsWith } from '../../src/config/settings.js';
import { openDatabase } from '../../src/database/open-database.js';

/**
 * A process that is killed by its test. It writes pairs of rows as fast as it can and
 * prints the number of each pair once the database has answered.
 */
const [dataDir = '', first = '0'] = process.argv.slice(2);
const database = await openDatabase(settingsWith({ dataDir }), []);

let next = Number(first);
for (;;) {
  const numbers = Array.from({ length: 20 }, () => next++);
  await Promise.all(
    numbers.map(async (number) => {
      await database.transaction(async (tx) => {
        await tx.execute(`insert into pair (number, half) values ($1, 'left')`, [number]);
        await tx.execute(`insert into pair (number, half) values ($1, 'right')`, [number]);
      });
      await new Promise((said) => process.stdout.write(`${number}\n`, said));
    }),
  );
}
