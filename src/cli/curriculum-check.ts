import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkReport } from '../curriculum/check-report.js';
import { curriculumIn } from '../curriculum/read-curriculum.js';
import { loadEnvironmentFile, readSettings } from '../config/settings.js';

const HELP = `npm run curriculum:check -- [folder]

Proves that the curriculum can be published and teaches well: names each problem with its
file, its line and what to do, and then exits with 1. Without one it prints how much there
is of everything. Without a folder, it checks the one that COURSES_DIR names.

What it proves stands in courses/README.md.

  --help
`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  loadEnvironmentFile();
  const folder = resolve(positionals[0] ?? readSettings(process.env).coursesDir);
  const { isRight, text } = checkReport(curriculumIn(folder), folder);
  console.log(text);
  return isRight ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
