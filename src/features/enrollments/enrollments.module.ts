import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PeopleModule } from '../people/people.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { CatalogPagesController } from './catalog.pages.controller.js';
import { EnrollmentRepository } from './enrollment.repository.js';
import { EnrollByRule } from './enroll-by-rule.js';
import { EnrollByRuleWhenPathPublished } from './enroll-by-rule-when-path-published.js';
import { EnrollByRuleWhenPostChanged } from './enroll-by-rule-when-post-changed.js';
import { EnrollmentsController } from './enrollments.controller.js';
import { EnrollmentsService } from './enrollments.service.js';
import { CountLearnersByVersion } from './count-learners-by-version.js';
import { LearnerViews } from './learner-view.js';
import { MoveLearners } from './move-learners.js';
import { MoveEnrollment } from './move-enrollment.js';
import { PathDesk } from './path-desk.js';
import { PathPagesController } from './path.pages.controller.js';
import { StandingsService } from './standings.service.js';
import { TraineesRepository } from './trainees.repository.js';

/** Enrolling in, leaving and moving between learning paths; what holds for a learner. */
@Module({
  imports: [CatalogModule, LedgerModule, PeopleModule, JobsModule],
  controllers: [EnrollmentsController, PathPagesController, CatalogPagesController],
  providers: [
    TraineesRepository,
    EnrollmentsService,
    MoveEnrollment,
    PathDesk,
    MoveLearners,
    StandingsService,
    LearnerViews,
    EnrollByRule,
    EnrollByRuleWhenPostChanged,
    EnrollByRuleWhenPathPublished,
    EnrollmentRepository,
    CountLearnersByVersion,
  ],
  exports: [
    ...[CountLearnersByVersion, MoveLearners, EnrollmentsService, StandingsService],
    ...[LearnerViews, TraineesRepository],
  ],
})
export class EnrollmentsModule {}
