import 'reflect-metadata';
import { writeSync } from 'node:fs';
import { settingsWith } from '../../../src/config/settings.js';
import { MovableClock } from '../../support/movable-clock.js';
import { startEdgeOn } from './edge.js';
import { HoursController, moments } from './hours.controller.js';

/** A server that kills itself over the first command that it is sent, as `kill -9` would. */
const [dataDir = '', databaseUrl = '', now = '', moment = ''] = process.argv.slice(2);

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

if (moment === 'committed') {
  moments.committed = () => {
    die();
    return new Promise(() => {});
  };
} else {
  moments.inTransaction = die;
}

const settings = settingsWith({
  dataDir,
  logLevel: 'silent',
  ...(databaseUrl && { databaseUrl }),
});
const edge = await startEdgeOn(settings, { controllers: [HoursController] }, new MovableClock(now));
writeSync(1, `${edge.url}\n`);
