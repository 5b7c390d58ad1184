import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Actor } from '../../domain/permission.js';
import { InvalidInput } from '../../domain/refusal.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { PeopleRepository } from './people.repository.js';

/** In which language somebody reads courses: their own choice, kept until the next one. */
@Injectable()
export class ChooseLanguage {
  constructor(
    private readonly database: Database,
    private readonly catalog: CatalogService,
    private readonly people: PeopleRepository,
  ) {}

  /** The languages in which there is a course. */
  offered(): readonly string[] {
    return this.catalog.languages();
  }

  async choose(actor: Actor, language: string): Promise<void> {
    const offered = this.offered();
    if (!offered.includes(language)) {
      throw new InvalidInput([
        { field: 'language', message: `must be one of ${offered.join(', ')}` },
      ]);
    }
    await this.database.transaction((tx) => this.people.change(tx, actor.personId, { language }));
  }
}
