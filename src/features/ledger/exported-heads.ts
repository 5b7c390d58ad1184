import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Reader } from '../../database/transaction.js';
import { headsAfter } from './ledger-walk.js';

/**
 * The ends of all ledgers as they were at some time. Kept elsewhere (on paper, with a
 * lawyer, in another office) they prove later that no tail was cut and nothing rewritten.
 */
export interface ExportedHead {
  readonly learnerId: string;
  readonly lastSeq: number;
  readonly headHash: string;
}

const PAGE = 5_000;

/** Writes the heads to a new file, a line each, in the order of learners; answers how many. */
export async function exportHeads(reader: Reader, file: string): Promise<number> {
  // `wx`: an older export is never overwritten.
  const handle = await open(file, 'wx');
  try {
    let count = 0;
    for (let after = ''; ;) {
      const heads = await headsAfter(reader, after, PAGE);
      const last = heads.at(-1);
      if (!last) return count;
      const lines = heads
        .filter(({ lastSeq }) => lastSeq > 0)
        .map(({ learnerId, lastSeq, headHash }) =>
          JSON.stringify({ learnerId, lastSeq, headHash }),
        );
      await handle.write(lines.map((line) => `${line}\n`).join(''));
      count += lines.length;
      after = last.learnerId;
    }
  } finally {
    await handle.close();
  }
}

/** The heads of such a file, one after the other. Throws for a line that is none. */
export async function* readHeads(file: string): AsyncGenerator<ExportedHead> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  for await (const line of lines) {
    if (line !== '') yield JSON.parse(line) as ExportedHead;
  }
}
