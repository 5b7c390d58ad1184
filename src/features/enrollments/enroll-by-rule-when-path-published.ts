import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/transaction.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { Publications } from '../catalog/publications.js';
import { JobsService, type JobWork } from '../jobs/jobs.service.js';
import { PeopleService } from '../people/people.service.js';
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
    private readonly database: Database,
    private readonly catalog: CatalogService,
    private readonly people: PeopleService,
    private readonly jobs: JobsService,
    private readonly rule: EnrollByRule,
    publications: Publications,
  ) {
    jobs.register('enroll-by-rule', this);
    publications.onPublished((tx, paths) => this.askFor(tx, paths));
  }

  async onApplicationBootstrap(): Promise<void> {
    const { publishedAtStart } = this.catalog;
    if (publishedAtStart.length === 0) return;
    await this.database.transaction((tx) => this.askFor(tx, publishedAtStart));
  }

  async forLearner(
    tx: Transaction,
    _input: object,
    learnerId: string,
    so: Enrolled,
  ): Promise<Enrolled> {
    const today = await this.people.todayFor(tx, learnerId);
    const event = { learnerId, recordedBy: SYSTEM, today };
    return { enrolled: so.enrolled + (await this.rule.enroll(tx, event)) };
  }

  private async askFor(tx: Transaction, paths: readonly string[]): Promise<void> {
    const everybody = await this.people.matching(tx, {});
    if (paths.length === 0 || everybody.length === 0) return;
    await this.jobs.add(tx, 'enroll-by-rule', {}, everybody, SYSTEM);
  }
}

/** Who recorded what no person did. */
const SYSTEM = 'system';
