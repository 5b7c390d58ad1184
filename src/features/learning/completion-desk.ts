import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { isoDay } from '../../domain/day.js';
import type { Actor } from '../../domain/permission.js';
import { told } from '../../domain/told.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { PeopleService } from '../people/people.service.js';

/** What lies before somebody who records a completion for a learner. */
@Injectable()
export class CompletionDesk {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly catalog: CatalogService,
  ) {}

  /** The course is null until one is chosen. Throws NotFound for one that there isn't. */
  async of(actor: Actor, learnerId: string, code: string | undefined) {
    const { reader } = this.database;
    const learner = await this.people.permit(reader, actor, 'completion:record', learnerId);
    const { id, name, today } = learner;
    return {
      learner: { id, name, today: isoDay(today) },
      courses: this.courses(),
      course: code === undefined ? null : this.catalog.published('course', code).definition,
    };
  }

  /** Every course, by its title. */
  courses(): readonly { value: string; label: string }[] {
    return this.catalog
      .newest('course')
      .map(({ code, title }) => ({ value: code, label: told`${title} (${code})` }))
      .sort((a, b) => a.label.localeCompare(b.label));
  }
}
