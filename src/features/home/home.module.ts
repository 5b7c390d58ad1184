import { Module } from '@nestjs/common';
import { EnrollmentsModule } from '../enrollments/enrollments.module.js';
import { HomePagesController } from './home.pages.controller.js';

/** The first pages: where everybody begins their day. */
@Module({
  imports: [EnrollmentsModule],
  controllers: [HomePagesController],
})
export class HomeModule {}
