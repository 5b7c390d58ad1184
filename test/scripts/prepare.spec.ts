import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/*
 * Real processes prepare a small project: npm really installs it, and its `nest build`
 * writes a file. Both say in a journal when they begin and end. An installation goes on
 * until the file `go` is there, so that a test knows what else runs meanwhile.
 */

let folder: string;
let started: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'preceptor-prepare-'));
  await cp('scripts', join(folder, 'scripts'), { recursive: true });
  await mkdir(join(folder, 'src'));
  await writeFile(join(folder, 'src', 'main.ts'), 'a source');
  await mkdir(join(folder, 'nest', 'bin'), { recursive: true });
  await writeProject();
});
afterEach(async () => {
  for (const { pid } of started) killGroup(pid!);
  started = [];
  await rm(folder, { recursive: true, force: true });
});

test('two at once: one waits for the other, and nothing is done twice', async () => {
  const first = prepare();
  await journalTells('install begins');
  const second = prepare();
  await second.says('Waiting for process');
  await writeFile(join(folder, 'go'), '');

  expect(await Promise.all([first.ended, second.ended])).toEqual([0, 0]);
  expect(await journal()).toEqual(['install begins', 'install ends', 'build begins', 'build ends']);
  expect(second.text()).toContain(`Waiting for process ${first.process.pid},`);
});

test('who is killed in the midst is followed by one of those who wait, and only by one', async () => {
  const killed = prepare();
  await journalTells('install begins');
  const waiting = [1, 2, 3, 4].map(() => prepare());
  await Promise.all(waiting.map((each) => each.says('Waiting for process')));
  killGroup(killed.process.pid!);
  await writeFile(join(folder, 'go'), '');

  expect(await Promise.all(waiting.map((each) => each.ended))).toEqual([0, 0, 0, 0]);
  expect(await journal()).toEqual([
    ...['install begins', 'install begins', 'install ends'],
    ...['build begins', 'build ends'],
  ]);
});

test('a failed build is told, and keeps nobody from trying again', async () => {
  await writeFile(join(folder, 'go'), '');
  await writeFile(join(folder, 'nest', 'bin', 'nest.js'), 'process.exit(1);');
  const failed = prepare();
  expect(await failed.ended).toBe(1);
  expect(failed.text()).toContain('Building failed');

  await writeFile(join(folder, 'nest', 'bin', 'nest.js'), nest());
  expect(await prepare().ended).toBe(0);
});

test('where all is prepared, nothing is written', async () => {
  await writeFile(join(folder, 'go'), '');
  expect(await prepare().ended).toBe(0);
  await rm(join(folder, '.preparing'), { recursive: true });

  const again = prepare();
  expect(await again.ended).toBe(0);
  expect(again.text()).toBe('');
  await expect(readFile(join(folder, '.preparing', '1'))).rejects.toThrow('ENOENT');
});

interface Run {
  readonly process: ChildProcess;
  /** Its exit code, once all that it wrote has been read. */
  readonly ended: Promise<number | null>;
  text(): string;
  says(words: string): Promise<void>;
}

/** `node scripts/build.mjs` in the small project, leading a group of processes of its own. */
function prepare(): Run {
  const child = spawn(process.execPath, ['scripts/build.mjs'], { cwd: folder, detached: true });
  started.push(child);
  let text = '';
  child.stdout.on('data', (data) => (text += String(data)));
  child.stderr.on('data', (data) => (text += String(data)));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    process: child,
    ended,
    text: () => text,
    async says(words) {
      while (!text.includes(words)) {
        const more = await Promise.race([once(child.stdout, 'data'), ended.then(() => undefined)]);
        if (!more && !text.includes(words)) throw new Error(`ended without "${words}": ${text}`);
      }
    },
  };
}

/** It and what it has started; nothing, if all have ended. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function journal(): Promise<string[]> {
  const text = await readFile(join(folder, 'journal'), 'utf8').catch(() => '');
  return text.split('\n').filter(Boolean);
}

async function journalTells(line: string): Promise<void> {
  while (!(await journal()).includes(line)) await setTimeout(10);
}

async function writeProject(): Promise<void> {
  const write = (name: string, content: object | string) =>
    writeFile(
      join(folder, name),
      typeof content === 'string' ? content : JSON.stringify(content, null, 2),
    );
  const local = { name: 'small', version: '1.0.0', dependencies: { '@nestjs/cli': 'file:nest' } };
  await write('package.json', {
    ...local,
    type: 'module',
  });
  await write('package-lock.json', {
    ...{ name: 'small', version: '1.0.0', lockfileVersion: 3, requires: true },
    packages: {
      '': local,
      'node_modules/@nestjs/cli': { resolved: 'nest', link: true },
      nest: { name: '@nestjs/cli', version: '1.0.0', hasInstallScript: true },
    },
  });
  await write(join('nest', 'package.json'), {
    ...{ name: '@nestjs/cli', version: '1.0.0' },
    scripts: { install: 'node ../install.mjs' },
  });
  await write(join('nest', 'bin', 'nest.js'), nest());
  await write('install.mjs', INSTALLATION);
  for (const name of ['nest-cli.json', '.swcrc', 'tsconfig.json', 'tsconfig.build.json'])
    await write(name, {});
}

const INSTALLATION = `
import { appendFileSync, existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
appendFileSync('../journal', 'install begins\\n');
while (!existsSync('../go')) await setTimeout(10);
appendFileSync('../journal', 'install ends\\n');
`;

function nest(): string {
  return `
const { appendFileSync, mkdirSync } = require('node:fs');
appendFileSync('journal', 'build begins\\n');
mkdirSync('dist', { recursive: true });
appendFileSync('journal', 'build ends\\n');
`;
}
