import { AsyncLocalStorage } from 'node:async_hooks';
import type { Transaction } from '../database/transaction.js';
import type { Around } from './around-transaction.js';

/** Somebody else's transaction has claimed the key. */
export class AlreadyClaimed extends Error {
  constructor() {
    super('This idempotency key is taken.');
    this.name = 'AlreadyClaimed';
  }
}

/**
 * The claim of the request that is being answered, waiting to be written with its command.
 *
 * It is written first thing in the first transaction that the request commits: then the
 * claim is there if and only if the command's facts are, whenever the process dies. A
 * transaction that rolls back takes its claim with it.
 */
export class CommandClaim {
  private state: 'open' | 'being-written' | 'written' = 'open';

  /** `write` answers false where the key is taken. */
  constructor(private readonly write: (tx: Transaction) => Promise<boolean>) {}

  get isWritten(): boolean {
    return this.state === 'written';
  }

  /** For `aroundEachTransaction`, for a transaction of the request that this claim is of. */
  around: Around = async (work, run) => {
    if (this.state !== 'open') return run(work);
    this.state = 'being-written';
    try {
      const result = await run(async (tx) => {
        if (!(await this.write(tx))) throw new AlreadyClaimed();
        return work(tx);
      });
      this.state = 'written';
      return result;
    } catch (error) {
      this.state = 'open';
      throw error;
    }
  };
}

/**
 * The claim of the request in whose course something is called. Only the claim is ambient;
 * a transaction never is, so what was forgotten to be awaited still shows.
 */
const current = new AsyncLocalStorage<CommandClaim>();

/** Runs `answer` so that the first transaction that it commits carries the claim. */
export function claiming<T>(claim: CommandClaim, answer: () => Promise<T>): Promise<T> {
  return current.run(claim, answer);
}

/** For `aroundEachTransaction`: writes the claim of the request that asks, if it has one. */
export const withClaim: Around = (work, run) => {
  const claim = current.getStore();
  return claim ? claim.around(work, run) : run(work);
};
