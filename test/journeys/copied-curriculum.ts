import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMALL_CURRICULUM } from './clinic.js';

/** A copy of a curriculum, by default the small one, that a test may edit as its author would. */
export class CopiedCurriculum {
  readonly folder = mkdtempSync(join(tmpdir(), 'preceptor-curriculum-'));

  constructor(private readonly original = SMALL_CURRICULUM) {
    cpSync(this.original, this.folder, { recursive: true });
  }

  /** Replaces a passage of a file; fails where the file does not hold it. */
  edit(file: string, passage: string, replacement: string): void {
    const path = join(this.folder, file);
    const before = readFileSync(path, 'utf8');
    if (!before.includes(passage)) throw new Error(`${file} does not hold: ${passage}`);
    writeFileSync(path, before.replace(passage, replacement));
  }

  /** Every file as it was. */
  restore(): void {
    cpSync(this.original, this.folder, { recursive: true });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
