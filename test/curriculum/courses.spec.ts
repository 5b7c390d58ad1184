import { curriculumIn } from '../../src/curriculum/read-curriculum.js';

test('the curriculum of this repository has no problems', async () => {
  const read = await curriculumIn('courses');
  expect(read.ok ? [] : read.problems).toEqual([]);
});
