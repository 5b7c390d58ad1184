import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CatalogModule } from '../catalog/catalog.module.js';
import { EnrollmentsModule } from '../enrollments/enrollments.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { PeopleModule } from '../people/people.module.js';
import { AdministrationPagesController } from './administration.pages.controller.js';
import { AuditDesk } from './audit-desk.js';
import { CurriculumDesk } from './curriculum-desk.js';
import { CurriculumPagesController } from './curriculum.pages.controller.js';
import { OverviewRepository } from './overview.repository.js';
import { OverviewService } from './overview.service.js';

/** What an administrator sees over the whole office: how it stands, what was done, what is taught. */
@Module({
  imports: [AuditModule, CatalogModule, EnrollmentsModule, JobsModule, PeopleModule],
  controllers: [AdministrationPagesController, CurriculumPagesController],
  providers: [AuditDesk, CurriculumDesk, OverviewService, OverviewRepository],
})
export class AdministrationModule {}
