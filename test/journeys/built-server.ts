import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { Client } from '../support/client.js';
import type { ClinicServer } from './clinic.js';

const START_DEADLINE = 30_000;

/** The server as it is installed: `dist/main.js` in a process of its own, on SQLite. */
export class BuiltServer implements ClinicServer {
  private process: ChildProcess | undefined;
  private port = 0;

  constructor(
    private readonly dataDir: string,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  get client(): Client {
    return new Client(`http://127.0.0.1:${this.port}`);
  }

  /** Starts it and waits until it says that it is ready. */
  async start(): Promise<void> {
    this.port = await freePort();
    const running = spawn(process.execPath, [resolve('dist/main.js')], this.surroundings());
    this.process = running;

    let output = '';
    await new Promise<void>((ready, reject) => {
      const fail = (why: string) => reject(new Error(`The server ${why}.\n${output}`));
      const deadline = setTimeout(() => fail('did not come up in time'), START_DEADLINE);
      const listen = (chunk: Buffer) => {
        output += chunk.toString();
        if (!output.includes('Preceptor is ready')) return;
        clearTimeout(deadline);
        ready();
      };
      running.stdout.on('data', listen);
      running.stderr.on('data', listen);
      running.once('exit', () => {
        clearTimeout(deadline);
        fail('ended instead of coming up');
      });
    });
    const { status } = await this.client.get('/health/ready');
    if (status !== 200) throw new Error(`Ready, it answers ${status}.\n${output}`);
  }

  /** Asks it to stop, as Ctrl-C does. */
  async close(): Promise<void> {
    await this.end('SIGINT');
  }

  /** Ends it at once, whatever it is doing. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Runs one of the commands of `npm run` on the same data; answers how it ended. */
  run(command: string): { status: number | null; output: string } {
    const file = resolve('dist/cli', `${command}.js`);
    const { status, stdout, stderr } = spawnSync(process.execPath, [file], {
      ...this.surroundings(),
      encoding: 'utf8',
    });
    return { status, output: stdout + stderr };
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const running = this.process;
    this.process = undefined;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    running.kill(signal);
    await once(running, 'exit');
  }

  // The data folder is the working folder, so that no `.env` of a developer is read.
  private surroundings() {
    return {
      cwd: this.dataDir,
      env: {
        PATH: process.env.PATH,
        PORT: String(this.port),
        DATA_DIR: join(this.dataDir, 'data'),
        COURSES_DIR: resolve('courses'),
        LOG_LEVEL: 'warn',
        ...this.settings,
      },
    };
  }
}

function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolvePort(port));
    });
  });
}
