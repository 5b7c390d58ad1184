import { Injectable } from '@nestjs/common';
import type { Reader, Transaction } from '../../database/transaction.js';

/** How many learners are on each version of a path. */
export type LearnersByVersion = readonly { readonly version: number; readonly learners: number }[];

type CountLearners = (reader: Reader, path: string) => Promise<LearnersByVersion>;
type AfterPublishing = (tx: Transaction, paths: readonly string[]) => Promise<void>;

/**
 * Where features that come later say what publishing means to them; the catalog, which
 * comes before enrolments, can't ask them itself.
 */
@Injectable()
export class Publications {
  private count: CountLearners = () => Promise.resolve([]);
  private readonly handlers: AfterPublishing[] = [];

  /** Counts the learners on each version of a path, so that a dry run says for whom it matters. */
  forWhom(count: CountLearners): void {
    this.count = count;
  }

  /**
   * Told the codes of the paths that got a new version, in the same transaction. What is
   * published at the start of the server comes before anybody listens: see
   * `CatalogService.publishedAtStart`.
   */
  onPublished(handle: AfterPublishing): void {
    this.handlers.push(handle);
  }

  learnersOn(reader: Reader, path: string): Promise<LearnersByVersion> {
    return this.count(reader, path);
  }

  async tell(tx: Transaction, paths: readonly string[]): Promise<void> {
    for (const handle of this.handlers) await handle(tx, paths);
  }
}
