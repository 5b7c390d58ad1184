/**
 * What `npm start` and the commands do before they run: install what is missing, build
 * what changed. Plain Node, because nothing may be installed yet.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { oneAtATime } from './one-at-a-time.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const installStamp = join(root, 'node_modules', '.preceptor-installed');
/** Written by the build from the DTOs; the last one may name what is no longer there. */
const metadata = join(root, 'src', 'metadata.ts');
const buildStamp = join(root, 'dist', '.preceptor-built');
/** Two that install or build at once would pull the packages from under each other. */
const turns = join(root, '.preparing');
const buildConfiguration = [
  ...['package.json', 'package-lock.json', 'nest-cli.json', '.swcrc'],
  ...['tsconfig.json', 'tsconfig.build.json'],
];

/** Installs the packages of package-lock.json unless they are there. Exits when that fails. */
export function install() {
  refuseOldNode();
  const wanted = `${binaryInterface()} ${hash([readFileSync(join(root, 'package-lock.json'))])}`;
  if (readIfThere(installStamp) === wanted) return;
  oneAtATime(turns, () => installNow(wanted), sayWaiting);
}

function installNow(wanted) {
  const installed = readIfThere(installStamp);
  // Somebody else did it while this process waited.
  if (installed === wanted) return;
  const isOtherNode = installed !== undefined && !installed.startsWith(`${binaryInterface()} `);
  if (isOtherNode || !packagesAreThere()) {
    console.log('Installing packages (only when package-lock.json changed) …');
    rmSync(installStamp, { force: true });
    // A build needs the development packages, also where NODE_ENV is production.
    const options = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
    run('npm', ['ci', ...options], { stdio: 'inherit' });
  }
  writeFileSync(installStamp, wanted);
}

/** Builds dist/ unless it was made from the very same sources. Exits when that fails. */
export function build() {
  const wanted = hashOfSources();
  if (readIfThere(buildStamp) === wanted) return;
  oneAtATime(turns, () => buildNow(wanted), sayWaiting);
}

function buildNow(wanted) {
  if (readIfThere(buildStamp) === wanted) return;
  console.log('Building (only when the sources changed) …');
  rmSync(buildStamp, { force: true });
  rmSync(metadata, { force: true });
  const nest = join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  run(process.execPath, [nest, 'build'], { stdio: 'pipe' });
  writeFileSync(buildStamp, wanted);
}

function sayWaiting(pid, file) {
  console.log(`Waiting for process ${pid}, which installs or builds here …`);
  console.log(`(If it does neither, a crash left ${file} behind: remove it.)`);
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Preceptor needs Node 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}

/** What native packages are built for. */
function binaryInterface() {
  return `${process.platform}-${process.arch}-${process.versions.modules}`;
}

/** Whether the packages are those of the lock: npm keeps a lock of what it installed. */
function packagesAreThere() {
  const installed = readIfThere(join(root, 'node_modules', '.package-lock.json'));
  if (!installed) return false;
  const there = JSON.parse(installed).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (optional && !there[path]) || there[path]?.version === version,
  );
}

function hashOfSources() {
  const files = [
    ...buildConfiguration.map((name) => join(root, name)),
    ...filesIn(join(root, 'src')),
  ];
  return hash(files.flatMap((file) => [relative(root, file), readFileSync(file)]));
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => file !== metadata)
    .sort();
}

function hash(parts) {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part).update('\0');
  return digest.digest('hex');
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function run(command, parameters, options) {
  const shell = process.platform === 'win32' && command === 'npm';
  const { status, stdout, stderr, error } = spawnSync(command, parameters, {
    cwd: root,
    shell,
    ...options,
  });
  if (status === 0) return;
  process.stdout.write(stdout ?? '');
  process.stderr.write(stderr ?? '');
  if (error) console.error(error.message);
  console.error(
    `\n${command === 'npm' ? 'Installing' : 'Building'} failed; the lines above say why.`,
  );
  process.exit(1);
}
