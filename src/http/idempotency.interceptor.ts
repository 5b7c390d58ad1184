import { createHash } from 'node:crypto';
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  type OnApplicationBootstrap,
  SetMetadata,
  StreamableFile,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { v7 } from 'uuid';
import { Clock } from '../config/clock.js';
import { instantText } from '../database/columns.js';
import { Database } from '../database/database.js';
import { InvalidInput, Refusal } from '../domain/refusal.js';
import { ONCE_FIELD } from '../ui/form.js';
import { API_PREFIX } from './api-controller.js';
import { AlreadyClaimed, claiming, CommandClaim } from './command-claim.js';
import { HttpError } from './http-error.js';
import type { IdempotencyKeyEntity } from './idempotency-key.entity.js';
import { IdempotencyRepository, type NewClaim } from './idempotency.repository.js';

/** A process that hasn't kept its answer after so long will not do so any more. */
const LONGEST_ANSWER_MS = 60_000;

const SECRET_ANSWER = 'preceptor:secret-answer';

/**
 * Marks a POST whose answer holds a secret, such as the code of a sign-in slip. Its
 * `Idempotency-Key` is kept, so that it isn't done twice, but not its answer.
 */
export function SecretAnswer(): MethodDecorator {
  return SetMetadata(SECRET_ANSWER, true);
}

/**
 * `Idempotency-Key`: a POST that is sent again under the same key is not done again.
 *
 * - The same caller, key, address and body get the first answer, with the header
 *   `Idempotency-Replayed: true`. Anything else under the same key: 422
 *   `idempotency-key-reused`. While the first is still at it: 409 `in-progress`.
 * - The key is written in the command's own transaction (`command-claim.ts`), the answer
 *   in one right after it. So a crash leaves either nothing, and the command may be sent
 *   again, or both the command and its key: then the answer is lost and is told so (409
 *   `outcome-unknown`), but nothing is done twice.
 * - Only success is remembered. What was refused has changed nothing, so the same key may
 *   be used again once the obstacle is gone.
 * - A key counts for 24 hours. It belongs to its caller: without sign-in it is ignored.
 * - A command is one transaction: of several, the first that commits carries the key.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor, OnApplicationBootstrap {
  private readonly owner = v7();
  /** What this process is answering now: the hash of the request by caller and key. */
  private readonly running = new Map<string, string>();

  constructor(
    private readonly database: Database,
    private readonly claims: IdempotencyRepository,
    private readonly clock: Clock,
    private readonly reflector: Reflector,
  ) {}

  /** Each caller's old keys go when the caller next uses one; those of who stays away, here. */
  async onApplicationBootstrap(): Promise<void> {
    await this.database.transaction((tx) => this.claims.forgetOld(tx, this.clock.now()));
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = keyOf(request);
    if (key === undefined || !request.actor) return next.handle();

    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const keepsAnswer = !this.reflector.get<boolean>(SECRET_ANSWER, context.getHandler());
    const claim: NewClaim = {
      caller: request.actor.personId,
      key,
      requestHash: hashOf(request),
      claimedAt: instantText(this.clock.now()),
      owner: this.owner,
    };
    return from(this.once(claim, reply, keepsAnswer, () => lastValueFrom(next.handle())));
  }

  private async once(
    claim: NewClaim,
    reply: FastifyReply,
    keepsAnswer: boolean,
    carryOut: () => Promise<unknown>,
  ): Promise<unknown> {
    const slot = JSON.stringify([claim.caller, claim.key]);
    const running = this.running.get(slot);
    if (running !== undefined) throw running === claim.requestHash ? inProgress() : reused();

    this.running.set(slot, claim.requestHash);
    try {
      const earlier = await this.find(claim);
      if (earlier) return this.again(earlier, claim, reply);
      return await this.first(claim, reply, keepsAnswer, carryOut);
    } catch (error) {
      // Another process was faster.
      const earlier = error instanceof AlreadyClaimed ? await this.find(claim) : undefined;
      if (earlier) return this.again(earlier, claim, reply);
      throw error instanceof AlreadyClaimed ? inProgress() : error;
    } finally {
      this.running.delete(slot);
    }
  }

  private find({ caller, key }: NewClaim): Promise<IdempotencyKeyEntity | undefined> {
    return this.claims.find(this.database.reader, caller, key, this.clock.now());
  }

  private async first(
    claim: NewClaim,
    reply: FastifyReply,
    keepsAnswer: boolean,
    carryOut: () => Promise<unknown>,
  ): Promise<unknown> {
    const command = new CommandClaim((tx) => this.claims.claim(tx, claim, this.clock.now()));
    const body = await claiming(command, carryOut);
    const status = reply.statusCode;
    if (status >= 200 && status < 300) {
      try {
        await this.keep(claim, command.isWritten, keepsAnswer && isJson(body), status, body);
      } catch (error) {
        // It is done all the same, and whoever asked shall hear so.
        reply.log.error({ err: error }, 'an answer could not be kept for its Idempotency-Key');
      }
    }
    return body;
  }

  private async keep(
    claim: NewClaim,
    isWritten: boolean,
    keepsAnswer: boolean,
    status: number,
    body: unknown,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.claims.forgetOld(tx, this.clock.now(), claim.caller);
      // A command that wrote nothing, such as a preview, has not claimed its key yet.
      if (!isWritten && !(await this.claims.claim(tx, claim, this.clock.now()))) return;
      if (!keepsAnswer) return;
      await this.claims.keepAnswer(tx, claim, status, JSON.stringify(body) ?? null);
    });
  }

  private again(earlier: IdempotencyKeyEntity, claim: NewClaim, reply: FastifyReply): unknown {
    if (earlier.requestHash !== claim.requestHash) throw reused();
    if (earlier.status === null) {
      if (this.mayStillAnswer(earlier)) throw inProgress();
      throw claim.key.startsWith(OF_FORM) ? doneAlready() : outcomeUnknown();
    }
    reply.code(earlier.status).header('Idempotency-Replayed', 'true');
    return earlier.answer === null ? undefined : (JSON.parse(earlier.answer) as unknown);
  }

  // What this process is at stands in `running`; on SQLite there is no other process.
  private mayStillAnswer(earlier: IdempotencyKeyEntity): boolean {
    if (earlier.owner === this.owner || this.database.dialect === 'sqlite') return false;
    return this.clock.now().getTime() - Date.parse(earlier.claimedAt) < LONGEST_ANSWER_MS;
  }
}

function keyOf(request: FastifyRequest): string | undefined {
  if (request.method !== 'POST') return undefined;
  const key = request.headers['idempotency-key'] ?? keyOfForm(request);
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new InvalidInput([
      {
        field: 'Idempotency-Key',
        message: 'must have 1 to 255 letters, digits or signs, without spaces',
      },
    ]);
  }
  return key;
}

/** How the keys begin that stand for forms. */
const OF_FORM = 'form-';

/**
 * A form of a page names itself. Sent again as it was, it is the same command; changed, by
 * somebody who went back to it, it is another.
 */
function keyOfForm(request: FastifyRequest): string | undefined {
  if (request.url.startsWith(`${API_PREFIX}/`)) return undefined;
  const once = (request.body as Readonly<Record<string, unknown>> | null | undefined)?.[ONCE_FIELD];
  return typeof once === 'string' && once !== '' ? OF_FORM + hashOf(request) : undefined;
}

function hashOf(request: FastifyRequest): string {
  const asked = JSON.stringify([request.method, request.url, request.body ?? null], inOrder);
  return createHash('sha256').update(asked).digest('hex');
}

// The order of an object's fields means nothing, and some clients don't keep it.
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isJson(body: unknown): boolean {
  return !(body instanceof StreamableFile) && !Buffer.isBuffer(body);
}

function reused(): Refusal {
  return new Refusal([
    {
      code: 'idempotency-key-reused',
      text: 'This Idempotency-Key was used for another request. Use a new one for each command.',
    },
  ]);
}

function inProgress(): HttpError {
  return new HttpError(
    409,
    'in-progress',
    'The request with this Idempotency-Key is still being answered. Try again in a moment.',
    { 'Retry-After': '1' },
  );
}

function doneAlready(): HttpError {
  return new HttpError(
    409,
    'done-already',
    'You have sent this form before, and it was carried out then. Nothing was done again. ' +
      'What it showed is shown only once: go back to the page, and make another one if you need it.',
  );
}

function outcomeUnknown(): HttpError {
  return new HttpError(
    409,
    'outcome-unknown',
    'The request with this Idempotency-Key was carried out, but its answer is not known any ' +
      'more: the server stopped before it was kept, or it held a secret. Look with GET what ' +
      'came of it; to do it once more, use a new key.',
  );
}
