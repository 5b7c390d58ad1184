import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { day, isoDay, type Day } from '../../domain/day.js';
import type { FactPayloads, NewFact } from '../../domain/fact.js';
import type { Actor } from '../../domain/permission.js';
import { entriesOf } from '../../domain/record.js';
import { decide, InvalidInput, NotFound, refuseUnless } from '../../domain/refusal.js';
import { told } from '../../domain/told.js';
import { CatalogService } from '../catalog/catalog.service.js';
import { LearnerViews } from '../enrollments/learner-view.js';
import { alreadyRecorded } from '../learning/already-recorded.js';
import { RecordFacts } from '../learning/record-facts.js';
import { LedgerService } from '../ledger/ledger.service.js';
import { PeopleService } from '../people/people.service.js';
import { namedFact } from '../skills/named-fact.js';
import type { RecordCredentialDto, RecordCreditDto } from './record-credential.dto.js';

/** Education, certifications, licences and cards, and the credits that renew them. */
@Injectable()
export class CredentialsService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly catalog: CatalogService,
    private readonly ledger: LedgerService,
    private readonly views: LearnerViews,
    private readonly facts: RecordFacts,
  ) {}

  /** Records a card or certificate on its day of issue. A new one renews; the old one stays on record. */
  record(actor: Actor, learnerId: string, card: RecordCredentialDto) {
    return this.database.transaction(async (tx) => {
      const learner = await this.people.permit(tx, actor, 'credential:record', learnerId);
      this.mustExist(card.credential);
      const issuedOn = day(card.issuedOn);
      refuseFuture(issuedOn, learner.today);
      if (card.expiresOn !== undefined && day(card.expiresOn) < issuedOn) {
        throw new InvalidInput([
          { field: 'expiresOn', message: 'must not be before the day of issue' },
        ]);
      }
      const view = await this.views.of(tx, learner);
      const same = entriesOf(
        view.record,
        `credential/${card.credential}`,
        'credential-recorded',
      ).find((entry) => entry.on === issuedOn && entry.payload.number === card.number);
      refuseUnless(
        decide(
          same && alreadyRecorded(card.credential, `${card.credential} of ${card.issuedOn}`, same),
        ),
        { conflict: true },
      );
      const { credential: subject, issuedOn: _, ...details } = card;
      const payload: FactPayloads['credential-recorded'] = details;
      const fact: NewFact = { kind: 'credential-recorded', subject, occurredOn: issuedOn, payload };
      return this.facts.record(tx, view, [fact], actor);
    });
  }

  /** Says that a recorded credential was checked with who issued it; `fact` is its seq or its id. */
  verify(actor: Actor, learnerId: string, fact: string | number) {
    return this.database.transaction(async (tx) => {
      const learner = await this.people.permit(tx, actor, 'credential:verify', learnerId);
      const card = await namedFact(
        this.ledger,
        tx,
        learner.id,
        'credential-recorded',
        String(fact),
      );
      if (!card) {
        throw new NotFound('There is no such credential.', 'no-such-credential');
      }
      const view = await this.views.of(tx, learner);
      const isVerified = entriesOf(
        view.record,
        `credential/${card.subject}`,
        'credential-verified',
      ).some((entry) => entry.payload.fact === card.seq);
      refuseUnless(
        decide(
          isVerified && {
            code: 'already-verified',
            text: told`${card.subject} is verified already.`,
          },
        ),
        { conflict: true },
      );
      const verified: NewFact = {
        kind: 'credential-verified',
        subject: card.subject,
        occurredOn: learner.today,
        payload: { fact: card.seq },
      };
      return this.facts.record(tx, view, [verified], actor);
    });
  }

  /** Records continuing education: it shows readiness, and renews nothing by itself. */
  earn(actor: Actor, learnerId: string, credit: RecordCreditDto) {
    return this.database.transaction(async (tx) => {
      const learner = await this.people.permit(tx, actor, 'credit:record', learnerId);
      this.mustExist(credit.credential);
      const on = day(credit.on);
      refuseFuture(on, learner.today);
      const { credential: subject, on: _, ...payload } = credit;
      const view = await this.views.of(tx, learner);
      const same = entriesOf(view.record, `credential/${subject}`, 'credits-earned').find(
        (entry) => entry.on === on && isDeepStrictEqual(entry.payload, payload),
      );
      refuseUnless(decide(same && alreadyRecorded(subject, `“${payload.title}”`, same)), {
        conflict: true,
      });
      const fact: NewFact = { kind: 'credits-earned', subject, occurredOn: on, payload };
      return this.facts.record(tx, view, [fact], actor);
    });
  }

  private mustExist(code: string): void {
    if (!this.catalog.find('credential', code)) {
      throw new NotFound(`There is no credential ${code}.`, 'no-such-credential');
    }
  }
}

function refuseFuture(on: Day, today: Day): void {
  refuseUnless(
    decide(
      on > today && {
        code: 'occurred-in-future',
        text: `${isoDay(on)} has not come yet: record it on the day or after.`,
      },
    ),
  );
}
