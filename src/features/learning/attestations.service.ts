import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { NewFact } from '../../domain/fact.js';
import { mayCompleteAgain, mayMarkOwn } from '../../domain/marking.js';
import { decide, refuseUnless } from '../../domain/refusal.js';
import type { Actor } from '../../domain/permission.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { PeopleService } from '../people/people.service.js';
import { LearnerViews } from '../enrollments/learner-view.js';
import type { AttestDto } from './attest.dto.js';
import { CompletionsService } from './completions.service.js';
import { notTheirName } from './signed-name.js';

/** Attesting with one's own name: never somebody else's act. */
@Injectable()
export class AttestationsService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly catalog: CatalogService,
    private readonly views: LearnerViews,
    private readonly completions: CompletionsService,
  ) {}

  attest(actor: Actor, learnerId: string, ask: AttestDto) {
    return this.database.transaction(async (tx) => {
      const learner = await this.people.permit(tx, actor, 'attestation:own', learnerId);
      const view = await this.views.of(tx, learner);
      const state = this.completions.courseState(view, ask.course, ask.module, view.learner.today);
      refuseUnless(mayCompleteAgain(state), { conflict: true });
      refuseUnless(mayMarkOwn(state, 'attest'));
      refuseUnless(decide(notTheirName(ask.name, learner.name)));
      const { code, version } = state.course;
      const fact: NewFact = {
        kind: 'attested',
        subject: code,
        occurredOn: view.learner.today,
        payload: {
          module: state.module.code,
          version,
          name: ask.name,
          statement: this.catalog.statement(code, version, state.module.code, ask.language),
        },
      };
      return this.completions.append(tx, view, [fact], actor, code);
    });
  }
}
