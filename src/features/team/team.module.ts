import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.js';
import { PeopleModule } from '../people/people.module.js';
import { TeamDesk } from './team-desk.js';
import { TeamQuestions } from './team-question.js';
import { TeamPagesController } from './team.pages.controller.js';
import { TeamRepository } from './team.repository.js';

/** The people whom a manager looks after: how each stands, on any day. */
@Module({
  imports: [CatalogModule, PeopleModule],
  controllers: [TeamPagesController],
  providers: [TeamQuestions, TeamRepository, TeamDesk],
})
export class TeamModule {}
