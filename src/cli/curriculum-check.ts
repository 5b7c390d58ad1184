import { resolve } from 'node:path';
import { problemLine } from '../curriculum/problem.js';
import { curriculumIn } from '../curriculum/read-curriculum.js';
import { loadEnvironmentFile, readSettings } from '../config/settings.js';

/** `npm run curriculum:check [folder]`: every problem of the curriculum's files, or one line. */
async function main(): Promise<number> {
  loadEnvironmentFile();
  const folder = resolve(process.argv[2] ?? readSettings(process.env).coursesDir);
  const read = await curriculumIn(folder);
  if (!read.ok) {
    for (const problem of read.problems) console.log(problemLine(problem));
    const count = read.problems.length;
    console.log(`\n${count} ${count === 1 ? 'problem' : 'problems'} in ${folder}.`);
    return 1;
  }
  const { courses, skills, credentials, paths } = read.curriculum;
  console.log(
    `The curriculum is right: ${courses.length} courses, ${skills.length} skills, ` +
      `${credentials.length} credentials, ${paths.length} paths.`,
  );
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
