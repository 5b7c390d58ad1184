/**
 * Verifying and rebuilding in a process of their own, so that the memory shown is theirs:
 * this module starts itself.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SELF = fileURLToPath(import.meta.url);

/** Facts a second, and the most memory that the process held. */
export async function alone({ where, table }, what) {
  const text = execFileSync(process.execPath, [SELF, what, JSON.stringify(where)], {
    encoding: 'utf8',
  });
  const { facts, seconds, megabytes } = JSON.parse(text);
  table.figure(what, `${(facts / seconds).toFixed(0)} facts/s`, `${facts} facts, ${megabytes} MB`);
}

if (process.argv[1] === SELF) {
  const [what, where] = process.argv.slice(2);
  await import('reflect-metadata');
  const { settingsWith } = await import('../dist/config/settings.js');
  const { createApp } = await import('../dist/create-app.js');
  const { Database } = await import('../dist/database/database.js');
  const { CatalogService } = await import('../dist/features/catalog/catalog.service.js');
  const { LedgerRepository } = await import('../dist/features/ledger/ledger.repository.js');
  const { RebuildLedger } = await import('../dist/features/ledger/rebuild-ledger.js');
  const { verifyLedger } = await import('../dist/features/ledger/verify-ledger.js');
  const app = await createApp(settingsWith({ ...JSON.parse(where), logLevel: 'error' }));
  const database = app.get(Database);
  const ledger = app.get(LedgerRepository, { strict: false });
  const { definitions } = app.get(CatalogService, { strict: false });
  const began = performance.now();
  const { facts, faults } =
    what === 'verify'
      ? await verifyLedger(database.reader, {})
      : await new RebuildLedger(database, ledger, definitions).run();
  if (faults.length > 0) throw new Error(`${faults.length} ledgers are not whole.`);
  const seconds = (performance.now() - began) / 1000;
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ facts, seconds, megabytes }));
  await app.close();
}
