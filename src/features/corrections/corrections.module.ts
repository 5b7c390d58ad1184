import { Module } from '@nestjs/common';
import { EnrollmentsModule } from '../enrollments/enrollments.module.js';
import { LearningModule } from '../learning/learning.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PeopleModule } from '../people/people.module.js';
import { CorrectionsController } from './corrections.controller.js';
import { CorrectionsService } from './corrections.service.js';
import { HistoryService } from './history.service.js';

/** A learner's history, and withdrawing what is wrong in it. */
@Module({
  imports: [LedgerModule, PeopleModule, EnrollmentsModule, LearningModule],
  controllers: [CorrectionsController],
  providers: [HistoryService, CorrectionsService],
})
export class CorrectionsModule {}
