import { Body, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { CurrentActor } from '../../http/actor.js';
import { LearnerId } from '../../http/learner-id.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { given, submitted } from '../../http/submitted.js';
import { emptyForm } from '../../ui/form-state.js';
import type { Viewer } from '../../ui/viewer.js';
import { whatChanged } from '../../ui/what-changed.js';
import { SeqPipe } from '../enrollments/seq.pipe.js';
import { ExceptionsDesk } from './exceptions-desk.js';
import { LeavePage } from './leave.pages.js';
import { LeavesService } from './leaves.service.js';
import { EndLeaveDto, RecordLeaveDto, WaiveRequirementDto } from './waive-requirement.dto.js';
import { WaiversPage } from './waivers.pages.js';
import { WaiversService } from './waivers.service.js';

/** Between a path and a key of it, which hold no such sign. */
const BETWEEN = '|';

/** Leaves of absence and waivers, recorded in a browser. */
@PageController('people/:id')
export class ExceptionsPagesController {
  constructor(
    private readonly desk: ExceptionsDesk,
    private readonly leaves: LeavesService,
    private readonly waivers: WaiversService,
  ) {}

  @Get('leave')
  @Needs('leave:record')
  async leave(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @LearnerId() id: string,
  ): Promise<string> {
    const person = await this.desk.of(actor, id, 'leave:record');
    return LeavePage({ viewer, person, form: emptyForm({ from: person.today, on: person.today }) });
  }

  @Post('leave')
  @Needs('leave:record')
  startLeave(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @LearnerId() id: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: RecordLeaveDto,
      again: async (form) =>
        LeavePage({ viewer, form, person: await this.desk.of(actor, id, 'leave:record') }),
      act: async (leave) => {
        const { fact, changes } = await this.leaves.start(actor, id, leave);
        return said(id, 'The leave of absence is recorded.', changes, fact.seq);
      },
    });
  }

  @Post('leave/:fact/return')
  @Needs('leave:record')
  endLeave(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @LearnerId() id: string,
    @Param('fact', SeqPipe) seq: number,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: EndLeaveDto,
      again: async (form) =>
        LeavePage({ viewer, form, person: await this.desk.of(actor, id, 'leave:record') }),
      act: async ({ on }) => {
        const { fact, changes } = await this.leaves.end(actor, id, seq, on);
        return said(id, 'The return is recorded.', changes, fact.seq);
      },
    });
  }

  @Get('waivers')
  @Needs('waiver:grant')
  async waiver(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @LearnerId() id: string,
  ): Promise<string> {
    const person = await this.desk.of(actor, id, 'waiver:grant');
    return WaiversPage({ viewer, person, form: emptyForm({ kind: 'exemption' }) });
  }

  @Post('waivers')
  @Needs('waiver:grant')
  waive(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @LearnerId() id: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: WaiveRequirementDto,
      read: ({ what = '', ...typed }) => {
        const [path, requirement] = String(what).split(BETWEEN);
        return { ...given(typed), ...given({ path: path ?? '', requirement: requirement ?? '' }) };
      },
      fields: { requirement: 'what', path: 'what' },
      again: async (form) =>
        WaiversPage({ viewer, form, person: await this.desk.of(actor, id, 'waiver:grant') }),
      act: async (waiver) => {
        const { fact, changes } = await this.waivers.waive(actor, id, waiver);
        return said(id, 'The requirement is waived.', changes, fact.seq);
      },
    });
  }
}

/** What follows: the person, with what it changed and how to take it back. */
function said(
  id: string,
  text: string,
  changes: Parameters<typeof whatChanged>[0],
  seq: number,
): SeeOther {
  return seeOther(`/people/${id}`, {
    text,
    lines: whatChanged(changes),
    undo: {
      action: `/people/${id}/history/${seq}/withdraw`,
      label: 'Undo',
      fields: { reason: 'Recorded by mistake' },
    },
  });
}
