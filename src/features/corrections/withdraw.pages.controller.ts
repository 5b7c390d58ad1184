import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { told } from '../../domain/told.js';
import { pageAt } from '../../http/page-at.js';
import { CurrentActor } from '../../http/actor.js';
import { LearnerId } from '../../http/learner-id.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { given, listOf, submitted, type Typed, typedIn } from '../../http/submitted.js';
import { emptyForm, type FormState } from '../../ui/form-state.js';
import type { Viewer } from '../../ui/viewer.js';
import { whatChanged } from '../../ui/what-changed.js';
import { counted } from '../../ui/words.js';
import { SeqPipe } from '../enrollments/seq.pipe.js';
import { CorrectionsService } from './corrections.service.js';
import { VoidFactDto, VoidFactsDto, WithdrawnQuery } from './void-facts.dto.js';
import { WithdrawDesk } from './withdraw-desk.js';
import { type Withdrawal, withdrawUrl, WithdrawPage } from './withdraw.pages.js';
import { withdrawnUrl, WithdrawnPage } from './withdrawn.pages.js';

/** Withdrawing what was recorded wrongly for somebody, in a browser. */
@PageController('people/:id')
export class WithdrawPagesController {
  constructor(
    private readonly desk: WithdrawDesk,
    private readonly corrections: CorrectionsService,
  ) {}

  /** With `preview` it does everything and takes it back: nothing is left of it. */
  @Get('withdraw')
  @Needs('fact:void')
  async show(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @LearnerId() learner: string,
    @Query() query: Record<string, unknown>,
  ): Promise<string> {
    const typed = typedIn(query);
    if (typed['preview'] === undefined) {
      return this.page(actor, viewer, learner, emptyForm(typed), null);
    }
    let preview: Withdrawal | null = null;
    await submitted({
      ...this.asking(actor, viewer, learner, query),
      act: async (ask) => {
        preview = await this.corrections.voidMany(actor, learner, ask, true);
        return seeOther(withdrawUrl(learner));
      },
    });
    return this.page(actor, viewer, learner, emptyForm(typed), preview);
  }

  @Post('withdraw')
  @Needs('fact:void')
  withdraw(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @LearnerId() learner: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      ...this.asking(actor, viewer, learner, body),
      act: async (ask) => {
        const done = await this.corrections.voidMany(actor, learner, ask, false);
        const { recordedFor } = done;
        const entries = counted(done.withdrawn, 'entry', 'entries');
        const name = await this.desk.nameOf(actor, learner);
        const recorded = recordedFor?.facts.map(({ seq }) => seq) ?? [];
        const outcome = { entries: ask.facts, recordFor: recordedFor?.learner.id, recorded };
        return seeOther(withdrawnUrl(learner, outcome), {
          text: recordedFor
            ? told`${entries} of ${name} withdrawn, ${recorded.length} recorded for ${recordedFor.learner.name}.`
            : told`${entries} of ${name} withdrawn.`,
          lines: [
            ...whatChanged(done.changes).map((line) => told`${name}: ${line}`),
            ...whatChanged(recordedFor?.changes ?? []).map(
              (line) => told`${recordedFor?.learner.name ?? ''}: ${line}`,
            ),
          ].slice(0, LINES),
        });
      },
    });
  }

  /** What came of it: each entry, and where it is now. */
  @Get('withdraw/done')
  @Needs('fact:void')
  async done(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @LearnerId() learner: string,
    @Query() done: WithdrawnQuery,
  ): Promise<string> {
    return WithdrawnPage({ viewer, outcome: await this.desk.outcome(actor, learner, done) });
  }

  /** One entry: what the message after recording offers as undo. It leads back to where that was. */
  @Post('history/:seq/withdraw')
  @Needs('fact:void')
  async withdrawOne(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @LearnerId() learner: string,
    @Param('seq', SeqPipe) seq: number,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: VoidFactDto,
      read: (typed) => ({ reason: given(typed)['reason'] }),
      again: (form) =>
        this.page(
          actor,
          viewer,
          learner,
          { ...form, typed: { ...form.typed, facts: String(seq) } },
          null,
        ),
      act: async ({ reason }, { back }) => {
        const { changes } = await this.corrections.void(actor, learner, seq, reason);
        return seeOther(typeof back === 'string' ? pageAt(back) : `/people/${learner}`, {
          text: `${await this.desk.told(actor, learner, seq)} is withdrawn.`,
          lines: whatChanged(changes).slice(0, LINES),
        });
      },
    });
  }

  private asking(actor: Actor, viewer: Viewer, learner: string, body: unknown) {
    return {
      body,
      into: VoidFactsDto,
      read: asked,
      again: (form: FormState) => this.page(actor, viewer, learner, form, null),
    };
  }

  private async page(
    actor: Actor,
    viewer: Viewer,
    learner: string,
    form: FormState,
    preview: Withdrawal | null,
  ): Promise<string> {
    return WithdrawPage({ viewer, form, preview, ...(await this.desk.of(actor, learner, form)) });
  }
}

/** What fits into the message after it. */
const LINES = 8;

function asked(typed: Typed): Record<string, unknown> {
  const { reason, recordFor } = given(typed);
  return {
    facts: listOf(typed, 'facts').map(Number),
    ...(reason !== undefined && { reason }),
    ...(recordFor !== undefined && { recordFor }),
  };
}
