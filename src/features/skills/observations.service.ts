import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { day } from '../../domain/day.js';
import type { NewFact } from '../../domain/fact.js';
import { mayRecordOn } from '../../domain/marking.js';
import { awaitsCosign, mayRecord } from '../../domain/observer.js';
import type { Actor } from '../../domain/permission.js';
import { decide, InvalidInput, NotFound, refuseUnless } from '../../domain/refusal.js';
import type { SkillDefinition } from '../../domain/requirement.js';
import { told } from '../../domain/told.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { LearnerViews } from '../enrollments/learner-view.js';
import { RecordFacts } from '../learning/record-facts.js';
import { PeopleService, type Learner } from '../people/people.service.js';
import { refuseStranger } from './named-person.js';
import type { ObserveSkillDto } from './observe-skill.dto.js';
import { Observers } from './observers.js';

/** One performance of a skill, seen by an observer. Often enough, it is a sign-off. */
@Injectable()
export class ObservationsService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly catalog: CatalogService,
    private readonly observers: Observers,
    private readonly views: LearnerViews,
    private readonly facts: RecordFacts,
  ) {}

  /** Refused where the observer's word doesn't count for the skill, or a critical step was missed. */
  observe(actor: Actor, learnerId: string, seen: ObserveSkillDto) {
    return this.database.transaction(async (tx) => {
      const learner = await this.people.permit(tx, actor, 'observation:record', learnerId);
      const found = this.catalog.find('skill', seen.skill);
      if (!found) throw new NotFound(`There is no skill ${seen.skill}.`, 'no-such-skill');
      const skill = this.catalog.definitions.skill(seen.skill, found.version);
      refuseUnknownVariant(skill, seen.variant);
      refuseUnknownSteps(skill, seen.steps);
      const observerId = seen.observer ?? actor.personId;
      await refuseStranger(this.people, tx, 'observer', observerId);
      await refuseStranger(this.people, tx, 'cosigner', seen.cosigner);
      const on = seen.observedOn ? day(seen.observedOn) : learner.today;
      refuseUnless(mayRecordOn(on, learner.today, seen.reason));
      refuseOwnWork(learner, [observerId, seen.cosigner]);

      const who = (id: string) => this.observers.observer(tx, id, skill, learner, on);
      const observer = await who(observerId);
      const cosigner = seen.cosigner === undefined ? null : await who(seen.cosigner);
      const { outcome, steps } = seen;
      const performance = { skill, outcome, steps, observer, cosigner };
      refuseUnless(mayRecord(performance));

      const { skill: subject, observer: _o, observedOn: _on, ...details } = seen;
      const fact: NewFact = {
        kind: 'skill-observed',
        subject,
        occurredOn: on,
        payload: {
          ...details,
          observer: observer.id,
          ...(awaitsCosign(performance) && { awaitsCosign: true }),
        },
      };
      return this.facts.record(tx, await this.views.of(tx, learner), [fact], actor);
    });
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

function refuseUnknownVariant(skill: SkillDefinition, variant: string | undefined): void {
  const known = Object.keys(skill.variants ?? {});
  if (known.length === 0 && variant !== undefined) {
    throw new InvalidInput([{ field: 'variant', message: told`${skill.title} has no variants` }]);
  }
  if (known.length > 0 && !known.includes(variant ?? '')) {
    throw new InvalidInput([{ field: 'variant', message: `must be one of ${known.join(', ')}` }]);
  }
}

function refuseUnknownSteps(skill: SkillDefinition, steps: readonly string[] = []): void {
  const known = (skill.steps ?? []).map(({ text }) => text);
  const errors = [...steps.entries()]
    .filter(([, step]) => !known.includes(step))
    .map(([i]) => ({
      field: `steps.${i}`,
      message: 'must be a step of the skill, in its own words',
    }));
  if (errors.length > 0) throw new InvalidInput(errors);
}
