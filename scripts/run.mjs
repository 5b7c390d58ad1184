/** Runs one of the commands in src/cli: `node scripts/run.mjs <name> [arguments …]`. */
import { existsSync } from 'node:fs';
import { build, install } from './prepare.mjs';
import { stopWithNpm } from './stop-with-npm.mjs';

const [name = '', ...parameters] = process.argv.slice(2);
stopWithNpm();
install();
build();

const command = new URL(`../dist/cli/${name}.js`, import.meta.url);
if (!/^[a-z-]+$/.test(name) || !existsSync(command)) {
  console.error(`There is no command "${name}". \`npm start -- --help\` lists them.`);
  process.exit(1);
}
process.argv.splice(1, Infinity, command.pathname, ...parameters);
await import(command);
