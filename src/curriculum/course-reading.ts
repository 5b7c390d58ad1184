import type { CurriculumFiles } from './curriculum-files.js';
import type { Problems } from './problem.js';
import type { Stems } from './stems.js';

/** What is at hand while the files of a course are read. */
export interface CourseReading {
  readonly folder: string;
  readonly files: CurriculumFiles;
  readonly problems: Problems;
  /** The questions of all courses so far. */
  readonly stems: Stems;
}
