import { Module } from '@nestjs/common';
import { AdvancementModule } from '../advancement/advancement.module.js';
import { CatalogModule } from '../catalog/catalog.module.js';
import { CorrectionsModule } from '../corrections/corrections.module.js';
import { EnrollmentsModule } from '../enrollments/enrollments.module.js';
import { LearningModule } from '../learning/learning.module.js';
import { PeopleModule } from '../people/people.module.js';
import { HomeDesk } from './home-desk.js';
import { HomePagesController } from './home.pages.controller.js';
import { SearchPagesController } from './search.pages.controller.js';

/** The first pages: where everybody begins their day. */
@Module({
  imports: [
    CatalogModule,
    PeopleModule,
    EnrollmentsModule,
    LearningModule,
    AdvancementModule,
    CorrectionsModule,
  ],
  controllers: [HomePagesController, SearchPagesController],
  providers: [HomeDesk],
})
export class HomeModule {}
