import { Body, Get, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../domain/permission.js';
import { CurrentActor, Public } from '../../http/actor.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { given, submitted } from '../../http/submitted.js';
import { emptyForm, type FormState } from '../../ui/form-state.js';
import { firstPageFor } from '../../ui/navigation.js';
import type { Viewer } from '../../ui/viewer.js';
import { AskAdvancementDto } from '../advancement/advancement.dto.js';
import { AdvancementService } from '../advancement/advancement.service.js';
import { HomeDesk } from './home-desk.js';
import { HomePage } from './home.pages.js';

@PageController()
export class HomePagesController {
  constructor(
    private readonly desk: HomeDesk,
    private readonly advancement: AdvancementService,
  ) {}

  /** Everybody's first page. */
  @Get()
  @Public()
  first(@Req() { viewer }: FastifyRequest): SeeOther {
    if (!viewer) return seeOther('/sign-in');
    return seeOther(firstPageFor(viewer));
  }

  @Get('home')
  @Needs('learner:read')
  home(@CurrentActor() actor: Actor, @CurrentViewer() viewer: Viewer): Promise<string> {
    return this.page(actor, viewer, emptyForm());
  }

  @Post('home/promotion')
  @Needs('advancement:ask')
  ask(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: AskAdvancementDto,
      read: given,
      again: (form) => this.page(actor, viewer, form),
      act: async (ask) => {
        await this.advancement.ask(actor, viewer.id, ask);
        return seeOther('/home', 'Your manager has your request for promotion.');
      },
    });
  }

  private async page(actor: Actor, viewer: Viewer, form: FormState): Promise<string> {
    return HomePage({ viewer, home: await this.desk.of(actor), form });
  }
}
