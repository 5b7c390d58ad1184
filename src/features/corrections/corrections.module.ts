import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.js';
import { CourseworkModule } from '../coursework/coursework.module.js';
import { EnrollmentsModule } from '../enrollments/enrollments.module.js';
import { LearningModule } from '../learning/learning.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PeopleModule } from '../people/people.module.js';
import { SkillsModule } from '../skills/skills.module.js';
import { CorrectionsController } from './corrections.controller.js';
import { CorrectionsService } from './corrections.service.js';
import { HistoryDesk } from './history-desk.js';
import { RecordDesk } from './record-desk.js';
import { RecordPagesController } from './record.pages.controller.js';
import { WithdrawDesk } from './withdraw-desk.js';
import { WithdrawPagesController } from './withdraw.pages.controller.js';
import { HistoryService } from './history.service.js';

/** A learner's history, and withdrawing what is wrong in it. */
@Module({
  imports: [
    CatalogModule,
    LedgerModule,
    PeopleModule,
    EnrollmentsModule,
    LearningModule,
    SkillsModule,
    CourseworkModule,
  ],
  controllers: [CorrectionsController, RecordPagesController, WithdrawPagesController],
  providers: [HistoryService, HistoryDesk, RecordDesk, WithdrawDesk, CorrectionsService],
  exports: [HistoryDesk, RecordDesk],
})
export class CorrectionsModule {}
