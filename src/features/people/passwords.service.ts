import { Injectable } from '@nestjs/common';
import { hash, type Options, verify } from '@node-rs/argon2';
import { Clock } from '../../config/clock.js';
import { Settings } from '../../config/settings.js';
import { instantText } from '../../database/columns.js';
import type { Reader, Transaction } from '../../database/transaction.js';
import { Password } from './password.entity.js';

const ARGON2ID = 2;

/** Keeps and checks passwords. Hashing takes some 30 ms, so none of it happens in a transaction. */
@Injectable()
export class PasswordsService {
  /** Checked where there is nothing to check, so that an unknown email takes as long as a wrong password. */
  private readonly decoy: Promise<string>;
  private readonly options: Options;

  constructor(
    { hashing }: Settings,
    private readonly clock: Clock,
  ) {
    const { memoryKiB: memoryCost, passes: timeCost } = hashing;
    this.options = { algorithm: ARGON2ID, memoryCost, timeCost, parallelism: 1 };
    this.decoy = this.hash('nobody has this password');
  }

  /** The hash to keep. Call it before the transaction. */
  hash(password: string): Promise<string> {
    return hash(password, this.options);
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
