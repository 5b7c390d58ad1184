import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.js';
import { EnrollmentsModule } from '../enrollments/enrollments.module.js';
import { LearningModule } from '../learning/learning.module.js';
import { PeopleModule } from '../people/people.module.js';
import { ExceptionsDesk } from './exceptions-desk.js';
import { ExceptionsPagesController } from './exceptions.pages.controller.js';
import { LeavesService } from './leaves.service.js';
import { RetrainingPagesController } from './retraining.pages.controller.js';
import { RetrainingService } from './retraining.service.js';
import { WaiversController } from './waivers.controller.js';
import { WaiversService } from './waivers.service.js';

/** What lifts, stops or renews a requirement for somebody: waivers, leaves of absence, retraining. */
@Module({
  imports: [CatalogModule, PeopleModule, EnrollmentsModule, LearningModule],
  controllers: [WaiversController, ExceptionsPagesController, RetrainingPagesController],
  providers: [WaiversService, LeavesService, RetrainingService, ExceptionsDesk],
})
export class WaiversModule {}
