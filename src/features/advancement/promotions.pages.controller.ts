import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { told } from '../../domain/told.js';
import { CurrentActor } from '../../http/actor.js';
import { LearnerId } from '../../http/learner-id.js';
import { asked } from '../../http/asked.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { given, submitted } from '../../http/submitted.js';
import { emptyForm } from '../../ui/form-state.js';
import type { Viewer } from '../../ui/viewer.js';
import { whatChanged } from '../../ui/what-changed.js';
import { SeqPipe } from '../enrollments/seq.pipe.js';
import { AdvancementRequests } from './advancement-request.js';
import { AdvancementService } from './advancement.service.js';
import { DecideAdvancementDto, PromotionQuery, PromotionsQuery } from './advancement.dto.js';
import { PendingAdvancements } from './pending-advancements.js';
import { PromotionPage } from './promotion.pages.js';
import { PromotionsPage } from './promotions.pages.js';

/** Who asks for a promotion, and the answers. */
@PageController('promotions')
export class PromotionsPagesController {
  constructor(
    private readonly pending: PendingAdvancements,
    private readonly requests: AdvancementRequests,
    private readonly advancement: AdvancementService,
  ) {}

  @Get()
  @Needs('advancement:decide')
  async inbox(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Query() { cursor }: PromotionsQuery,
  ): Promise<string> {
    const page = await this.pending.list(actor, { limit: 25, ...(cursor && { cursor }) });
    return PromotionsPage({ viewer, page });
  }

  @Get(':id/:advancement')
  @Needs('report:read')
  one(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @LearnerId() learner: string,
    @Param('advancement', SeqPipe) fact: number,
    @Query() query: unknown,
  ): Promise<string> {
    return asked({
      ...{ query, into: PromotionQuery },
      show: async ({ asOf }, filters) => {
        const request = await this.requests.request(actor, learner, fact, asOf);
        return PromotionPage({ viewer, request, filters, form: emptyForm() });
      },
    });
  }

  @Post(':id/:advancement')
  @Needs('advancement:decide')
  decide(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @LearnerId() learner: string,
    @Param('advancement', SeqPipe) fact: number,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: DecideAdvancementDto,
      read: ({ decision, ...typed }) => ({
        ...given(typed),
        ...(decision === 'approve' && { approved: true }),
        ...(decision === 'decline' && { approved: false }),
      }),
      fields: { approved: 'decision' },
      again: async (form) => {
        const request = await this.requests.request(actor, learner, fact);
        return PromotionPage({ viewer, request, form, filters: emptyForm() });
      },
      act: async (decision) => {
        const { learner: who, stage } = await this.requests.request(actor, learner, fact);
        const done = await this.advancement.decide(actor, learner, String(fact), decision);
        return seeOther('/promotions', {
          text: decision.approved
            ? told`Approved: ${who.name} has reached ${stage.title}.`
            : told`Declined: ${who.name} is told why, and may ask again.`,
          lines: whatChanged(done.changes),
          undo: {
            action: `/people/${who.id}/history/${done.fact.seq}/withdraw`,
            label: 'Undo',
            fields: { reason: 'Answered by mistake' },
          },
        });
      },
    });
  }
}
