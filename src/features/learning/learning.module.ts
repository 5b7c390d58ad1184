import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogModule } from '../catalog/catalog.module.js';
import { EnrollmentsModule } from '../enrollments/enrollments.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PeopleModule } from '../people/people.module.js';
import { AttemptEntity } from './attempt.entity.js';
import { AttemptRepository } from './attempt.repository.js';
import { AttemptsService } from './attempts.service.js';
import { AttestationsService } from './attestations.service.js';
import { CompletionDesk } from './completion-desk.js';
import { CompletionsService } from './completions.service.js';
import { CourseDesk } from './course-desk.js';
import { LearningController } from './learning.controller.js';
import { LearnPagesController } from './learn.pages.controller.js';
import { OpenModules } from './open-modules.js';
import { QuizPagesController } from './quiz.pages.controller.js';
import { AttendanceEntity, SessionEntity } from './session.entity.js';
import { RecordCompletionPagesController } from './record-completion.pages.controller.js';
import { RecordFacts } from './record-facts.js';
import { SessionRepository } from './session.repository.js';
import { WaitingSessions } from './waiting-sessions.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsDesk } from './sessions-desk.js';
import { SessionsPagesController } from './sessions.pages.controller.js';
import { SessionsService } from './sessions.service.js';

/** Modules, quizzes, attestations, live classes: everything that completes a course. */
@Module({
  imports: [
    TypeOrmModule.forFeature([AttemptEntity, SessionEntity, AttendanceEntity]),
    CatalogModule,
    LedgerModule,
    PeopleModule,
    EnrollmentsModule,
  ],
  controllers: [
    ...[LearningController, SessionsController],
    ...[QuizPagesController, LearnPagesController],
    ...[RecordCompletionPagesController, SessionsPagesController],
  ],
  providers: [
    RecordFacts,
    CompletionsService,
    CourseDesk,
    OpenModules,
    AttemptsService,
    AttestationsService,
    SessionsService,
    CompletionDesk,
    SessionsDesk,
    AttemptRepository,
    SessionRepository,
    WaitingSessions,
  ],
  exports: [CourseDesk, RecordFacts, CompletionsService],
})
export class LearningModule {}
