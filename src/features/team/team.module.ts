import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.js';
import { CorrectionsModule } from '../corrections/corrections.module.js';
import { CourseworkModule } from '../coursework/coursework.module.js';
import { EnrollmentsModule } from '../enrollments/enrollments.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PeopleModule } from '../people/people.module.js';
import { PersonDesk } from './person-desk.js';
import { KnownStandings } from './known-standing.js';
import { PersonHistoryPagesController } from './person-history.pages.controller.js';
import { PersonPagesController } from './person.pages.controller.js';
import { TeamDesk } from './team-desk.js';
import { TeamOverview } from './team-overview.js';
import { TeamQuestions } from './team-question.js';
import { TeamPagesController } from './team.pages.controller.js';
import { TeamRepository } from './team.repository.js';

/** The people whom a manager looks after: how each stands, on any day. */
@Module({
  imports: [
    CatalogModule,
    LedgerModule,
    PeopleModule,
    EnrollmentsModule,
    CorrectionsModule,
    CourseworkModule,
  ],
  controllers: [TeamPagesController, PersonPagesController, PersonHistoryPagesController],
  providers: [TeamQuestions, TeamRepository, TeamDesk, TeamOverview, PersonDesk, KnownStandings],
})
export class TeamModule {}
