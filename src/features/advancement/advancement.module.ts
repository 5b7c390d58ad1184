import { Module } from '@nestjs/common';
import { EnrollmentsModule } from '../enrollments/enrollments.module.js';
import { LearningModule } from '../learning/learning.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PeopleModule } from '../people/people.module.js';
import { AdvancementController } from './advancement.controller.js';
import { AdvancementService } from './advancement.service.js';

/** The ladder from trainee to office manager. */
@Module({
  imports: [LedgerModule, PeopleModule, EnrollmentsModule, LearningModule],
  controllers: [AdvancementController],
  providers: [AdvancementService],
})
export class AdvancementModule {}
