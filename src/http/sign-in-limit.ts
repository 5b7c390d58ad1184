import { createHash } from 'node:crypto';
import {
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
  Injectable,
  UseGuards,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { tooManyRequests } from './http-error.js';

const MINUTE = 60_000;
/** A whole office signs in from one address at eight in the morning. */
const PER_ADDRESS = { max: 100, timeWindow: MINUTE };
const PER_ACCOUNT = { max: 10, timeWindow: MINUTE };

/**
 * For routes on which passwords or codes can be guessed: ten tries a minute on one account
 * from wherever they come, and a hundred from one address. Then 429 with `Retry-After`.
 *
 * It counts in the memory of the process: with several processes each allows ten, and a
 * restart forgets. Behind a proxy all clients share its address, since none is trusted.
 */
export function SignInLimit(): MethodDecorator {
  return applyDecorators(UseGuards(SignInLimitGuard));
}

type Limiter = ReturnType<FastifyInstance['createRateLimit']>;

@Injectable()
export class SignInLimitGuard implements CanActivate {
  private limiters: readonly Limiter[] | undefined;

  constructor(private readonly host: HttpAdapterHost) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    this.limiters ??= limitersOf(this.host.httpAdapter.getInstance<FastifyInstance>());
    // Each counts this try, also where another has refused it already.
    const counted = await Promise.all(this.limiters.map((limiter) => limiter(request)));
    const waits = counted.flatMap((count) =>
      !count.isAllowed && count.isExceeded ? [count.ttlInSeconds] : [],
    );
    if (waits.length > 0) throw tooManyRequests(Math.max(...waits));
    return true;
  }
}

function limitersOf(server: FastifyInstance): readonly Limiter[] {
  return [
    server.createRateLimit(PER_ADDRESS),
    server.createRateLimit({ ...PER_ACCOUNT, keyGenerator: accountOf }),
  ];
}

// The account that is tried, or whoever changes their own, or where there is neither the
// address. Hashed, so that what people type into the wrong field doesn't stay in memory.
function accountOf(request: FastifyRequest): string {
  // On the sign-in page one field takes either.
  const { email, employeeNumber, who } = (request.body ?? {}) as Record<string, unknown>;
  const names = [email, employeeNumber, who, request.actor?.personId];
  const account = names.find((name) => typeof name === 'string') ?? request.ip;
  return createHash('sha256').update(account.trim().toLowerCase()).digest('base64url');
}
