import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.js';
import { EnrollmentsModule } from '../enrollments/enrollments.module.js';
import { LearningModule } from '../learning/learning.module.js';
import { PeopleModule } from '../people/people.module.js';
import { CredentialsController } from './credentials.controller.js';
import { CredentialsService } from './credentials.service.js';

/** Credentials and continuing education. */
@Module({
  imports: [CatalogModule, PeopleModule, EnrollmentsModule, LearningModule],
  controllers: [CredentialsController],
  providers: [CredentialsService],
})
export class CredentialsModule {}
