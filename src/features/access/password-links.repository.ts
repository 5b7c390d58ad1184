import { Injectable } from '@nestjs/common';
import type { Reader, Transaction } from '../../database/transaction.js';
import { PasswordLink } from './password-link.entity.js';

@Injectable()
export class PasswordLinksRepository {
  /** In place of the link before. */
  keep(tx: Transaction, link: PasswordLink): Promise<void> {
    return tx.upsert(PasswordLink, link, ['personId']);
  }

  byHash(reader: Reader, hash: string): Promise<PasswordLink | null> {
    return reader.findOne(PasswordLink, { where: { hash } });
  }

  /** False where it was used already, or replaced. */
  async remove(tx: Transaction, hash: string): Promise<boolean> {
    return (await tx.delete(PasswordLink, { hash })) > 0;
  }
}
