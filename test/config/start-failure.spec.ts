import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/create-app.js';
import { settingsWith } from '../../src/config/settings.js';
import { whyNotStarted } from '../../src/config/start-failure.js';

describe('a server that can not start', () => {
  let folder: string;
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'start-failure-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('says what to do about its data folder', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const error = await failing(settingsWith({ dataDir: file }));

    expect(whyNotStarted(error)).toBe(
      `Preceptor could not start: EEXIST: file already exists, mkdir '${file}'.\n` +
        'DATA_DIR must name a folder in which files may be made.',
    );
  });

  test('says what to do about a database that does not answer', async () => {
    // Nobody listens on port 1.
    const databaseUrl = 'postgres://nobody:nothing@127.0.0.1:1/none';
    const error = await failing(settingsWith({ databaseUrl }));

    expect(whyNotStarted(error)).toBe(
      'Preceptor could not start: connect ECONNREFUSED 127.0.0.1:1.\n' +
        'The database of DATABASE_URL does not answer. Is it running, and is the address right?',
    );
  });

  test('says what to do about a port that is taken', async () => {
    const taken = createServer();
    await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening));
    const { port } = taken.address() as { port: number };
    const second = createServer();
    const error = await new Promise((failed) =>
      second.once('error', failed).listen(port, '127.0.0.1'),
    );
    taken.close();

    expect(whyNotStarted(error)).toMatch(/EADDRINUSE.*\nSomething listens there already/);
  });

  test('hides nothing of a failure of our own', () => {
    expect(whyNotStarted(new TypeError('x is not a function'))).toBeNull();
    expect(whyNotStarted('thrown')).toBeNull();
  });
});

async function failing(settings: Parameters<typeof createApp>[0]): Promise<unknown> {
  try {
    await (await createApp(settings)).close();
  } catch (error) {
    return error;
  }
  throw new Error('It came up.');
}
