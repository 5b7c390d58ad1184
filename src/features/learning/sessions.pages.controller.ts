import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { CurrentActor } from '../../http/actor.js';
import { IdPipe } from '../../http/id.pipe.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { given, listOf, submitted, typedIn } from '../../http/submitted.js';
import { chosenIn, emptyForm, type FormState, typedIn as textIn } from '../../ui/form-state.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import { AttendSessionDto, HoldSessionDto, VoidSessionDto } from './session.dto.js';
import { SessionPage } from './session.pages.js';
import { SessionsDesk } from './sessions-desk.js';
import { modulesAtFirst, NewSessionPage, SessionsPage } from './sessions.pages.js';
import { SessionsService } from './sessions.service.js';

/** What fits into the message after attendance was recorded. */
const LINES = 6;

/** Live sessions and who was there, in a browser. */
@PageController('sessions')
export class SessionsPagesController {
  constructor(
    private readonly desk: SessionsDesk,
    private readonly sessions: SessionsService,
  ) {}

  @Get()
  @Needs('session:read')
  async list(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Query('cursor') cursor?: string,
  ): Promise<string> {
    return SessionsPage({ viewer, ...(await this.desk.list(actor, cursor)) });
  }

  @Get('new')
  @Needs('session:record')
  form(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Query('course') course?: string,
  ): Promise<string> {
    return this.newPage(actor, viewer, emptyForm({ course: course ?? '' }));
  }

  @Post()
  @Needs('session:record')
  hold(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: HoldSessionDto,
      read: (typed) => {
        const { minutes, ...rest } = given(typed);
        return {
          ...rest,
          modules: listOf(typed, 'modules'),
          ...(minutes !== undefined && { minutes: Number(minutes) }),
        };
      },
      again: (form) => this.newPage(actor, viewer, form),
      act: async (held) => {
        const session = await this.sessions.hold(actor, held);
        return seeOther(
          `/sessions/${session.id}`,
          'The session is recorded. Now check who was there.',
        );
      },
    });
  }

  @Get(':session')
  @Needs('session:read')
  show(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('session', IdPipe) id: string,
    @Query() query: Record<string, unknown>,
  ): Promise<string> {
    return this.page(actor, viewer, id, emptyForm(typedIn(query)));
  }

  @Post(':session/attendance')
  @Needs('session:record')
  attend(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('session', IdPipe) id: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: AttendSessionDto,
      read: (typed) => ({ learners: listOf(typed, 'learners') }),
      again: (form) => this.page(actor, viewer, id, form),
      act: async ({ learners }) => {
        const done = await this.sessions.attend(actor, id, learners);
        const more = done.skipped.length - LINES;
        const who = counted(done.recorded, 'person', 'people');
        return seeOther(`/sessions/${id}`, {
          text:
            done.skipped.length === 0
              ? `Recorded for ${who}.`
              : `Recorded for ${who}, ${done.skipped.length} skipped.`,
          lines: [
            ...done.skipped.slice(0, LINES).map(({ reason }) => reason),
            ...(more > 0 ? [`${more} more had it already.`] : []),
          ],
        });
      },
    });
  }

  @Post(':session/withdraw')
  @Needs('session:record')
  withdraw(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('session', IdPipe) id: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: VoidSessionDto,
      read: given,
      again: (form) => this.page(actor, viewer, id, form),
      act: async ({ reason }) => {
        const done = await this.sessions.void(actor, id, reason);
        const who = counted(done.withdrawn, 'person', 'people');
        return seeOther(`/sessions/${id}`, `The session is withdrawn for ${who}.`);
      },
    });
  }

  private async newPage(actor: Actor, viewer: Viewer, form: FormState): Promise<string> {
    const code = textIn(form, 'course');
    const choices = await this.desk.choicesFor(actor, code === '' ? undefined : code);
    const typed = {
      ...{ heldOn: viewer.today, site: viewer.site.code, trainer: choices.trainer },
      ...{ questionsBy: 'room', ...form.typed },
      modules: modulesAtFirst(form, choices.course?.modules ?? []),
    };
    return NewSessionPage({ viewer, choices, form: { ...form, typed } });
  }

  private async page(actor: Actor, viewer: Viewer, id: string, form: FormState): Promise<string> {
    const ask = { q: textIn(form, 'q'), chosen: chosenIn(form, 'learners') };
    return SessionPage({ viewer, form, session: await this.desk.one(actor, id, ask) });
  }
}
