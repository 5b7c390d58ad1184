import type { Reader, Transaction } from '../../database/transaction.js';
import type { LedgerHead } from './ledger-head.entity.js';

/**
 * The ends of ledgers as a transaction that has locked them left them: until it ends
 * nobody else appends there, so they need not be read again.
 */
export class HeldHeads {
  private readonly held = new WeakMap<Reader, Map<string, LedgerHead>>();

  get(reader: Reader, learnerId: string): LedgerHead | undefined {
    return this.held.get(reader)?.get(learnerId);
  }

  hold(tx: Transaction, head: LedgerHead): void {
    let heads = this.held.get(tx);
    if (!heads) {
      heads = new Map();
      this.held.set(tx, heads);
    }
    heads.set(head.learnerId, head);
  }
}
