import { Body, Get, Post, Query } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { told } from '../../domain/told.js';
import { CurrentActor } from '../../http/actor.js';
import { LearnerId } from '../../http/learner-id.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { given, listOf, submitted } from '../../http/submitted.js';
import { hoursText } from '../../ui/dates.js';
import { emptyForm, type FormState, typedIn } from '../../ui/form-state.js';
import { recordUrl, undoOf } from '../../ui/record-tabs.js';
import type { Viewer } from '../../ui/viewer.js';
import { whatChanged } from '../../ui/what-changed.js';
import { OUTCOME } from '../../ui/words.js';
import { CheckOffPage } from './check-off.pages.js';
import { HOURS_FIELD, hoursIn, inHours } from './hours-form.js';
import { HoursPage } from './hours.pages.js';
import { HoursService } from './hours.service.js';
import { LogHoursDto } from './log-hours.dto.js';
import { ObservationsService } from './observations.service.js';
import { ObserveSkillDto } from './observe-skill.dto.js';
import { type SkillOnDesk, SkillsDesk } from './skills-desk.js';

/** Recording for somebody what was seen of their work: check-offs and hours. */
@PageController('people/:id/record')
export class RecordWorkPagesController {
  constructor(
    private readonly desk: SkillsDesk,
    private readonly observations: ObservationsService,
    private readonly hours: HoursService,
  ) {}

  @Get('check-off')
  @Needs('observation:record')
  showCheckOff(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @LearnerId() learner: string,
    @Query('skill') skill?: string,
  ): Promise<string> {
    return this.checkOffPage(actor, viewer, learner, emptyForm({ skill: skill ?? '' }));
  }

  @Post('check-off')
  @Needs('observation:record')
  checkOff(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @LearnerId() learner: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: ObserveSkillDto,
      read: (typed) => {
        const { steps: _, stepsListed, times, ...rest } = given(typed);
        const steps = listOf(typed, 'steps');
        return {
          ...rest,
          ...(stepsListed !== undefined && { steps }),
          ...(times !== undefined && { times: Number(times) }),
        };
      },
      again: (form) => this.checkOffPage(actor, viewer, learner, form),
      act: async (seen) => {
        const { fact, changes } = await this.observations.observe(actor, learner, seen);
        const desk = await this.desk.checkOff(actor, learner, seen.skill);
        const title = desk.skill?.definition.title ?? seen.skill;
        return seeOther(`${recordUrl(learner, 'check-off')}?skill=${seen.skill}`, {
          text: told`${title} recorded for ${desk.learner.name}: ${OUTCOME[seen.outcome]}.${waits(fact)}${soFar(desk.skill, seen)}`,
          lines: whatChanged(changes),
          undo: undoOf(learner, fact.seq),
        });
      },
    });
  }

  @Get('hours')
  @Needs('hours:log')
  showHours(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @LearnerId() learner: string,
  ): Promise<string> {
    return this.hoursPage(actor, viewer, learner, emptyForm());
  }

  @Post('hours')
  @Needs('hours:log')
  logHours(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @LearnerId() learner: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: LogHoursDto,
      read: hoursIn,
      fields: HOURS_FIELD,
      again: (form) => this.hoursPage(actor, viewer, learner, inHours(form)),
      act: async (logged) => {
        const { fact, changes } = await this.hours.log(actor, learner, logged);
        const { learner: who } = await this.desk.hours(actor, learner);
        return seeOther(recordUrl(learner, 'hours'), {
          text: told`${hoursText(logged.minutes)} recorded for ${who.name}. They count once approved.`,
          lines: whatChanged(changes),
          undo: undoOf(learner, fact.seq),
        });
      },
    });
  }

  private async checkOffPage(
    actor: Actor,
    viewer: Viewer,
    learner: string,
    form: FormState,
  ): Promise<string> {
    const code = typedIn(form, 'skill');
    const desk = await this.desk.checkOff(actor, learner, code === '' ? undefined : code);
    const typed = { observedOn: desk.learner.today, ...form.typed };
    return CheckOffPage({ viewer, desk, form: { ...form, typed } });
  }

  private async hoursPage(
    actor: Actor,
    viewer: Viewer,
    learner: string,
    form: FormState,
  ): Promise<string> {
    const desk = await this.desk.hours(actor, learner);
    const typed = { on: desk.learner.today, ...form.typed };
    return HoursPage({ viewer, desk, form: { ...form, typed } });
  }
}

/** How far it has come with it, where it counts. */
function soFar(skill: SkillOnDesk | null, { variant = '', outcome }: ObserveSkillDto): string {
  const band = skill?.bands.find(({ code }) => code === variant);
  return band && outcome === 'satisfactory' ? ` ${band.seen} of ${band.needed} so far.` : '';
}

function waits({ payload }: { readonly payload: object | null }): string {
  return payload !== null && 'awaitsCosign' in payload
    ? ' It counts once a licensed clinician has co-signed it.'
    : '';
}
