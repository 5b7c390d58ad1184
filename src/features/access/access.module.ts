import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Authenticator } from '../../http/actor.js';
import { ErrorPage } from '../../http/error-page.js';
import { Viewers } from '../../http/viewers.js';
import { AuditModule } from '../audit/audit.module.js';
import { PeopleModule } from '../people/people.module.js';
import { ForgottenPassword } from './forgotten-password.js';
import { ForgottenPagesController } from './forgotten.pages.controller.js';
import { LeavingPagesController } from './leaving.pages.controller.js';
import { PasswordLink } from './password-link.entity.js';
import { PasswordLinksRepository } from './password-links.repository.js';
import { PasswordLinks } from './password-links.service.js';
import { PeopleAdminPagesController } from './people-admin.pages.controller.js';
import { PersonDesk } from './person-desk.js';
import { AccessController, TokensController } from './access.controller.js';
import { AccountPagesController } from './account.pages.controller.js';
import { BrowserErrorPage } from './error-page.js';
import { PageViewers } from './page-viewers.js';
import { SetUpPagesController } from './set-up.pages.controller.js';
import { SignInPagesController } from './sign-in.pages.controller.js';
import { AccessToken } from './access-token.entity.js';
import { ChangePassword } from './change-password.js';
import { EndSignIns } from './end-sign-ins.js';
import { Mail } from './mail.js';
import { MeService } from './me.service.js';
import { NeedsGuard } from './needs.guard.js';
import { SetUpController } from './set-up.controller.js';
import { SetUpService } from './set-up.service.js';
import { SetupKey } from './setup-key.entity.js';
import { SetupKeyRepository } from './setup-key.repository.js';
import { SignInSlip } from './sign-in-slip.entity.js';
import { SignInsPagesController } from './sign-ins.pages.controller.js';
import { SignInService } from './sign-in.service.js';
import { SlipsRepository } from './slips.repository.js';
import { SlipsService } from './slips.service.js';
import { TokenAuthenticator } from './token-authenticator.js';
import { TokensRepository } from './tokens.repository.js';
import { TokensService } from './tokens.service.js';
import { WaitingTokens } from './waiting-tokens.js';

/** Global, because the sign-in guard at the edge asks it who a request comes from. */
@Global()
@Module({
  imports: [
    AuditModule,
    PeopleModule,
    TypeOrmModule.forFeature([AccessToken, SignInSlip, SetupKey, PasswordLink]),
  ],
  controllers: [
    ...[TokensController, AccessController, SetUpController],
    ...[SignInPagesController, SetUpPagesController, AccountPagesController],
    ...[PeopleAdminPagesController, LeavingPagesController, SignInsPagesController],
    ForgottenPagesController,
  ],
  providers: [
    { provide: Authenticator, useClass: TokenAuthenticator },
    { provide: Viewers, useClass: PageViewers },
    { provide: ErrorPage, useClass: BrowserErrorPage },
    { provide: APP_GUARD, useClass: NeedsGuard },
    ...[SignInService, TokensService, TokensRepository, MeService],
    ...[SlipsService, SlipsRepository, ChangePassword, EndSignIns],
    ...[SetUpService, SetupKeyRepository],
    ...[PersonDesk, PasswordLinks, PasswordLinksRepository],
    ...[Mail, ForgottenPassword, WaitingTokens],
  ],
  exports: [Authenticator, Viewers, ErrorPage],
})
export class AccessModule {}
