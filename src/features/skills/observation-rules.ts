import { Injectable } from '@nestjs/common';
import type { Reader } from '../../database/transaction.js';
import type { Day } from '../../domain/day.js';
import { mayRecord, type Performance } from '../../domain/observer.js';
import { decide, NotFound, refuseUnless } from '../../domain/refusal.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { PeopleService, type Learner } from '../people/people.service.js';
import { refuseStranger } from './named-person.js';
import { Observers } from './observers.js';

/** What is said of a performance that bears on whether it may be recorded. */
export interface SeenPerformance {
  readonly skill: string;
  readonly outcome: Performance['outcome'];
  readonly steps: Performance['steps'];
  readonly observer: string;
  readonly cosigner: string | undefined;
}

/** Whether a performance may be recorded for a learner: when it is new, and when it is moved to the right person. */
@Injectable()
export class ObservationRules {
  constructor(
    private readonly people: PeopleService,
    private readonly catalog: CatalogService,
    private readonly observers: Observers,
  ) {}

  /** The performance with who saw it. Refused where their word doesn't count, or a critical step was missed. */
  async performance(
    reader: Reader,
    learner: Learner,
    seen: SeenPerformance,
    on: Day,
  ): Promise<Performance> {
    const found = this.catalog.find('skill', seen.skill);
    if (!found) throw new NotFound(`There is no skill ${seen.skill}.`, 'no-such-skill');
    const skill = this.catalog.definitions.skill(seen.skill, found.version);
    await refuseStranger(this.people, reader, 'observer', seen.observer);
    await refuseStranger(this.people, reader, 'cosigner', seen.cosigner);
    refuseOwnWork(learner, [seen.observer, seen.cosigner]);

    const who = (id: string) => this.observers.observer(reader, id, skill, learner, on);
    const observer = await who(seen.observer);
    const cosigner = seen.cosigner === undefined ? null : await who(seen.cosigner);
    const { outcome, steps } = seen;
    const performance = { skill, outcome, steps, observer, cosigner };
    refuseUnless(mayRecord(performance));
    return performance;
  }
}

function refuseOwnWork(learner: Learner, named: readonly (string | undefined)[]): void {
  refuseUnless(
    decide(
      named.includes(learner.id) && {
        code: 'own-work',
        text: 'Ask a colleague to observe: nobody observes their own work.',
      },
    ),
  );
}
