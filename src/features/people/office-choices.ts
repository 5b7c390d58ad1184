import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { AppliesTo } from '../../domain/requirement.js';
import { treeOf } from '../../domain/tree.js';
import type { Option } from '../../ui/form.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { CohortsRepository } from './cohorts.repository.js';
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
  /** Colleagues who may look after others, by what names them in a form. */
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
    private readonly catalog: CatalogService,
  ) {}

  async all(): Promise<OfficeChoicesView> {
    const { reader } = this.database;
    const sites = await this.sites.all(reader);
    const cohorts = await this.cohorts.all(reader);
    const used = await this.people.wordsInUse(reader);
    const named = this.namedByPaths();
    const office = this.catalog.office();
    return {
      sites: sites.map(({ code, name }) => ({ value: code, label: name })),
      states: sorted(sites.flatMap(({ state }) => state ?? [])),
      cohorts: cohorts.map(({ code, name }) => ({ value: code, label: name })),
      positions: offered(office.positions, [
        ...used.positions,
        ...named.flatMap((each) => each.positions ?? []),
      ]),
      exposures: offered(office.exposures, [
        ...used.exposures,
        ...named.flatMap((each) => each.exposures ?? []),
      ]),
      staff: (await this.people.staff(reader)).map((person) => {
        const value = namedInForms(person);
        return { value, label: value };
      }),
    };
  }

  private namedByPaths(): readonly AppliesTo[] {
    return this.catalog.newest('path').flatMap(({ definition }) => {
      const nodes = [...treeOf(definition).nodes.values()];
      return [definition.enrolls ?? {}, ...nodes.map(({ asks }) => asks.appliesTo ?? {})];
    });
  }
}

/** The words that have a title, in their order, then the others as they are. */
function offered(
  titled: readonly { readonly code: string; readonly title: string }[],
  others: readonly string[],
): readonly Option[] {
  const known = new Set(titled.map(({ code }) => code));
  return [
    ...titled.map(({ code, title }) => ({ value: code, label: title })),
    ...sorted(others.filter((word) => !known.has(word))).map((word) => ({
      value: word,
      label: word,
    })),
  ];
}

function sorted(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort();
}
