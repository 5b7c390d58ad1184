import { Body, Get, Param, Post } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { type Actor, mayDo, type Permission } from '../../domain/permission.js';
import { told } from '../../domain/told.js';
import { CurrentActor } from '../../http/actor.js';
import { LearnerId } from '../../http/learner-id.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { given, submitted } from '../../http/submitted.js';
import { emptyForm, type FormState } from '../../ui/form-state.js';
import { recordUrl, undoOf } from '../../ui/record-tabs.js';
import type { Viewer } from '../../ui/viewer.js';
import { whatChanged } from '../../ui/what-changed.js';
import { SeqPipe } from '../enrollments/seq.pipe.js';
import { PeopleService } from '../people/people.service.js';
import { CredentialsOnOffer } from './credentials-on-offer.js';
import { CredentialsService } from './credentials.service.js';
import { OwnCredentialPage, OwnEducationPage } from './own-credentials.pages.js';
import { RecordCredentialDto, RecordCreditDto } from './record-credential.dto.js';

/** Recording cards and continuing education for somebody, and vouching for a card, in a browser. */
@PageController('people/:id/record')
export class RecordCredentialsPagesController {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleService,
    private readonly offer: CredentialsOnOffer,
    private readonly credentials: CredentialsService,
  ) {}

  @Get('credential')
  @Needs('credential:record')
  credential(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @LearnerId() id: string,
  ): Promise<string> {
    return this.credentialPage(actor, viewer, id, emptyForm());
  }

  @Post('credential')
  @Needs('credential:record')
  record(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @LearnerId() id: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: RecordCredentialDto,
      // "Checked with the issuer" is a fact of its own, after this one.
      read: (typed) => {
        const { verified: _, ...card } = given(typed);
        return card;
      },
      again: (form) => this.credentialPage(actor, viewer, id, form),
      act: async (card, typed) => {
        const { fact, changes } = await this.credentials.record(actor, id, card);
        if (typed['verified'] === 'yes') await this.credentials.verify(actor, id, fact.seq);
        return seeOther(recordUrl(id, 'credential'), {
          text: told`${this.offer.titleOf(card.credential)} recorded.`,
          lines: whatChanged(changes),
          undo: undoOf(id, fact.seq),
        });
      },
    });
  }

  /** Says that a card on record was checked with its issuer. */
  @Post('credential/:fact/verify')
  @Needs('credential:verify')
  async verify(
    @CurrentActor() actor: Actor,
    @LearnerId() id: string,
    @Param('fact', SeqPipe) seq: number,
  ): Promise<SeeOther> {
    const { fact } = await this.credentials.verify(actor, id, seq);
    return seeOther(`/people/${id}`, {
      text: told`${this.offer.titleOf(fact.subject)} is verified.`,
      undo: undoOf(id, fact.seq),
    });
  }

  @Get('credits')
  @Needs('credit:record')
  education(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @LearnerId() id: string,
  ): Promise<string> {
    return this.educationPage(actor, viewer, id, emptyForm({ on: viewer.today }));
  }

  @Post('credits')
  @Needs('credit:record')
  earn(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @LearnerId() id: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: RecordCreditDto,
      read: (typed) => {
        const { amount, ...rest } = given(typed);
        return amount === undefined ? rest : { ...rest, amount: Number(amount) };
      },
      again: (form) => this.educationPage(actor, viewer, id, form),
      act: async (credit) => {
        const { fact, changes } = await this.credentials.earn(actor, id, credit);
        return seeOther(recordUrl(id, 'credits'), {
          text: told`${credit.title}: continuing education recorded.`,
          lines: whatChanged(changes),
          undo: undoOf(id, fact.seq),
        });
      },
    });
  }

  private async credentialPage(
    actor: Actor,
    viewer: Viewer,
    id: string,
    form: FormState,
  ): Promise<string> {
    const { learner, forSomebody } = await this.somebody(actor, 'credential:record', id);
    const target = { learnerId: learner.id, site: learner.site, cohorts: learner.cohorts };
    return OwnCredentialPage({
      ...{ viewer, form, forSomebody },
      credentials: this.offer.all(),
      mayVerify: mayDo(actor, 'credential:verify', target, learner.today).allowed,
    });
  }

  private async educationPage(
    actor: Actor,
    viewer: Viewer,
    id: string,
    form: FormState,
  ): Promise<string> {
    const { forSomebody } = await this.somebody(actor, 'credit:record', id);
    return OwnEducationPage({
      ...{ viewer, form, forSomebody },
      credentials: this.offer.withEducation(),
      categories: this.offer.categories(),
    });
  }

  private async somebody(actor: Actor, permission: Permission, id: string) {
    const learner = await this.people.permit(this.database.reader, actor, permission, id);
    return { learner, forSomebody: { id: learner.id, name: learner.name } };
  }
}
