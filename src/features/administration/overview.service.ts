import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import type { Reader } from '../../database/transaction.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { CountLearnersByVersion } from '../enrollments/count-learners-by-version.js';
import { SitesService } from '../people/sites.service.js';
import { OverviewRepository } from './overview.repository.js';

export interface OfficeOverview {
  readonly people: number;
  readonly withoutWayIn: number;
  readonly hasInstructor: boolean;
  readonly sites: number;
  readonly sitesWithoutState: number;
  readonly courses: number;
  readonly paths: number;
  /** Paths on an older version of which somebody is. */
  readonly behind: readonly LearnersBehind[];
}

export interface LearnersBehind {
  readonly code: string;
  readonly title: string;
  readonly learners: number;
}

/** How the office stands, in a few numbers. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly database: Database,
    private readonly overview: OverviewRepository,
    private readonly sites: SitesService,
    private readonly catalog: CatalogService,
    private readonly learners: CountLearnersByVersion,
    private readonly clock: Clock,
  ) {}

  async now(): Promise<OfficeOverview> {
    const { reader } = this.database;
    const counts = await this.overview.counts(reader, instantText(this.clock.now()));
    const sites = await this.sites.all(reader);
    return {
      people: counts.people,
      withoutWayIn: counts.withoutWayIn,
      hasInstructor: counts.teaching > 0,
      sites: sites.length,
      sitesWithoutState: sites.filter(({ state }) => state === null).length,
      courses: this.catalog.newest('course').length,
      paths: this.catalog.newest('path').length,
      behind: await this.behind(reader),
    };
  }

  private async behind(reader: Reader): Promise<readonly LearnersBehind[]> {
    const found: LearnersBehind[] = [];
    for (const { code, title, version: newest } of this.catalog.newest('path')) {
      // Nobody is behind the first version.
      if (newest === 1) continue;
      const counts = await this.learners.count(reader, code);
      const older = counts.filter(({ version }) => version < newest);
      const learners = older.reduce((sum, each) => sum + each.learners, 0);
      if (learners > 0) found.push({ code, title, learners });
    }
    return found;
  }
}
