import { measure } from '../../src/curriculum/course-table.js';
import { problemLine } from '../../src/curriculum/problem.js';
import { curriculumIn } from '../../src/curriculum/read-curriculum.js';
import { smogGrade } from '../../src/curriculum/reading-grade.js';

test('the curriculum of this repository has neither errors nor flaws', async () => {
  const read = curriculumIn('courses');
  const flaws = read.remarks.filter(({ gravity }) => gravity === 'flaw');
  expect([...(read.ok ? [] : read.problems), ...flaws].map(problemLine)).toEqual([]);
});

test('every course reads at about grade nine, by SMOG', async () => {
  const read = curriculumIn('courses');
  const courses = read.ok ? read.curriculum.courses.map(measure) : [];
  const others = courses.filter(({ prose }) => Math.abs((smogGrade(prose) ?? 0) - 9) > 1.5);
  expect(others.map(({ code }) => code)).toEqual([]);
  expect(courses.length).toBeGreaterThan(30);
});
