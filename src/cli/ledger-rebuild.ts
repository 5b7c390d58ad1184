import { parseArgs } from 'node:util';
import { loadEnvironmentFile, readSettings } from '../config/settings.js';
import type { Database } from '../database/database.js';
import { migrations } from '../database/migrations/all-migrations.js';
import { openDatabase } from '../database/open-database.js';
import {
  CATALOG_ENTITIES,
  DefinitionsRepository,
} from '../features/catalog/definitions.repository.js';
import { PublishedDefinitions } from '../features/catalog/published-definitions.js';
import { LedgerRepository } from '../features/ledger/ledger.repository.js';
import { RebuildLedger } from '../features/ledger/rebuild-ledger.js';
import { progressPrinter, rate } from './progress.js';

const HELP = `npm run ledger:rebuild -- [options]

Makes every learner's record and timelines anew from the ledgers, by the definitions that
are published, and says how many rows differed. Nothing is made of a ledger that is not
whole: it is named, and the command exits with 1. After an upgrade that reads rules
differently, run it once. It may be stopped and begun anew at any time. Restart servers
that ran meanwhile if it found rows of records that differed: they may remember them.

  --dry-run        only look, and exit with 1 where something differs
  --after <id>     begin after this learner, where an earlier run was stopped
  --help
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      'dry-run': { type: 'boolean' },
      after: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }

  loadEnvironmentFile();
  const database = await openDatabase(readSettings(process.env), CATALOG_ENTITIES);
  try {
    await database.migrate(migrations);
    const definitions = await publishedDefinitions(database);
    const rebuild = new RebuildLedger(database, new LedgerRepository(database), definitions);
    const began = performance.now();
    const print = progressPrinter();
    const { learners, facts, rows, intervals, heads, faults } = await rebuild.run({
      after: values.after,
      dryRun: values['dry-run'],
      onProgress: (sofar, last) =>
        print(
          `${sofar.facts} facts, ${rate(sofar.facts, began)}; to go on from here: --after ${last}`,
        ),
    });
    const differed = rows + intervals + heads;
    console.log(
      `${facts} facts of ${learners} learners, ${rate(facts, began)}: ${rows} rows of records, ` +
        `${intervals} intervals and ${heads} heads ` +
        (values['dry-run'] ? 'differ.' : 'differed and were written anew.'),
    );
    for (const { learnerId, seq, what } of faults) {
      console.error(`learner ${learnerId}, row ${seq}: ${what}. Nothing was made of this ledger.`);
    }
    return faults.length > 0 || (values['dry-run'] && differed > 0) ? 1 : 0;
  } finally {
    await database.close();
  }
}

async function publishedDefinitions(database: Database): Promise<PublishedDefinitions> {
  const definitions = new PublishedDefinitions();
  definitions.add(await new DefinitionsRepository().all(database.reader));
  return definitions;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
