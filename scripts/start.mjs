/** `npm start`: installs what is missing, builds what changed, runs the server. */
import { build, install } from './prepare.mjs';

const help = `
Preceptor: training paths for medical offices.

  npm start                  run the server (the database is made and kept up to date by itself)
  npm run demo               run it with a made-up clinic
  npm run dev                run it and start again whenever a source changes
  npm test                   every test, on SQLite and PostgreSQL
  npm run check              types, lint, format, page safety, curriculum
  npm run bench              benchmarks
  npm run curriculum:check   check the files in courses/
  npm run ledger:verify      prove that no history was changed or lost
  npm run ledger:rebuild     make everything derived anew from the history

Settings, from the environment or a file named .env; none is required:

  PORT, HOST                 where it listens                      3000, 127.0.0.1
  DATA_DIR                   SQLite file, evidence, backups        ./data
  DATABASE_URL               postgres://… instead of SQLite
  DATABASE_REPLICA_URL       a replica of it that reports read
  COURSES_DIR                the curriculum                        ./courses
  ADMIN_EMAIL                with ADMIN_PASSWORD: the first administrator
  ADMIN_PASSWORD             at least 12 characters
  PUBLIC_URL                 where people reach it                 http://HOST:PORT
  LOG_LEVEL                  fatal … trace, silent                 info
`;

if (process.argv.includes('--help') || process.argv.includes('-h')) {
  console.log(help.trim());
} else {
  install();
  build();
  if (process.env.npm_lifecycle_event) stopWithParent();
  await import('../dist/main.js');
}

// npm runs this through a shell, which dies of a SIGTERM to npm without passing it on.
function stopWithParent() {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}
