import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import type { Option } from '../../ui/form.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { CohortsRepository } from './cohorts.repository.js';
import { KnownWords } from './known-words.js';
import { namedInForms } from './named-in-forms.js';
import { PeopleRepository } from './people.repository.js';
import { SitesService } from './sites.service.js';

/** What forms about the office offer to choose from. */
export interface OfficeChoicesView {
  readonly sites: readonly Option[];
  readonly states: readonly string[];
  readonly cohorts: readonly Option[];
  /** The office's own, those that somebody has, and those that a learning path names. */
  readonly positions: readonly Option[];
  readonly exposures: readonly Option[];
  /** Whether others may be given, because the office has named none. */
  readonly takesNewExposures: boolean;
  /** Colleagues who may look after others, those who have left not among them, by what names them in a form. */
  readonly staff: readonly Option[];
}

/** Positions and exposures are the office's own words: what it has named and what is in use is offered. */
@Injectable()
export class OfficeChoices {
  constructor(
    private readonly database: Database,
    private readonly sites: SitesService,
    private readonly cohorts: CohortsRepository,
    private readonly people: PeopleRepository,
    private readonly words: KnownWords,
    private readonly catalog: CatalogService,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<OfficeChoicesView> {
    const { reader } = this.database;
    const sites = await this.sites.all(reader);
    const cohorts = await this.cohorts.all(reader);
    const words = await this.words.all(reader);
    const staff = await this.people.staff(reader, instantText(this.clock.now()));
    return {
      sites: sites.map(({ code, name }) => ({ value: code, label: name })),
      states: sorted(sites.flatMap(({ state }) => state ?? [])),
      cohorts: cohorts.map(({ code, name }) => ({ value: code, label: name })),
      ...words,
      takesNewExposures: this.catalog.office().exposures.length === 0,
      staff: staff.map((person) => {
        const value = namedInForms(person);
        return { value, label: value };
      }),
    };
  }
}

function sorted(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort();
}
