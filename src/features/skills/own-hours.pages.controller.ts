import { Body, Get, Post, Query } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { CurrentActor } from '../../http/actor.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { submitted } from '../../http/submitted.js';
import { dayText, hoursText } from '../../ui/dates.js';
import { emptyForm, type FormState } from '../../ui/form-state.js';
import type { Viewer } from '../../ui/viewer.js';
import { whatChanged } from '../../ui/what-changed.js';
import { AskedHours } from './asked-hours.js';
import { HOURS_FIELD, hoursIn, inHours } from './hours-form.js';
import { HoursService } from './hours.service.js';
import { LogHoursDto } from './log-hours.dto.js';
import { OwnHoursPage } from './own-hours.pages.js';

/** Logging one's own hours, in a browser. */
@PageController('record/hours')
export class OwnHoursPagesController {
  constructor(
    private readonly asked: AskedHours,
    private readonly hours: HoursService,
  ) {}

  @Get()
  @Needs('hours:log')
  show(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Query('activity') activity: unknown,
  ): Promise<string> {
    const chosen = typeof activity === 'string' ? { activity } : {};
    return this.page(actor, viewer, emptyForm({ on: viewer.today, ...chosen }));
  }

  @Post()
  @Needs('hours:log')
  log(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: LogHoursDto,
      fields: HOURS_FIELD,
      read: hoursIn,
      again: (form) => this.page(actor, viewer, inHours(form)),
      act: async (logged) => {
        const { changes } = await this.hours.log(actor, viewer.id, logged);
        return seeOther('/record', {
          text: `${hoursText(logged.minutes)} logged for ${dayText(logged.on)}. They count once they are approved.`,
          lines: whatChanged(changes),
        });
      },
    });
  }

  private async page(actor: Actor, viewer: Viewer, form: FormState): Promise<string> {
    return OwnHoursPage({ viewer, form, activities: await this.asked.of(actor, viewer.id) });
  }
}
