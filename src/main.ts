import 'reflect-metadata';
import { loadEnvironmentFile, readSettings } from './config/settings.js';
import { whyNotStarted } from './config/start-failure.js';
import { createApp } from './create-app.js';
import { announce } from './features/access/announce.js';
import { NothingPublished } from './features/catalog/catalog.service.js';

async function main(): Promise<void> {
  loadEnvironmentFile();
  const settings = readSettings(process.env);
  const app = await createApp(settings);

  await app.listen(settings.port, settings.host);
  console.log(`Preceptor is ready (Ctrl-C stops it). ${await announce(app)}`);

  await firstSignal();
  // Accepts nothing new, answers what was accepted, then closes the database.
  await app.close();
}

/** Later signals are ignored: npm sends Ctrl-C a second time, and closing must not be cut short. */
function firstSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve());
    process.on('SIGTERM', () => resolve());
  });
}

try {
  await main();
  process.exit(0);
} catch (error) {
  const why = error instanceof NothingPublished ? error.message : whyNotStarted(error);
  console.error(why ?? error);
  process.exit(1);
}
