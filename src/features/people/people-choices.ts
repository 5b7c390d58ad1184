import { Injectable } from '@nestjs/common';
import { Clock } from '../../config/clock.js';
import { instantText } from '../../database/columns.js';
import { Database } from '../../database/database.js';
import type { Actor, Permission } from '../../domain/permission.js';
import { told } from '../../domain/told.js';
import { codeAsWords } from '../../ui/words.js';
import { CohortsService } from './cohorts.service.js';
import { PeopleDesk } from './people-desk.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleService } from './people.service.js';
import { SitesService } from './sites.service.js';

/** A site, a cohort or the like, to choose from a list. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What the people whom an actor sees can be narrowed by. */
export interface PeopleChoices {
  readonly sites: readonly Choice[];
  readonly cohorts: readonly Choice[];
  readonly positions: readonly Choice[];
  readonly exposures: readonly Choice[];
}

/** The lists by which pages narrow people: only what the actor may see somebody by. */
@Injectable()
export class PeopleChoicesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly office: PeopleDesk,
    private readonly repository: PeopleRepository,
    private readonly sites: SitesService,
    private readonly cohorts: CohortsService,
  ) {}

  /** Who works beside a learner, by name: whoever may have seen what they did. */
  async colleagues(actor: Actor, learner: { id: string; site: string }): Promise<Choice[]> {
    const ask = { site: learner.site, active: true, limit: COLLEAGUES };
    const { items } = await this.office.list(actor, ask);
    return items
      .filter(({ id }) => id !== learner.id && id !== actor.personId)
      .map(({ id, name, position }) => ({
        value: id,
        label: position ? told`${name}, ${codeAsWords(position)}` : name,
      }));
  }

  async of(actor: Actor, permission: Permission): Promise<PeopleChoices> {
    const { reader } = this.database;
    const scope = await this.people.scope(reader, actor, permission);
    const sites = await this.sites.all(reader);
    const known = scope.kind === 'some' ? new Set(scope.sites) : null;
    const cohorts = await this.cohorts.names(actor);
    const posts = await this.repository.postsInUse(reader, instantText(this.clock.now()));
    return {
      sites: sites
        .filter(({ code }) => known === null || known.has(code))
        .map(({ code, name }) => ({ value: code, label: name })),
      cohorts: cohorts.map(({ code, name }) => ({ value: code, label: name })),
      positions: posts.positions.map((code) => ({ value: code, label: codeAsWords(code) })),
      exposures: posts.exposures.map((code) => ({ value: code, label: codeAsWords(code) })),
    };
  }
}

/** So many colleagues fit into one list. */
const COLLEAGUES = 200;
