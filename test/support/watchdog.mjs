import { execFileSync } from 'node:child_process';
import { relative } from 'node:path';
import tearDown from './global-teardown.mjs';
import { workerOf } from './running-specs.mjs';

/** Longer than any spec file takes on a busy machine; a deep look takes as long as it takes. */
const LONGEST_SECONDS = process.env.FC_RUNS ? 7_200 : 600;

/**
 * Ends a spec file that never ends by itself: the runner knows no limits, and waits for ever.
 * Its worker is killed with all that it started; Jest counts the file as failed, and goes on.
 * A reporter, because those are told when a file begins and ends.
 */
export default class Watchdog {
  limits = new Map();

  onTestFileStart({ path }) {
    this.limits.set(
      path,
      setTimeout(() => void end(path), LONGEST_SECONDS * 1000),
    );
  }

  onTestFileResult({ path }) {
    clearTimeout(this.limits.get(path));
  }
}

async function end(path) {
  const worker = workerOf(path);
  const last =
    worker?.test === undefined ? 'it began no test' : `the test it began last: ${worker.test}`;
  const name = relative(process.cwd(), path);
  process.stderr.write(`\n${name} still runs after ${LONGEST_SECONDS} s, and is ended; ${last}\n`);
  if (worker !== undefined && worker.pid !== process.pid) {
    kill([worker.pid, ...startedBy(worker.pid)]);
    return;
  }
  // With --runInBand it hangs in here: there is nothing to go on with.
  await tearDown();
  kill(startedBy(process.pid));
  process.exit(1);
}

/** The processes that a process has started, and those that they have. */
function startedBy(pid) {
  const parents = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const childrenOf = (parent) =>
    parents
      .filter(([, ppid]) => ppid === parent)
      .flatMap(([child]) => [child, ...childrenOf(child)]);
  return childrenOf(pid);
}

function kill(processes) {
  for (const pid of processes) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      // It has ended meanwhile, as `ps` itself has.
      if (error.code !== 'ESRCH') throw error;
    }
  }
}
