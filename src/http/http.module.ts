import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CsrfGuard } from './csrf.js';
import { Draining } from './draining.js';
import { HealthController } from './health.controller.js';
import { IdempotencyKeyEntity } from './idempotency-key.entity.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { IdempotencyRepository } from './idempotency.repository.js';
import { InputPipe } from './input.pipe.js';
import { Metrics } from './metrics.js';
import { MetricsController } from './metrics.controller.js';
import { NoBodyInterceptor } from './no-body.interceptor.js';
import { PageInterceptor } from './page.interceptor.js';
import { ProblemFilter } from './problem.filter.js';
import { SignInGuard } from './sign-in.guard.js';

/** The edge that every route has; list it before the features, so that its guard comes first. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([IdempotencyKeyEntity])],
  controllers: [HealthController, MetricsController],
  providers: [
    Draining,
    Metrics,
    IdempotencyRepository,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_GUARD, useClass: SignInGuard },
    { provide: APP_GUARD, useClass: CsrfGuard },
    // The page's first: what a form answered is kept before it becomes a redirect.
    { provide: APP_INTERCEPTOR, useClass: PageInterceptor },
    { provide: APP_INTERCEPTOR, useClass: NoBodyInterceptor },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_PIPE, useClass: InputPipe },
  ],
})
export class HttpModule {}
