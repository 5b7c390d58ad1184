import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isCode } from '../curriculum/codes.js';
import { filesIn } from '../curriculum/curriculum-files.js';
import { courseCodesIn } from '../curriculum/read-curriculum.js';
import { folderOf, newCourse } from '../curriculum/new-course.js';
import { loadEnvironmentFile, readSettings } from '../config/settings.js';

const HELP = `npm run curriculum:new -- <code> "<title>"

Makes the folder of a new course: course.yaml, two lessons and a quiz. Its places to write
are marked with …, and npm run curriculum:check names each of them until it is written.

  npm run curriculum:new -- VIT2 "Vital signs two"

  --folder <name>   the folder in courses/; from the title unless told
  --help
`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { folder: { type: 'string' }, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [code = '', title = '', ...more] = positionals;
  loadEnvironmentFile();
  const courses = resolve(readSettings(process.env).coursesDir);
  const folder = values.folder ?? folderOf(title);
  const files = filesIn(courses);
  const isTaken = [...files.keys()].some((name) => name.startsWith(`${folder}/`));
  const owner = courseCodesIn(files).get(code);

  if (title.trim() === '' || more.length > 0) return refuse(`Give a code and a title.\n\n${HELP}`);
  if (!isCode(code))
    return refuse(`"${code}" is not a code: write capitals and digits, like VIT2.`);
  if (owner !== undefined) return refuse(`The code ${code} is taken by ${owner}. Choose another.`);
  if (folder !== folderOf(folder) || folder === '') {
    return refuse('The folder needs a name of letters, digits and hyphens: give it with --folder.');
  }
  if (isTaken) return refuse(`There is a folder ${folder} already: give another with --folder.`);

  mkdirSync(join(courses, folder));
  for (const [name, text] of newCourse(code, title.trim())) {
    writeFileSync(join(courses, folder, name), text, { flag: 'wx' });
  }
  console.log(
    `The course ${code} is in ${join(courses, folder)}.\n` +
      'Write it where the … stand: npm run curriculum:check names each place.',
  );
  return 0;
}

function refuse(why: string): number {
  console.error(why);
  return 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
