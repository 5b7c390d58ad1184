/**
 * Lets one process at a time work in a folder, also when one is killed in its midst.
 *
 * Turns are numbered files. The newest holds the process that has the turn, or nothing once
 * that is done. Whoever creates the next number has the next turn, and a file can be created
 * only once; so a turn left by a process that died can be taken over, but not by two. For
 * the same reason the newest file stays: a number that came back could be had twice.
 */
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LOOK_AGAIN_MS = 100;

/** Does the work when no other process does; says once whom it waits for, if it must. */
export function oneAtATime(folder, work, sayWaiting) {
  mkdirSync(folder, { recursive: true });
  const turn = waitForTurn(folder, sayWaiting);
  try {
    return work();
  } finally {
    writeFileSync(fileOf(folder, turn), '');
  }
}

function waitForTurn(folder, sayWaiting) {
  for (let hasSaid = false; ;) {
    const newest = newestTurn(folder);
    const holder = holderOf(folder, newest);
    if (holder === undefined || !isRunning(holder)) {
      if (takeTurn(folder, newest + 1)) return newest + 1;
    } else {
      if (!hasSaid) sayWaiting(holder, fileOf(folder, newest));
      hasSaid = true;
      sleep(LOOK_AGAIN_MS);
    }
  }
}

/** False if another process was faster. */
function takeTurn(folder, turn) {
  // Linked when complete: created and then written, it would look for a moment like a turn done.
  const draft = join(folder, `draft-${process.pid}`);
  writeFileSync(draft, String(process.pid));
  try {
    linkSync(draft, fileOf(folder, turn));
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
  const turns = turnsIn(folder);
  // Others went on and cleaned up while this one looked: the number was free, but long over.
  const isLate = turns.some((other) => other > turn);
  const over = isLate ? [turn] : turns.filter((other) => other < turn);
  for (const other of over) rmSync(fileOf(folder, other), { force: true });
  return !isLate;
}

function newestTurn(folder) {
  return Math.max(0, ...turnsIn(folder));
}

function turnsIn(folder) {
  return readdirSync(folder).map(Number).filter(Number.isInteger);
}

/** The process that has this turn; undefined when it is done, or never was. */
function holderOf(folder, turn) {
  try {
    return Number(readFileSync(fileOf(folder, turn), 'utf8')) || undefined;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function fileOf(folder, turn) {
  return join(folder, String(turn));
}

/** Without a promise, because what follows the wait is not asynchronous either. */
function sleep(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
