import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Clock } from './config/clock.js';
import { ConfigModule } from './config/config.module.js';
import type { Settings } from './config/settings.js';
import { Database } from './database/database.js';
import { DatabaseModule } from './database/database.module.js';

/** The features, in their order: each may use those before it. */
@Module({})
export class AppModule implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  static with(settings: Settings, clock: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [ConfigModule.with(settings, clock), DatabaseModule],
    };
  }

  /**
   * Nest calls this once the last request is answered, and the root module's first: in
   * any other module TypeORM's own would cut the connections before the work is finished.
   * So what else writes stops in `beforeApplicationShutdown`.
   */
  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
