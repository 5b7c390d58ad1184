import { Logger, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Database } from '../../database/database.js';
import { AuditModule } from '../audit/audit.module.js';
import { BrowseCatalog } from './browse.js';
import { CATALOG_CONTROLLERS } from './catalog.controller.js';
import { CatalogService } from './catalog.service.js';
import { CATALOG_ENTITIES, DefinitionsRepository } from './definitions.repository.js';
import { KeepCatalogFresh } from './keep-catalog-fresh.js';
import { Publications } from './publications.js';
import { PublishMade } from './publish-made.js';
import { PublishCurriculum } from './publish-curriculum.js';

@Module({
  imports: [TypeOrmModule.forFeature(CATALOG_ENTITIES), AuditModule],
  controllers: CATALOG_CONTROLLERS,
  providers: [
    DefinitionsRepository,
    BrowseCatalog,
    Publications,
    PublishCurriculum,
    PublishMade,
    {
      provide: CatalogService,
      inject: [Database, DefinitionsRepository, PublishCurriculum],
      async useFactory(
        database: Database,
        repository: DefinitionsRepository,
        publishing: PublishCurriculum,
      ): Promise<CatalogService> {
        const catalog = new CatalogService(database, repository, publishing);
        const logger = new Logger('Catalog');
        await catalog.start((message) => logger.warn(message));
        return catalog;
      },
    },
    { provide: APP_INTERCEPTOR, useClass: KeepCatalogFresh },
  ],
  exports: [CatalogService, BrowseCatalog, Publications, PublishMade, DefinitionsRepository],
})
export class CatalogModule {}
