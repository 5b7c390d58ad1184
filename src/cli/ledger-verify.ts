import { parseArgs } from 'node:util';
import { loadEnvironmentFile, readSettings } from '../config/settings.js';
import { migrations } from '../database/migrations/all-migrations.js';
import { openDatabase } from '../database/open-database.js';
import { exportHeads, readHeads } from '../features/ledger/exported-heads.js';
import { verifyLedger } from '../features/ledger/verify-ledger.js';
import { progressPrinter, rate } from './progress.js';

const HELP = `npm run ledger:verify -- [options]

Proves that no fact of any ledger was changed, removed or put in. Names the first bad row
of each ledger that is wrong, and then exits with 1. The server may be running.

  --learner <id>          only this learner's ledger
  --export-heads <file>   write the ends of all ledgers to a new file, to be kept elsewhere
  --against <file>        also prove that nothing up to these exported ends was cut or rewritten
  --help
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      learner: { type: 'string' },
      'export-heads': { type: 'string' },
      against: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }

  loadEnvironmentFile();
  const database = await openDatabase(readSettings(process.env), []);
  try {
    await database.migrate(migrations);
    const began = performance.now();
    const print = progressPrinter();
    const { facts, learners, erased, faults } = await verifyLedger(database.reader, {
      learnerId: values.learner,
      against: values.against === undefined ? undefined : readHeads(values.against),
      onProgress: (done) => print(`${done} facts, ${rate(done, began)}`),
    });
    for (const { learnerId, seq, what } of faults) {
      console.error(`learner ${learnerId}, row ${seq}: ${what}`);
    }
    console.log(
      `${facts} facts of ${learners} learners (${erased} erased), ${rate(facts, began)}: ` +
        (faults.length === 0 ? 'every ledger is whole.' : `${faults.length} of them NOT whole.`),
    );
    // Ends of ledgers that are wrong would prove the wrong thing later.
    const file = values['export-heads'];
    if (faults.length === 0 && file !== undefined) {
      console.log(`${await exportHeads(database.reader, file)} heads are in ${file}.`);
    }
    return faults.length === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
