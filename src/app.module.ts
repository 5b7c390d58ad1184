import { type DynamicModule, Module } from '@nestjs/common';
import type { Clock } from './config/clock.js';
import { ConfigModule } from './config/config.module.js';
import type { Settings } from './config/settings.js';

/** The features, in their order: each may use those before it. */
@Module({})
export class AppModule {
  static with(settings: Settings, clock: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [ConfigModule.with(settings, clock)],
    };
  }
}
