import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog/catalog.module.js';
import { EnrollmentsModule } from '../enrollments/enrollments.module.js';
import { LearningModule } from '../learning/learning.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PeopleModule } from '../people/people.module.js';
import { CredentialsController } from './credentials.controller.js';
import { CredentialsOnOffer } from './credentials-on-offer.js';
import { OwnCredentialsPagesController } from './own-credentials.pages.controller.js';
import { RecordCredentialsPagesController } from './record-credentials.pages.controller.js';
import { CredentialsService } from './credentials.service.js';

/** Credentials and continuing education. */
@Module({
  imports: [CatalogModule, LedgerModule, PeopleModule, EnrollmentsModule, LearningModule],
  controllers: [
    CredentialsController,
    OwnCredentialsPagesController,
    RecordCredentialsPagesController,
  ],
  providers: [CredentialsService, CredentialsOnOffer],
  exports: [CredentialsOnOffer],
})
export class CredentialsModule {}
