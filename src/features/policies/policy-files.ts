import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { InvalidInput, NotFound } from '../../domain/refusal.js';

const MOST_BYTES = 20 * 1024 * 1024;
const HASH = /^[0-9a-f]{64}$/;

/** The PDFs of policies, under the data folder: each is kept once, by the hash of its content. */
@Injectable()
export class PolicyFiles {
  constructor(private readonly settings: Settings) {}

  /** Keeps a PDF; answers its hash. What it is is found by its content, whatever it is called. */
  async keep(content: Buffer): Promise<string> {
    if (content.length > MOST_BYTES) throw wrong('must have at most 20 MB');
    // A PDF may begin with a few bytes of something else.
    if (!content.subarray(0, 1024).includes('%PDF-')) throw wrong('must be a PDF');
    const hash = createHash('sha256').update(content).digest('hex');
    await mkdir(this.folder(), { recursive: true });
    // Under another name first, so that a file by its hash is always whole.
    const unfinished = join(this.folder(), `${randomUUID()}.part`);
    await writeFile(unfinished, content);
    await rename(unfinished, this.path(hash));
    return hash;
  }

  async has(hash: string): Promise<boolean> {
    return this.read(hash).then(
      () => true,
      () => false,
    );
  }

  /** Throws NotFound. */
  async read(hash: string): Promise<Buffer> {
    if (!HASH.test(hash)) throw noSuchFile();
    try {
      return await readFile(this.path(hash));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw noSuchFile();
      throw error;
    }
  }

  private folder(): string {
    return join(this.settings.dataDir, 'files');
  }

  private path(hash: string): string {
    return join(this.folder(), `${hash}.pdf`);
  }
}

function wrong(message: string): InvalidInput {
  return new InvalidInput([{ field: 'pdf', message }]);
}

function noSuchFile(): NotFound {
  return new NotFound('There is no such file.', 'no-such-file');
}
