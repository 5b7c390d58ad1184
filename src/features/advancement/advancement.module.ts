import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.js';
import { EnrollmentsModule } from '../enrollments/enrollments.module.js';
import { LearningModule } from '../learning/learning.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PeopleModule } from '../people/people.module.js';
import { AdvancementController } from './advancement.controller.js';
import { AdvancementRepository } from './advancement.repository.js';
import { AdvancementRequests } from './advancement-request.js';
import { AdvancementService } from './advancement.service.js';
import { PendingAdvancements } from './pending-advancements.js';
import { PendingAdvancementsController } from './pending-advancements.controller.js';
import { PromotionsPagesController } from './promotions.pages.controller.js';
import { WaitingAdvancements } from './waiting-advancements.js';

/** The ladder from trainee to office manager. */
@Module({
  imports: [CatalogModule, LedgerModule, PeopleModule, EnrollmentsModule, LearningModule],
  controllers: [AdvancementController, PendingAdvancementsController, PromotionsPagesController],
  providers: [
    WaitingAdvancements,
    AdvancementService,
    AdvancementRepository,
    PendingAdvancements,
    AdvancementRequests,
  ],
  exports: [AdvancementService],
})
export class AdvancementModule {}
