import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Clock } from './config/clock.js';
import { ConfigModule } from './config/config.module.js';
import type { Settings } from './config/settings.js';
import { Database } from './database/database.js';
import { DatabaseModule } from './database/database.module.js';
import { AccessModule } from './features/access/access.module.js';
import { AdministrationModule } from './features/administration/administration.module.js';
import { AdvancementModule } from './features/advancement/advancement.module.js';
import { AuditModule } from './features/audit/audit.module.js';
import { CatalogModule } from './features/catalog/catalog.module.js';
import { CorrectionsModule } from './features/corrections/corrections.module.js';
import { CourseworkModule } from './features/coursework/coursework.module.js';
import { CredentialsModule } from './features/credentials/credentials.module.js';
import { EnrollmentsModule } from './features/enrollments/enrollments.module.js';
import { JobsModule } from './features/jobs/jobs.module.js';
import { LearningModule } from './features/learning/learning.module.js';
import { LedgerModule } from './features/ledger/ledger.module.js';
import { PeopleModule } from './features/people/people.module.js';
import { PoliciesModule } from './features/policies/policies.module.js';
import { SkillsModule } from './features/skills/skills.module.js';
import { WaiversModule } from './features/waivers/waivers.module.js';
import { TeamModule } from './features/team/team.module.js';
import { TraineesModule } from './features/trainees/trainees.module.js';
import { HomeModule } from './features/home/home.module.js';
import { HttpModule } from './http/http.module.js';

/** The features, in their order: each may use those before it. */
@Module({})
export class AppModule implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  static with(settings: Settings, clock: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(settings, clock),
        DatabaseModule,
        HttpModule,
        AuditModule,
        CatalogModule,
        LedgerModule,
        PeopleModule,
        AccessModule,
        JobsModule,
        EnrollmentsModule,
        PoliciesModule,
        LearningModule,
        CourseworkModule,
        SkillsModule,
        CredentialsModule,
        WaiversModule,
        AdvancementModule,
        CorrectionsModule,
        TeamModule,
        TraineesModule,
        AdministrationModule,
        HomeModule,
      ],
    };
  }

  /**
   * Nest calls this once the last request is answered, and the root module's first: in
   * any other module TypeORM's own would cut the connections before the work is finished.
   * So what else writes stops in `beforeApplicationShutdown`.
   */
  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
