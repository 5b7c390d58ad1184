import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { NewFact } from '../../domain/fact.js';
import { mayCosign } from '../../domain/observer.js';
import type { Actor } from '../../domain/permission.js';
import { decide, NotFound, refuseUnless } from '../../domain/refusal.js';
import { awaitingCosign, skillEntries } from '../../domain/sign-off.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { LearnerViews } from '../enrollments/learner-view.js';
import { RecordFacts } from '../learning/record-facts.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { PeopleService } from '../people/people.service.js';
import { namedFact } from './named-fact.js';
import { Observers } from './observers.js';

/** A licensed clinician signs beside an observer: from then on the observation counts. */
@Injectable()
export class CosignaturesService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly catalog: CatalogService,
    private readonly observers: Observers,
    private readonly ledger: LedgerService,
    private readonly views: LearnerViews,
    private readonly facts: RecordFacts,
  ) {}

  /** `observation` is its seq or its id. */
  cosign(actor: Actor, learnerId: string, observation: string) {
    return this.database.transaction(async (tx) => {
      const learner = await this.people.permit(tx, actor, 'observation:cosign', learnerId);
      const kind = 'skill-observed';
      const seen = await namedFact(this.ledger, tx, learner.id, kind, observation);
      if (!seen?.payload) {
        throw new NotFound('There is no such observation.', 'no-such-observation');
      }
      const { definition: skill } = this.catalog.published('skill', seen.subject);
      const { personId } = actor;
      const signer = await this.observers.observer(tx, personId, skill, learner, learner.today);
      refuseUnless(mayCosign(signer, seen.payload.observer));

      const view = await this.views.of(tx, learner);
      const waiting = awaitingCosign(skillEntries(view.record, seen.subject));
      refuseUnless(
        decide(
          waiting.every(({ seq }) => seq !== seen.seq) && {
            code: 'cosign-not-needed',
            subject: seen.subject,
            text: 'This check-off waits for no co-signature: it has one, needs none, or something unsafe was seen since.',
          },
        ),
        { conflict: true },
      );
      const fact: NewFact = {
        kind: 'skill-cosigned',
        subject: seen.subject,
        occurredOn: learner.today,
        payload: { fact: seen.seq },
      };
      return this.facts.record(tx, view, [fact], actor);
    });
  }
}
