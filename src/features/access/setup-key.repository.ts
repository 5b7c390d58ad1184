import { Injectable } from '@nestjs/common';
import type { Reader, Transaction } from '../../database/transaction.js';
import { SetupKey } from './setup-key.entity.js';

@Injectable()
export class SetupKeyRepository {
  keep(tx: Transaction, hash: string, createdAt: string): Promise<void> {
    return tx.upsert(SetupKey, { id: 1, hash, createdAt }, ['id']);
  }

  async hash(reader: Reader): Promise<string | null> {
    return (await reader.findOne(SetupKey, { where: { id: 1 } }))?.hash ?? null;
  }

  /** Of two units that do this at once, the later one starts again. */
  async remove(tx: Transaction): Promise<void> {
    await tx.delete(SetupKey, { id: 1 });
  }
}
