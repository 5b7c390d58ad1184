import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.js';
import { EnrollmentsModule } from '../enrollments/enrollments.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { LearningModule } from '../learning/learning.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PeopleModule } from '../people/people.module.js';
import { AskedHours } from './asked-hours.js';
import { OwnHoursPagesController } from './own-hours.pages.controller.js';
import { HoursToAnswer } from './hours-to-answer.js';
import { WaitingPagesController } from './waiting.pages.controller.js';
import { HoursService } from './hours.service.js';
import { CosignaturesService } from './cosignatures.service.js';
import { CheckOffsToCosign } from './check-offs-to-cosign.js';
import { ObservationRules } from './observation-rules.js';
import { Observers } from './observers.js';
import { SigningDesk } from './signing-desk.js';
import { WaitingRowsRepository } from './waiting-rows.repository.js';
import { ObservationsService } from './observations.service.js';
import { RecordWorkPagesController } from './record-work.pages.controller.js';
import { SkillsDesk } from './skills-desk.js';
import { SkillsController } from './skills.controller.js';
import { TellOfSiteRules } from './tell-of-site-rules.js';
import { WaitingCosignatures } from './waiting-cosignatures.js';
import { WaitingHours } from './waiting-hours.js';

/** Observed skills and hours on the job. */
@Module({
  imports: [
    CatalogModule,
    LedgerModule,
    PeopleModule,
    JobsModule,
    EnrollmentsModule,
    LearningModule,
  ],
  controllers: [
    SkillsController,
    OwnHoursPagesController,
    RecordWorkPagesController,
    WaitingPagesController,
  ],
  providers: [
    SkillsDesk,
    HoursToAnswer,
    WaitingCosignatures,
    WaitingHours,
    ObservationsService,
    Observers,
    ObservationRules,
    SigningDesk,
    CheckOffsToCosign,
    WaitingRowsRepository,
    CosignaturesService,
    HoursService,
    AskedHours,
    TellOfSiteRules,
  ],
  // For corrections, which record what was seen for the right person.
  exports: [ObservationRules],
})
export class SkillsModule {}
