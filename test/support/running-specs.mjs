import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Which worker runs which spec file, and which of its tests it began last. Every worker writes
 * that down in a file of its own: one that hangs can't be asked any more.
 */

const NAME = /^running-(\d+)\.json$/;

/** Jest's setup of a worker: the runner tells `expect` what it begins, and nobody else. */
export default function writeDownWhatBegins() {
  let running = {};
  const { setState } = expect;
  expect.setState = (state) => {
    setState(state);
    if (state.testPath !== undefined) running = { path: state.testPath };
    else if (state.currentTestName !== undefined) running.test = state.currentTestName;
    else return;
    writeFileSync(join(folder(), `running-${process.pid}.json`), JSON.stringify(running));
  };
}

/** The worker that runs a spec file, with the test it began last, if it has begun one. */
export function workerOf(path) {
  return readdirSync(folder())
    .flatMap((name) => {
      const pid = NAME.exec(name)?.[1];
      return pid ? [{ pid: Number(pid), ...readRunning(name) }] : [];
    })
    .find((worker) => worker.path === path);
}

function readRunning(name) {
  return JSON.parse(readFileSync(join(folder(), name), 'utf8'));
}

function folder() {
  return process.env.TEST_TEMPLATES;
}
