import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Settings } from '../config/settings.js';
import { writerOptions } from './data-source-options.js';
import { Database } from './database.js';
import { migrations } from './migrations/all-migrations.js';
import { databaseOver } from './open-database.js';

/**
 * Gives every module the `Database`, migrated. Features register their entities with
 * `TypeOrmModule.forFeature([…])` but inject no TypeORM repository: that would go past
 * the door.
 */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Settings],
      useFactory: (settings: Settings) => ({
        ...writerOptions(settings),
        autoLoadEntities: true,
        retryAttempts: 1,
      }),
    }),
  ],
  providers: [
    {
      provide: Database,
      inject: [DataSource, Settings],
      async useFactory(writer: DataSource, settings: Settings): Promise<Database> {
        const database = await databaseOver(writer, settings);
        await database.migrate(migrations);
        return database;
      },
    },
  ],
  exports: [Database],
})
export class DatabaseModule {}
