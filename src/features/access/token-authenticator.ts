import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import { dayAt } from '../../domain/day.js';
import { permissionsOf } from '../../domain/permission.js';
import { type Actor, Authenticator } from '../../http/actor.js';
import { notSignedIn, tokenExpired } from '../../http/http-error.js';
import { bearerOf } from './bearer.js';
import { hashOf, isSameHash, TOKEN_PREFIX } from './secrets.js';
import { type KnownToken, TokensRepository } from './tokens.repository.js';

const HOUR_MS = 3_600_000;

/**
 * Finds out whom a token belongs to. Asked anew for every request, so that a revoked
 * token, a role taken away and a last day of work count at once.
 */
@Injectable()
export class TokenAuthenticator extends Authenticator {
  constructor(
    private readonly database: Database,
    private readonly tokens: TokensRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async authenticate(request: FastifyRequest): Promise<Actor | undefined> {
    const token = bearerOf(request);
    if (token === undefined) return undefined;
    if (token === null || !token.startsWith(TOKEN_PREFIX)) throw notSignedIn();

    const now = this.clock.now();
    const hash = hashOf(token);
    const known = await this.tokens.byHash(this.database.reader, hash, instantText(now));
    if (!known || !isSameHash(known.hash, hash)) throw notSignedIn();
    if (known.expiresAt <= instantText(now)) throw tokenExpired();
    if (known.employedUntil <= instantText(now)) throw notSignedIn();

    if (known.name !== null) await this.noteUse(known, now);

    const { personId, grants } = known;
    const today = dayAt(now, known.timeZone);
    const permissions = new Set<string>(permissionsOf({ personId, grants }, today));
    return { personId, grants, permissions };
  }

  /** Of a program, and no more than once an hour: nothing is written for every request. */
  private async noteUse({ hash, lastUsedAt }: KnownToken, now: Date): Promise<void> {
    if (lastUsedAt !== null && +now - Date.parse(lastUsedAt) < HOUR_MS) return;
    await this.database.transaction((tx) => this.tokens.used(tx, hash, instantText(now)));
  }
}
