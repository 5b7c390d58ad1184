import 'reflect-metadata';
import { loadEnvironmentFile, readSettings, SettingsError } from './config/settings.js';
import { createApp } from './create-app.js';
import { announce } from './features/access/announce.js';

async function main(): Promise<void> {
  loadEnvironmentFile();
  const settings = readSettings(process.env);
  const app = await createApp(settings);

  await app.listen(settings.port, settings.host);
  console.log(`Preceptor is ready (Ctrl-C stops it). ${await announce(app)}`);

  const stopped = Promise.race(
    (['SIGINT', 'SIGTERM'] as const).map(
      (signal) => new Promise<void>((resolve) => process.once(signal, () => resolve())),
    ),
  );
  await stopped;
  // Accepts nothing new, answers what was accepted, then closes the database.
  await app.close();
}

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(error instanceof SettingsError ? error.message : error);
  process.exit(1);
}
