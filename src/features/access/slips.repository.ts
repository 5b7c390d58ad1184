import { Injectable } from '@nestjs/common';
import type { Reader, Transaction } from '../../database/transaction.js';
import { SignInSlip } from './sign-in-slip.entity.js';

@Injectable()
export class SlipsRepository {
  /** In place of the slip before. */
  keep(tx: Transaction, slip: SignInSlip): Promise<void> {
    return tx.upsert(SignInSlip, slip, ['personId']);
  }

  of(reader: Reader, personId: string): Promise<SignInSlip | null> {
    return reader.findOne(SignInSlip, { where: { personId } });
  }

  /** Uses up one try of a slip that is still good; false where there is none. */
  async takeTry(tx: Transaction, personId: string, now: string): Promise<boolean> {
    const taken = await tx.execute(
      `update sign_in_slip set tries_left = tries_left - 1
        where person_id = $1 and tries_left > 0 and expires_at > $2`,
      [personId, now],
    );
    return taken > 0;
  }

  /** False where it was used already, or replaced. */
  async remove(tx: Transaction, slip: SignInSlip): Promise<boolean> {
    return (await tx.delete(SignInSlip, { personId: slip.personId, hash: slip.hash })) > 0;
  }
}
