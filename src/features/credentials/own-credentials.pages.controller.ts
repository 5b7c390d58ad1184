import { Body, Get, Post, Query } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { told } from '../../domain/told.js';
import { CurrentActor } from '../../http/actor.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { given, submitted } from '../../http/submitted.js';
import { emptyForm, type FormState } from '../../ui/form-state.js';
import type { Viewer } from '../../ui/viewer.js';
import { whatChanged } from '../../ui/what-changed.js';
import { CredentialsOnOffer } from './credentials-on-offer.js';
import { CredentialsService } from './credentials.service.js';
import { OwnCredentialPage, OwnEducationPage } from './own-credentials.pages.js';
import { RecordCredentialDto, RecordCreditDto } from './record-credential.dto.js';

/** Recording cards and continuing education of one's own, in a browser. */
@PageController('record')
export class OwnCredentialsPagesController {
  constructor(
    private readonly offer: CredentialsOnOffer,
    private readonly credentials: CredentialsService,
  ) {}

  @Get('credentials')
  @Needs('credential:record')
  credential(@CurrentViewer() viewer: Viewer, @Query('credential') credential: unknown): string {
    return this.credentialPage(viewer, emptyForm(chosen(credential)));
  }

  @Post('credentials')
  @Needs('credential:record')
  record(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: RecordCredentialDto,
      read: given,
      again: (form) => this.credentialPage(viewer, form),
      act: async (card) => {
        const { changes } = await this.credentials.record(actor, viewer.id, card);
        const title = this.offer.titleOf(card.credential);
        return seeOther('/record', { text: told`${title} recorded.`, lines: whatChanged(changes) });
      },
    });
  }

  @Get('education')
  @Needs('credit:record')
  education(@CurrentViewer() viewer: Viewer, @Query('credential') credential: unknown): string {
    return this.educationPage(viewer, emptyForm({ on: viewer.today, ...chosen(credential) }));
  }

  @Post('education')
  @Needs('credit:record')
  earn(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: RecordCreditDto,
      read: (typed) => {
        const { amount, ...rest } = given(typed);
        return amount === undefined ? rest : { ...rest, amount: Number(amount) };
      },
      again: (form) => this.educationPage(viewer, form),
      act: async (credit) => {
        const { changes } = await this.credentials.earn(actor, viewer.id, credit);
        return seeOther('/record', {
          text: told`${credit.title}: continuing education recorded.`,
          lines: whatChanged(changes),
        });
      },
    });
  }

  private credentialPage(viewer: Viewer, form: FormState): string {
    return OwnCredentialPage({ viewer, form, credentials: this.offer.all() });
  }

  private educationPage(viewer: Viewer, form: FormState): string {
    return OwnEducationPage({
      viewer,
      form,
      credentials: this.offer.withEducation(),
      categories: this.offer.categories(),
    });
  }
}

function chosen(credential: unknown): FormState['typed'] {
  return typeof credential === 'string' ? { credential } : {};
}
