import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { type Clock, SystemClock } from './config/clock.js';
import type { Settings } from './config/settings.js';

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
    new FastifyAdapter(),
    { logger: ['warn', 'error', 'fatal'], abortOnError: false },
  );
  await app.init();
  return app;
}
