import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { CatalogModule } from '../catalog/catalog.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { ChangePerson } from './change-person.js';
import { ChooseLanguage } from './choose-language.js';
import { CohortMember } from './cohort-member.entity.js';
import { Cohort } from './cohort.entity.js';
import { CohortsController } from './cohorts.controller.js';
import { CohortsRepository } from './cohorts.repository.js';
import { CohortsService } from './cohorts.service.js';
import { EmploymentService } from './employment.service.js';
import { GroupsPagesController } from './groups.pages.controller.js';
import { HirePerson } from './hire-person.js';
import { ImportPagesController } from './import.pages.controller.js';
import { ImportPeople } from './import-people.js';
import { KnownWords } from './known-words.js';
import { OfficeChoices } from './office-choices.js';
import { Organisation } from './organisation.entity.js';
import { Password } from './password.entity.js';
import { PasswordsService } from './passwords.service.js';
import { PeopleChoicesService } from './people-choices.js';
import { PeopleController } from './people.controller.js';
import { PeopleDesk } from './people-desk.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleService } from './people.service.js';
import { Person } from './person.entity.js';
import { PersonViews } from './person-views.js';
import { PostChanges } from './post-changes.js';
import { Post } from './post.entity.js';
import { Relation } from './relation.entity.js';
import { RelationsRepository } from './relations.repository.js';
import { RelationsService } from './relations.service.js';
import { RoleGrant } from './role-grant.entity.js';
import { RolesRepository } from './roles.repository.js';
import { RolesService } from './roles.service.js';
import { SeparatePerson } from './separate-person.js';
import { Site } from './site.entity.js';
import { SiteChanges } from './site-changes.js';
import { SitesController } from './sites.controller.js';
import { SitesPagesController } from './sites.pages.controller.js';
import { SitesRepository } from './sites.repository.js';
import { SitesService } from './sites.service.js';
import { UniqueSignIns } from './unique-sign-ins.js';
import { WaitingTrainees } from './waiting-trainees.js';
import { WaitingWork } from './waiting-work.js';

@Module({
  imports: [
    AuditModule,
    CatalogModule,
    LedgerModule,
    TypeOrmModule.forFeature([
      ...[Site, Organisation, Person, Post, Relation],
      ...[Cohort, CohortMember, RoleGrant, Password],
    ]),
  ],
  controllers: [
    ...[SitesController, PeopleController, CohortsController],
    ...[SitesPagesController, GroupsPagesController, ImportPagesController],
  ],
  providers: [
    ...[SitesService, SitesRepository, SiteChanges],
    ...[CohortsService, CohortsRepository, PeopleChoicesService],
    ...[PeopleService, PeopleDesk, PeopleRepository, PersonViews],
    ...[HirePerson, ChangePerson, SeparatePerson, ImportPeople],
    ...[EmploymentService, PostChanges, WaitingWork, WaitingTrainees],
    ...[RelationsService, RelationsRepository, RolesService, RolesRepository],
    ...[PasswordsService, UniqueSignIns, OfficeChoices, ChooseLanguage, KnownWords],
  ],
  exports: [
    ...[PeopleService, PostChanges, SiteChanges, WaitingWork, SeparatePerson],
    // For pages, which let people be looked for and chosen.
    ...[PeopleDesk, PeopleChoicesService, CohortsService, OfficeChoices, RelationsService],
    // For access, which signs people in and sets an installation up.
    ...[HirePerson, PersonViews, PeopleRepository, PasswordsService, RolesService, SitesService],
    ...[ChooseLanguage, KnownWords],
  ],
})
export class PeopleModule {}
