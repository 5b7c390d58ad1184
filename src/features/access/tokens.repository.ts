import { Injectable } from '@nestjs/common';
import type { Reader, Transaction } from '../../database/transaction.js';
import type { Grant } from '../../domain/permission.js';
import { grantOf, type GrantRow } from '../people/roles.repository.js';
import { AccessToken } from './access-token.entity.js';

/** A token with what decides whether it still opens the door. */
export interface KnownToken {
  readonly hash: string;
  readonly personId: string;
  readonly expiresAt: string;
  /** The time zone of the person's site. */
  readonly timeZone: string;
  /** The instant at which the person's employment ends. */
  readonly employedUntil: string;
  /** The person's grants, those that have run out included. */
  readonly grants: readonly Grant[];
}

@Injectable()
export class TokensRepository {
  add(tx: Transaction, token: AccessToken): Promise<void> {
    return tx.insert(AccessToken, token);
  }

  /** Read for every request: all that decides in one statement. */
  async byHash(reader: Reader, hash: string, now: string): Promise<KnownToken | null> {
    const rows = await reader.query<TokenRow>(
      `select k.hash, k.person_id, k.expires_at, t.time_zone, t.to_at,
              g.role, g.site, g.cohort, g.until_on
         from access_token k
         join post t on t.person_id = k.person_id and t.placed_from_at <= $1 and t.placed_to_at > $1
         left join role_grant g on g.person_id = k.person_id
        where k.hash = $2
        order by g.role, g.site, g.cohort`,
      [now, hash],
    );
    const [row] = rows;
    if (!row) return null;
    return {
      hash: row.hash,
      personId: row.person_id,
      expiresAt: row.expires_at,
      timeZone: row.time_zone,
      employedUntil: row.to_at,
      grants: rows.flatMap((each) =>
        each.role === null ? [] : [grantOf({ ...each, role: each.role })],
      ),
    };
  }

  /** Answers how many there were. */
  remove(tx: Transaction, hash: string): Promise<number> {
    return tx.delete(AccessToken, { hash });
  }

  /** All of a person's, but for one. Answers how many there were. */
  removeAll(tx: Transaction, personId: string, exceptHash = ''): Promise<number> {
    return tx.execute('delete from access_token where person_id = $1 and hash <> $2', [
      personId,
      exceptHash,
    ]);
  }

  async removeExpired(tx: Transaction, personId: string, now: string): Promise<void> {
    await tx.execute('delete from access_token where person_id = $1 and expires_at <= $2', [
      personId,
      now,
    ]);
  }
}

interface TokenRow extends Omit<GrantRow, 'role'> {
  readonly role: GrantRow['role'] | null;
  readonly hash: string;
  readonly person_id: string;
  readonly expires_at: string;
  readonly time_zone: string;
  readonly to_at: string;
}
