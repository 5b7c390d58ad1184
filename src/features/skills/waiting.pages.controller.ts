import { Body, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { CurrentActor } from '../../http/actor.js';
import { LearnerId } from '../../http/learner-id.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { given, submitted } from '../../http/submitted.js';
import { dayText, hoursText } from '../../ui/dates.js';
import type { FormState } from '../../ui/form-state.js';
import { undoOf } from '../../ui/record-tabs.js';
import type { Viewer } from '../../ui/viewer.js';
import { whatChanged } from '../../ui/what-changed.js';
import { SeqPipe } from '../enrollments/seq.pipe.js';
import { CheckOffsToCosign } from './check-offs-to-cosign.js';
import { CosignaturesService } from './cosignatures.service.js';
import { HoursService } from './hours.service.js';
import { HoursToAnswer, type WaitingLog } from './hours-to-answer.js';
import { ApproveHoursDto } from './log-hours.dto.js';
import { WaitingPage } from './waiting.pages.js';

/** Answering what waits for an instructor, in a browser. */
@PageController('waiting')
export class WaitingPagesController {
  constructor(
    private readonly waiting: HoursToAnswer,
    private readonly hours: HoursService,
    private readonly toCosign: CheckOffsToCosign,
    private readonly cosignatures: CosignaturesService,
  ) {}

  @Get()
  @Needs('hours:approve')
  show(@CurrentActor() actor: Actor, @CurrentViewer() viewer: Viewer): Promise<string> {
    return this.page(actor, viewer, null);
  }

  @Post(':id/check-offs/:fact')
  @Needs('observation:cosign')
  async cosign(
    @CurrentActor() actor: Actor,
    @LearnerId() learner: string,
    @Param('fact', SeqPipe) seq: number,
  ): Promise<SeeOther> {
    const { checkOffs } = await this.toCosign.of(actor);
    const { fact, changes } = await this.cosignatures.cosign(actor, learner, String(seq));
    const signed = checkOffs.find((each) => each.learner.id === learner && each.seq === seq);
    return seeOther('/waiting', {
      text: `Co-signed: ${signed ? `${signed.skill.title} of ${signed.learner.name}` : 'the check-off'}.`,
      lines: whatChanged(changes),
      undo: undoOf(learner, fact.seq),
    });
  }

  @Post(':id/hours/:fact')
  @Needs('hours:approve')
  answer(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @LearnerId() learner: string,
    @Param('fact', SeqPipe) seq: number,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: ApproveHoursDto,
      read: (typed) => {
        const { approved, ...rest } = given(typed);
        return { ...rest, approved: approved === 'yes' };
      },
      again: (form) => this.page(actor, viewer, { seq, form }),
      act: async (answer) => {
        const { items } = await this.waiting.of(actor);
        const { fact, changes } = await this.hours.answer(actor, learner, String(seq), answer);
        const log = items.find((each) => each.learner.id === learner && each.seq === seq);
        return seeOther('/waiting', {
          text: `${answer.approved ? 'Approved' : 'Declined'}: ${log ? hoursOf(log) : 'the hours'}.`,
          lines: whatChanged(changes),
          undo: undoOf(learner, fact.seq),
        });
      },
    });
  }

  private async page(
    actor: Actor,
    viewer: Viewer,
    refused: { seq: number; form: FormState } | null,
  ): Promise<string> {
    const hours = await this.waiting.of(actor);
    const cosign = await this.toCosign.of(actor);
    return WaitingPage({ viewer, refused, hours, cosign });
  }
}

function hoursOf({ learner, minutes, on }: WaitingLog): string {
  return `${hoursText(minutes)} of ${learner.name} for ${dayText(on)}`;
}
