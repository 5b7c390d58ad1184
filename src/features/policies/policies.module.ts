import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { CatalogModule } from '../catalog/catalog.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PeopleModule } from '../people/people.module.js';
import { PoliciesController } from './policies.controller.js';
import { PoliciesPagesController, PolicyFilesController } from './policies.pages.controller.js';
import { PoliciesRepository } from './policies.repository.js';
import { PoliciesService } from './policies.service.js';
import { PolicyFiles } from './policy-files.js';
import { PolicySigners } from './policy-signers.js';
import { PolicyVersion } from './policy-version.entity.js';
import { TellOfVersion } from './tell-of-version.js';

/** House policies, written on a page: each is a course to sign and a path by rule. */
@Module({
  imports: [
    ...[AuditModule, CatalogModule, LedgerModule, PeopleModule, JobsModule],
    TypeOrmModule.forFeature([PolicyVersion]),
  ],
  controllers: [PoliciesController, PoliciesPagesController, PolicyFilesController],
  providers: [PoliciesService, PolicySigners, PoliciesRepository, PolicyFiles, TellOfVersion],
  exports: [PoliciesService],
})
export class PoliciesModule {}
