import { Injectable } from '@nestjs/common';
import { hash, type Options, verify } from '@node-rs/argon2';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import type { Reader, Transaction } from '../../database/transaction.js';
import { Password } from './password.entity.js';

/** OWASP's least for argon2id (algorithm 2): 19 MiB, two passes, one lane. */
const ARGON2: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Keeps and checks passwords. Hashing takes some 30 ms, so none of it happens in a transaction. */
@Injectable()
export class PasswordsService {
  /** Checked where there is nothing to check, so that an unknown email takes as long as a wrong password. */
  private readonly decoy = hash('nobody has this password', ARGON2);

  constructor(private readonly clock: Clock) {}

  /** The hash to keep. Call it before the transaction. */
  hash(password: string): Promise<string> {
    return hash(password, ARGON2);
  }

  async keep(tx: Transaction, personId: string, hash: string): Promise<void> {
    const setAt = instantText(this.clock.now());
    await tx.upsert(Password, { personId, hash, setAt }, ['personId']);
  }

  isSet(reader: Reader, personId: string): Promise<boolean> {
    return reader.exists(Password, { where: { personId } });
  }

  /** Whether it is the person's password. It takes as long for nobody (null) and for who has none. */
  async isRight(reader: Reader, personId: string | null, password: string): Promise<boolean> {
    const kept = personId && (await reader.findOne(Password, { where: { personId } }));
    return this.matches(kept ? kept.hash : null, password);
  }

  /** Whether it is what was hashed. Without a hash it isn't, and takes as long to say so. */
  async matches(hash: string | null, secret: string): Promise<boolean> {
    const isSame = await verify(hash ?? (await this.decoy), secret);
    return hash !== null && isSame;
  }
}
