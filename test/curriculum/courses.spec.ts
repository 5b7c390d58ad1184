import { problemLine } from '../../src/curriculum/problem.js';
import { curriculumIn } from '../../src/curriculum/read-curriculum.js';

test('the curriculum of this repository has neither errors nor flaws', async () => {
  const read = await curriculumIn('courses');
  const flaws = read.remarks.filter(({ gravity }) => gravity === 'flaw');
  expect([...(read.ok ? [] : read.problems), ...flaws].map(problemLine)).toEqual([]);
});
