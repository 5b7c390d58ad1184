import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Works in a hundred turns; fails if somebody else is at it too. */
const WORKER = `
import { appendFileSync, closeSync, openSync, rmSync } from 'node:fs';
import { oneAtATime } from ${JSON.stringify(pathToFileURL('scripts/one-at-a-time.mjs').href)};

for (let turn = 0; turn < 100; turn++) {
  oneAtATime('turns', () => {
    closeSync(openSync('taken', 'wx'));
    appendFileSync('done', '.');
    rmSync('taken');
  }, () => {});
}
`;

test('many processes that take turns never meet', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'preceptor-turns-'));
  try {
    await writeFile(join(folder, 'worker.mjs'), WORKER);
    const workers = Array.from({ length: 6 }, () =>
      spawn(process.execPath, ['worker.mjs'], { cwd: folder, stdio: 'inherit' }),
    );
    const codes = await Promise.all(workers.map(async (worker) => (await once(worker, 'exit'))[0]));
    expect(codes).toEqual([0, 0, 0, 0, 0, 0]);
    expect((await readFile(join(folder, 'done'), 'utf8')).length).toBe(600);
  } finally {
    await rm(folder, { recursive: true });
  }
});
