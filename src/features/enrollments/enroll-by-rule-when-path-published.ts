import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import type { Reader, Transaction } from '../../database/transaction.js';
import { fits } from '../../domain/post.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { Publications } from '../catalog/publications.js';
import { JobsService, type JobWork } from '../jobs/jobs.service.js';
import { PeopleService } from '../people/people.service.js';
import { EnrollmentRepository } from './enrollment.repository.js';
import { EnrollByRule } from './enroll-by-rule.js';

interface Enrolled {
  readonly enrolled: number;
}

/** Enrols everybody whom a newly published path concerns by rule, as a job. */
@Injectable()
export class EnrollByRuleWhenPathPublished
  implements JobWork<object, Enrolled>, OnApplicationBootstrap
{
  readonly empty: Enrolled = { enrolled: 0 };

  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly enrollments: EnrollmentRepository,
    private readonly catalog: CatalogService,
    private readonly people: PeopleService,
    private readonly jobs: JobsService,
    private readonly rule: EnrollByRule,
    publications: Publications,
  ) {
    jobs.register('enroll-by-rule', this);
    publications.onPublished((tx, paths) => this.askFor(tx, paths));
  }

  /**
   * What was published at the start, and what a crash cut off between publishing and this:
   * whoever was never enrolled in a path whose rule names their post is looked at again.
   */
  async onApplicationBootstrap(): Promise<void> {
    const { reader } = this.database;
    const { publishedAtStart } = this.catalog;
    if (publishedAtStart.length === 0 && (await this.missed(reader)).length === 0) return;
    await this.database.transaction(async (tx) =>
      publishedAtStart.length > 0
        ? this.askFor(tx, publishedAtStart)
        : this.start(tx, await this.missed(tx)),
    );
  }

  async forLearners(
    tx: Transaction,
    _input: object,
    learnerIds: readonly string[],
    { enrolled }: Enrolled,
  ): Promise<Enrolled> {
    for (const { id, today } of await this.people.learners(tx, learnerIds)) {
      enrolled += await this.rule.enroll(tx, { learnerId: id, recordedBy: SYSTEM, today });
    }
    return { enrolled };
  }

  private async askFor(tx: Transaction, paths: readonly string[]): Promise<void> {
    if (paths.length === 0) return;
    await this.start(tx, await this.enrollments.employed(tx, this.now()));
  }

  private async start(tx: Transaction, learners: readonly string[]): Promise<void> {
    if (learners.length > 0) await this.jobs.add(tx, 'enroll-by-rule', {}, learners, SYSTEM);
  }

  // A post doesn't say its state, so a rule by state names some too many: they are looked at, no more.
  private async missed(reader: Reader): Promise<readonly string[]> {
    const missed = new Set<string>();
    for (const { code, enrolls } of this.catalog.pathsByRule()) {
      const { states: _, ...rule } = enrolls!;
      for (const post of await this.enrollments.postsWithoutPath(reader, code, this.now())) {
        if (fits({ ...post, state: '' }, rule)) missed.add(post.personId);
      }
    }
    return [...missed].sort();
  }

  private now(): string {
    return instantText(this.clock.now());
  }
}

/** Who recorded what no person did. */
const SYSTEM = 'system';
