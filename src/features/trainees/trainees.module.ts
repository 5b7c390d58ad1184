import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.js';
import { CourseworkModule } from '../coursework/coursework.module.js';
import { PeopleModule } from '../people/people.module.js';
import { BoardRepository } from './board.repository.js';
import { TraineesBoard } from './trainees-board.js';
import { TraineesPagesController } from './trainees.pages.controller.js';

/** The first page of who teaches: everybody they look after, and who of them needs help. */
@Module({
  imports: [CatalogModule, PeopleModule, CourseworkModule],
  controllers: [TraineesPagesController],
  providers: [TraineesBoard, BoardRepository],
})
export class TraineesModule {}
