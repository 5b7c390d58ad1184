import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogModule } from '../catalog/catalog.module.js';
import { EnrollmentsModule } from '../enrollments/enrollments.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PeopleModule } from '../people/people.module.js';
import { AssignChoices } from './assign-choices.js';
import { AssignCoursework } from './assign-coursework.js';
import { AssignToLaterJoiners } from './assign-to-later-joiners.js';
import { AssignmentEntity, AssignmentLearnerEntity } from './assignment.entity.js';
import { AssignmentStates } from './assignment-states.js';
import { AssignmentRepository } from './assignment.repository.js';
import { ChangeAssignments } from './change-assignments.js';
import { AssignmentsDesk } from './assignments-desk.js';
import { AssignmentsPagesController } from './assignments.pages.controller.js';
import { AssignmentsService } from './assignments.service.js';
import { CourseworkController } from './coursework.controller.js';
import { MyCoursework } from './my-coursework.js';
import { MyCourseworkPagesController } from './my-coursework.pages.controller.js';
import { GiveAssignment } from './give-assignment.js';
import { WaitingAssignments } from './waiting-assignments.js';

/** Instructors assign; learners see it among their next steps. */
@Module({
  imports: [
    TypeOrmModule.forFeature([AssignmentEntity, AssignmentLearnerEntity]),
    CatalogModule,
    LedgerModule,
    PeopleModule,
    EnrollmentsModule,
    JobsModule,
  ],
  controllers: [CourseworkController, AssignmentsPagesController, MyCourseworkPagesController],
  providers: [
    WaitingAssignments,
    AssignCoursework,
    GiveAssignment,
    AssignmentStates,
    AssignChoices,
    AssignmentsDesk,
    AssignToLaterJoiners,
    AssignmentsService,
    MyCoursework,
    ChangeAssignments,
    AssignmentRepository,
  ],
  exports: [AssignmentsService],
})
export class CourseworkModule {}
