import { problemLine } from '../../src/curriculum/problem.js';
import { readCurriculum } from '../../src/curriculum/read-curriculum.js';
import { filesWith } from './small-curriculum.js';

const guide = (rows: string) =>
  `# Guide\n\n| \`NOT\` | \`LOOKED-AT\` |\n| --- | --- |\n| a | \`NOPE\` |\n
## What the job asks, and what answers it\n\n| Duties | Answered by |\n| --- | --- |\n${rows}
## What the check proves\n\n| a | b |\n| --- | --- |\n| a | \`NOPE\` |\n`;

function flawsOf(rows: string): readonly string[] {
  const files = new Map(filesWith({}));
  files.set('README.md', Buffer.from(guide(rows)));
  const read = readCurriculum(files);
  if (!read.ok) throw new Error(read.problems.map(problemLine).join('\n'));
  return read.remarks.filter(({ gravity }) => gravity === 'flaw').map(problemLine);
}

describe('the table of what the job asks', () => {
  test('may name courses, skills, credentials, paths and requirements', () => {
    expect(flawsOf('| Privacy | `HIP` `F1` `BLS` `S1/do/F1` |\n')).toEqual([]);
  });

  test('may not name what does not exist', () => {
    expect(flawsOf('| Privacy | `HIP` |\n| Greeting `NOPE` | `F1` `HIPP` |\n')).toEqual([
      'README.md:12: "HIPP" is no course, skill, credential, path or requirement. Did you mean "HIP"?',
    ]);
  });

  test('leaves no point without an answer', () => {
    expect(flawsOf('| Greeting | soon |\n')).toEqual([
      'README.md:11: Nothing answers this point of the job. Name a course, skill, credential, path or requirement in backticks.',
    ]);
  });
});
