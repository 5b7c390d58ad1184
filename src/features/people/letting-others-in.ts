import { setImmediate as nextTurn } from 'node:timers/promises';

const AT_ONCE = 20;

/**
 * The same items, with a turn for others now and then. What only computes, or writes to
 * SQLite, never waits by itself, and the process would hear nobody until it is done. Who
 * only reads is answered in these turns; who writes waits for the end of the transaction.
 */
export async function* lettingOthersIn<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  let count = 0;
  for (const item of items) {
    if (count++ % AT_ONCE === 0) await nextTurn();
    yield item;
  }
}
