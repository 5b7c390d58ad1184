import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { day } from '../../domain/day.js';
import type { NewFact } from '../../domain/fact.js';
import { mayRecordOn } from '../../domain/marking.js';
import type { Actor } from '../../domain/permission.js';
import { decide, InvalidInput, NotFound, refuseUnless } from '../../domain/refusal.js';
import type { SkillDefinition } from '../../domain/requirement.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { LearnerViews } from '../enrollments/learner-view.js';
import { RecordFacts } from '../learning/record-facts.js';
import { PeopleService } from '../people/people.service.js';
import { refuseStranger } from './named-person.js';
import type { ObserveSkillDto } from './observe-skill.dto.js';

/** One performance of a skill, seen by an observer. Often enough, it is a sign-off. */
@Injectable()
export class ObservationsService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly catalog: CatalogService,
    private readonly views: LearnerViews,
    private readonly facts: RecordFacts,
  ) {}

  observe(actor: Actor, learnerId: string, seen: ObserveSkillDto) {
    return this.database.transaction(async (tx) => {
      const learner = await this.people.permit(tx, actor, 'observation:record', learnerId);
      const found = this.catalog.find('skill', seen.skill);
      if (!found) throw new NotFound(`There is no skill ${seen.skill}.`, 'no-such-skill');
      const skill = this.catalog.definitions.skill(seen.skill, found.version);
      refuseUnknownVariant(skill, seen.variant);
      const observer = seen.observer ?? actor.personId;
      await refuseStranger(this.people, tx, 'observer', observer);
      await refuseStranger(this.people, tx, 'cosigner', seen.cosigner);
      const on = seen.observedOn ? day(seen.observedOn) : learner.today;
      refuseUnless(mayRecordOn(on, learner.today, seen.reason));
      refuseUnless(
        decide(
          (observer === learner.id || seen.cosigner === learner.id) && {
            code: 'own-work',
            text: 'Ask a colleague to observe: nobody observes their own work.',
          },
        ),
      );
      const { skill: subject, observer: _o, observedOn: _on, ...details } = seen;
      const fact: NewFact = {
        kind: 'skill-observed',
        subject,
        occurredOn: on,
        payload: { ...details, observer },
      };
      return this.facts.record(tx, await this.views.of(tx, learner), [fact], actor);
    });
  }
}

function refuseUnknownVariant(skill: SkillDefinition, variant: string | undefined): void {
  const known = Object.keys(skill.variants ?? {});
  if (known.length === 0 && variant !== undefined) {
    throw new InvalidInput([{ field: 'variant', message: `${skill.title} has no variants` }]);
  }
  if (known.length > 0 && !known.includes(variant ?? '')) {
    throw new InvalidInput([{ field: 'variant', message: `must be one of ${known.join(', ')}` }]);
  }
}
