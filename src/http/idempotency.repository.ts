import { Injectable } from '@nestjs/common';
import { type InstantText, instantText } from '../database/columns.js';
import type { Reader, Transaction } from '../database/transaction.js';
import { IdempotencyKeyEntity } from './idempotency-key.entity.js';

const KEPT_FOR_MS = 24 * 60 * 60 * 1000;

/** What a claim is made of; the answer comes later. */
export type NewClaim = Pick<
  IdempotencyKeyEntity,
  'caller' | 'key' | 'requestHash' | 'claimedAt' | 'owner'
>;

@Injectable()
export class IdempotencyRepository {
  /** The claim of that key that still counts on this instant. */
  async find(
    reader: Reader,
    caller: string,
    key: string,
    now: Date,
  ): Promise<IdempotencyKeyEntity | undefined> {
    const row = await reader.findOne(IdempotencyKeyEntity, { where: { caller, key } });
    return row && row.claimedAt >= oldestKept(now) ? row : undefined;
  }

  /** Claims the key, in the place of a claim that is too old to count. False: it is taken. */
  async claim(tx: Transaction, claim: NewClaim, now: Date): Promise<boolean> {
    const changed = await tx.execute(
      `insert into idempotency_key (caller, key, request_hash, claimed_at, owner)
       values ($1, $2, $3, $4, $5)
       on conflict (caller, key) do update set
         request_hash = excluded.request_hash, claimed_at = excluded.claimed_at,
         owner = excluded.owner, status = null, answer = null
       where idempotency_key.claimed_at < $6`,
      [claim.caller, claim.key, claim.requestHash, claim.claimedAt, claim.owner, oldestKept(now)],
    );
    return changed === 1;
  }

  async keepAnswer(
    tx: Transaction,
    claim: NewClaim,
    status: number,
    answer: string | null,
  ): Promise<void> {
    const { caller, key, owner } = claim;
    await tx.update(IdempotencyKeyEntity, { caller, key, owner }, { status, answer });
  }

  /** Forgets what is too old to count: of one caller, or of everybody. */
  async forgetOld(tx: Transaction, now: Date, caller?: string): Promise<void> {
    const before = oldestKept(now);
    if (caller === undefined) {
      await tx.execute('delete from idempotency_key where claimed_at < $1', [before]);
    } else {
      await tx.execute('delete from idempotency_key where caller = $1 and claimed_at < $2', [
        caller,
        before,
      ]);
    }
  }
}

function oldestKept(now: Date): InstantText {
  return instantText(new Date(now.getTime() - KEPT_FOR_MS));
}
