import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { contentHash } from '../../curriculum/content-hash.js';
import type { CourseContent, PathContent } from '../../curriculum/content.js';
import { instantText } from '../../database/columns.js';
import type { Reader, Transaction } from '../../database/transaction.js';
import { Refusal } from '../../domain/refusal.js';
import type { DefinitionEntity } from './definition.entity.js';
import { DefinitionsRepository } from './definitions.repository.js';
import { Publications } from './publications.js';

/** What was made in the product and not in files. */
export interface MadeDefinitions {
  readonly course: CourseContent;
  readonly path: PathContent;
}

/** The versions that hold now; the same as before where nothing of it changed. */
export interface MadeVersions {
  readonly course: number;
  readonly path: number;
}

/**
 * Publishes a course and a path that were written on a page. They are marked as made in the
 * product, so that publishing files never touches them, and the other way around.
 */
@Injectable()
export class PublishMade {
  constructor(
    private readonly definitions: DefinitionsRepository,
    private readonly publications: Publications,
    private readonly clock: Clock,
  ) {}

  /** Whether neither a course nor a path has this code. */
  async isFree(reader: Reader, code: string): Promise<boolean> {
    const all = await this.definitions.all(reader);
    return !all.some((each) => each.code === code);
  }

  /** Call `CatalogService.refresh` once the transaction is through. */
  async publish(tx: Transaction, made: MadeDefinitions, by: string): Promise<MadeVersions> {
    const publication = await this.definitions.nextPublication(tx);
    const published = await this.definitions.all(tx);
    const common = { publishedAt: instantText(this.clock.now()), publishedBy: by, publication };
    const versions = { course: 0, path: 0 };
    const added: DefinitionEntity[] = [];
    for (const kind of ['course', 'path'] as const) {
      const content = made[kind];
      const { code, title } = content;
      const before = published.findLast((row) => row.kind === kind && row.code === code);
      if (before?.origin === 'files') throw madeInFiles(code);
      const hash = contentHash(content);
      const isSame = before?.hash === hash;
      const version = isSame ? before.version : (before?.version ?? 0) + 1;
      versions[kind] = version;
      if (isSame) continue;
      added.push({ kind, code, title, version, hash, content, origin: 'product', ...common });
    }
    await this.definitions.add(tx, added);
    if (added.some(({ kind }) => kind === 'path')) {
      await this.publications.tell(tx, [made.path.code]);
    }
    return versions;
  }
}

function madeInFiles(code: string): Refusal {
  const text = `${code} is published from files: change it there.`;
  return new Refusal([{ code: 'made-in-files', subject: code, text }]);
}
