import { Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../domain/permission.js';
import { NotFound } from '../../domain/refusal.js';
import { CurrentActor, Public } from '../../http/actor.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { isStaff, type Viewer } from '../../ui/viewer.js';
import { StandingsService } from '../enrollments/standings.service.js';
import { HomePage } from './home.pages.js';

@PageController()
export class HomePagesController {
  constructor(private readonly standings: StandingsService) {}

  /** Everybody's first page: staff look after others first. */
  @Get()
  @Public()
  first(@Req() { viewer }: FastifyRequest): SeeOther {
    if (!viewer) return seeOther('/sign-in');
    return seeOther(isStaff(viewer) ? '/trainees' : '/home');
  }

  @Get('home')
  @Needs('learner:read')
  async home(@CurrentActor() actor: Actor, @CurrentViewer() viewer: Viewer): Promise<string> {
    return HomePage({ viewer, standing: await this.standing(actor) });
  }

  /** Null for who is enrolled in nothing. */
  private async standing(actor: Actor) {
    try {
      return await this.standings.standing(actor, actor.personId, {});
    } catch (error) {
      if (error instanceof NotFound) return null;
      throw error;
    }
  }
}
