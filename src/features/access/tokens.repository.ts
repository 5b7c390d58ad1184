import { Injectable } from '@nestjs/common';
import type { Reader, SqlValue, Transaction } from '../../database/transaction.js';
import type { Grant } from '../../domain/permission.js';
import { grantOf, type GrantRow } from '../people/roles.repository.js';
import { AccessToken } from './access-token.entity.js';

/** A token with what decides whether it still opens the door. */
export interface KnownToken {
  readonly hash: string;
  readonly personId: string;
  readonly expiresAt: string;
  /** Of a program's; null for a sign-in. */
  readonly name: string | null;
  readonly lastUsedAt: string | null;
  /** The time zone of the person's site. */
  readonly timeZone: string;
  /** The instant at which the person's employment ends. */
  readonly employedUntil: string;
  /** The person's grants, those that have run out included. */
  readonly grants: readonly Grant[];
}

/** A token that still opens the door, with whose it is. */
export interface TokenInForce {
  readonly hash: string;
  readonly personId: string;
  readonly person: string;
  /** Of a program's; null for a sign-in. */
  readonly name: string | null;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** Of a program's, to the hour; null before the first time. */
  readonly lastUsedAt: string | null;
}

@Injectable()
export class TokensRepository {
  add(tx: Transaction, token: AccessToken): Promise<void> {
    return tx.insert(AccessToken, token);
  }

  /** Read for every request: all that decides in one statement. */
  async byHash(reader: Reader, hash: string, now: string): Promise<KnownToken | null> {
    const rows = await reader.query<TokenRow>(
      `select k.hash, k.person_id, k.expires_at, k.name, k.last_used_at, t.time_zone, t.to_at,
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
      name: row.name,
      lastUsedAt: row.last_used_at,
      timeZone: row.time_zone,
      employedUntil: row.to_at,
      grants: rows.flatMap((each) =>
        each.role === null ? [] : [grantOf({ ...each, role: each.role })],
      ),
    };
  }

  async used(tx: Transaction, hash: string, at: string): Promise<void> {
    await tx.execute('update access_token set last_used_at = $2 where hash = $1', [hash, at]);
  }

  one(reader: Reader, hash: string): Promise<AccessToken | null> {
    return reader.findOne(AccessToken, { where: { hash } });
  }

  /** Those that are still good, the newest first, from after a position in that order. */
  async inForce(
    reader: Reader,
    now: string,
    after: readonly [createdAt: string, hash: string] | null,
    limit: number,
  ): Promise<TokenInForce[]> {
    const parameters: SqlValue[] = [now, limit];
    const place = (value: SqlValue) => `$${parameters.push(value)}`;
    const beyond = after ? `and (k.created_at, k.hash) < (${after.map(place).join(', ')})` : '';
    return reader.query<TokenInForce>(
      `select k.hash, k.person_id as "personId", p.given_name || ' ' || p.family_name as person,
              k.name, k.created_at as "createdAt", k.expires_at as "expiresAt",
              k.last_used_at as "lastUsedAt"
         from access_token k join person p on p.id = k.person_id
        where k.expires_at > $1 ${beyond}
        order by k.created_at desc, k.hash desc limit $2`,
      parameters,
    );
  }

  /** What somebody's tokens for programs are called, those that are still good. */
  async programsOf(reader: Reader, personId: string, now: string): Promise<string[]> {
    const rows = await reader.query<{ name: string }>(
      `select name from access_token
        where person_id = $1 and name is not null and expires_at > $2 order by name`,
      [personId, now],
    );
    return rows.map(({ name }) => name);
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
  readonly name: string | null;
  readonly last_used_at: string | null;
  readonly time_zone: string;
  readonly to_at: string;
}
