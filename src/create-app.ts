import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { type Clock, SystemClock } from './config/clock.js';
import type { DestinationStream } from 'pino';
import type { Settings } from './config/settings.js';
import { configureHttp } from './http/configure-http.js';
import { createAdapter } from './http/create-adapter.js';
import { NestLog } from './http/logger.js';

/**
 * The whole application, its database migrated, not yet listening. The server, the
 * commands and the tests all start from here. Call `close()` when done with it.
 * `logTo` takes the log instead of standard output.
 */
export async function createApp(
  settings: Settings,
  clock: Clock = new SystemClock(),
  logTo?: DestinationStream,
): Promise<NestFastifyApplication> {
  const adapter = createAdapter(settings, logTo);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(settings, clock),
    adapter,
    // From the first moment: that bad files were left out is said before there is an edge.
    { logger: new NestLog(adapter.getInstance().log), abortOnError: false },
  );
  await configureHttp(app, settings);
  await app.init();
  return app;
}
