const LOOK_EVERY_MS = 200;

/**
 * Lets a SIGTERM to npm stop this process as one of its own would. npm runs a script through
 * a shell, and most shells die of a SIGTERM without passing it on: the server would go on
 * alone. `exec` in package.json would help too, but swallow the arguments (`-- --help`).
 */
export function stopWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS).unref();
}
