import { Module } from '@nestjs/common';
import { EnrollmentsModule } from '../enrollments/enrollments.module.js';
import { LearningModule } from '../learning/learning.module.js';
import { PeopleModule } from '../people/people.module.js';
import { ExceptionsDesk } from './exceptions-desk.js';
import { ExceptionsPagesController } from './exceptions.pages.controller.js';
import { LeavesService } from './leaves.service.js';
import { WaiversController } from './waivers.controller.js';
import { WaiversService } from './waivers.service.js';

/** What lifts or stops a requirement for somebody: waivers and leaves of absence. */
@Module({
  imports: [PeopleModule, EnrollmentsModule, LearningModule],
  controllers: [WaiversController, ExceptionsPagesController],
  providers: [WaiversService, LeavesService, ExceptionsDesk],
})
export class WaiversModule {}
