import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { type Clock, SystemClock } from './config/clock.js';
import type { Settings } from './config/settings.js';
import { configureHttp } from './http/configure-http.js';
import { createAdapter } from './http/create-adapter.js';

/**
 * The whole application, its database migrated, not yet listening. The server, the
 * commands and the tests all start from here. Call `close()` when done with it.
 */
export async function createApp(
  settings: Settings,
  clock: Clock = new SystemClock(),
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(settings, clock),
    createAdapter(settings),
    // What keeps it from coming up is thrown, for the caller to say once; the log comes with the edge.
    { logger: false, abortOnError: false },
  );
  await configureHttp(app, settings);
  await app.init();
  return app;
}
