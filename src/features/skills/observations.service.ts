import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { day } from '../../domain/day.js';
import type { NewFact } from '../../domain/fact.js';
import { mayRecordOn } from '../../domain/marking.js';
import { awaitsCosign } from '../../domain/observer.js';
import type { Actor } from '../../domain/permission.js';
import type { SkillDefinition } from '../../domain/requirement.js';
import { InvalidInput, refuseUnless } from '../../domain/refusal.js';
import { told } from '../../domain/told.js';
import { LearnerViews } from '../enrollments/learner-view.js';
import { RecordFacts } from '../learning/record-facts.js';
import { PeopleService } from '../people/people.service.js';
import { ObservationRules } from './observation-rules.js';
import type { ObserveSkillDto } from './observe-skill.dto.js';

/** One performance of a skill, seen by an observer. Often enough, it is a sign-off. */
@Injectable()
export class ObservationsService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly rules: ObservationRules,
    private readonly views: LearnerViews,
    private readonly facts: RecordFacts,
  ) {}

  /** Refused where the observer's word doesn't count for the skill, or a critical step was missed. */
  observe(actor: Actor, learnerId: string, seen: ObserveSkillDto) {
    return this.database.transaction(async (tx) => {
      const learner = await this.people.permit(tx, actor, 'observation:record', learnerId);
      const on = seen.observedOn ? day(seen.observedOn) : learner.today;
      refuseUnless(mayRecordOn(on, learner.today, seen.reason));
      const observer = seen.observer ?? actor.personId;
      const { skill: subject, steps, cosigner, outcome } = seen;
      const said = { skill: subject, outcome, steps, observer, cosigner };
      const performance = await this.rules.performance(tx, learner, said, on);
      refuseUnknownVariant(performance.skill, seen.variant);
      refuseUnknownSteps(performance.skill, steps);

      const { skill: _skill, observer: _o, observedOn: _on, ...details } = seen;
      const fact: NewFact = {
        kind: 'skill-observed',
        subject,
        occurredOn: on,
        payload: {
          ...details,
          observer,
          ...(awaitsCosign(performance) && { awaitsCosign: true }),
        },
      };
      return this.facts.record(tx, await this.views.of(tx, learner), [fact], actor);
    });
  }
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
