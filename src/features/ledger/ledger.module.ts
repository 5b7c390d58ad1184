import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock } from '../../config/clock.js';
import { CatalogModule } from '../catalog/catalog.module.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { IntervalRow } from './interval.entity.js';
import { LedgerHead } from './ledger-head.entity.js';
import { LedgerRepository } from './ledger.repository.js';
import { LedgerRow } from './ledger-row.entity.js';
import { LedgerService } from './ledger.service.js';
import { RecordRow } from './record-row.entity.js';

/** Append, record, timeline: what happened to learners, and what is made of it. */
@Module({
  imports: [
    CatalogModule,
    TypeOrmModule.forFeature([LedgerRow, LedgerHead, RecordRow, IntervalRow]),
  ],
  providers: [
    LedgerRepository,
    {
      provide: LedgerService,
      inject: [LedgerRepository, CatalogService, Clock],
      useFactory: (ledger: LedgerRepository, catalog: CatalogService, clock: Clock) =>
        new LedgerService(ledger, catalog.definitions, clock),
    },
  ],
  exports: [LedgerService, LedgerRepository],
})
export class LedgerModule {}
