import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { filesWith } from './small-curriculum.js';

/** Paths that ask for courses, skills and each other. */
const PATHS = {
  'paths/compliance.yaml': `code: COMPLIANCE
title: Required training
stages:
  - code: required
    title: Required training
    milestones:
      - code: privacy
        title: Privacy and security
        requirements:
          - key: C1
            course: HIP
            dueIn: { after: hire, within: 14 days, sure: D }
`,
  'paths/foundations.yaml': `code: FOUNDATIONS
title: Foundations
stages:
  - code: basics
    title: Foundations
    milestones:
      - code: terminology
        title: The words
        requirements: [{ course: TRM }]
`,
  'paths/career.yaml': `code: CAREER
title: From trainee to manager
stages:
  - code: S0
    title: Trainee
    milestones:
      - code: all
        title: All of it
        requirements: [{ path: COMPLIANCE }, { path: DESK }]
`,
};

/** A folder with a small curriculum, to change at will. */
export class CoursesFolder {
  private constructor(readonly folder: string) {}

  static async make(): Promise<CoursesFolder> {
    const folder = await mkdtemp(join(tmpdir(), 'preceptor-courses-'));
    for (const [name, bytes] of filesWith(PATHS)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), bytes);
    }
    return new CoursesFolder(folder);
  }

  /** Replaces text in a file; the text must be there. */
  async edit(file: string, from: string, to: string): Promise<void> {
    const path = join(this.folder, file);
    const text = await readFile(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} doesn't hold: ${from}`);
    await writeFile(path, text.replace(from, to));
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }
}
