/** `npm start`: installs what is missing, builds what changed, runs the server. */
import { build, install } from './prepare.mjs';
import { stopWithNpm } from './stop-with-npm.mjs';

const help = `
Preceptor: training paths for medical offices.

  npm start                  run the server (the database is made and kept up to date by itself)
  npm run demo               run it with a made-up clinic
  npm run dev                run it and start again whenever a source changes
  npm test                   every test, on SQLite and PostgreSQL
  npm run check              types, lint, format, page safety, curriculum
  npm run bench              benchmarks
  npm run curriculum:check   check the files in courses/
  npm run curriculum:new     begin a course: --help says how
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
  MAIL_URL                   smtp://user:password@host:587, for forgotten passwords
  MAIL_FROM                  with MAIL_URL: whom mail comes from
  LOG_LEVEL                  fatal … trace, silent                 info
`;

if (process.argv.includes('--help') || process.argv.includes('-h')) {
  console.log(help.trim());
} else {
  stopWithNpm();
  install();
  build();
  await import('../dist/main.js');
}
