import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '../../domain/permission.js';
import { InvalidInput } from '../../domain/refusal.js';
import { told } from '../../domain/told.js';
import { CurrentActor } from '../../http/actor.js';
import { asked } from '../../http/asked.js';
import { IdPipe } from '../../http/id.pipe.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { given, listOf, submitted, type Typed } from '../../http/submitted.js';
import { isId } from '../../http/validation.js';
import { dayText } from '../../ui/dates.js';
import { emptyForm, type FormState } from '../../ui/form-state.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import { JobsService } from '../jobs/jobs.service.js';
import { AssignCoursework } from './assign-coursework.js';
import { AssignDto, CancelAssignmentDto, ChangeAssignmentDto } from './assign.dto.js';
import { ASSIGN_FIELDS, assignmentAsked } from './assign-form.js';
import { AssignPage } from './assign.pages.js';
import type { Preview } from './assign-outcome.js';
import { AssignmentPageQuery } from './assignment-page.dto.js';
import { AssignmentPage } from './assignment.pages.js';
import { AssignmentsDesk } from './assignments-desk.js';
import { AssignmentsPage } from './assignments.pages.js';
import { ChangeAssignments } from './change-assignments.js';
import { AssignChoices } from './assign-choices.js';

/** A page waits no longer than this before it shows how far a large assignment is. */
const PAGE_PATIENCE_MS = 1_500;
/** What fits into the message after an action; all of it stands on the page itself. */
const LINES = 6;

/** Giving coursework and looking after it, in a browser. */
@PageController('assignments')
export class AssignmentsPagesController {
  constructor(
    private readonly desk: AssignmentsDesk,
    private readonly choices: AssignChoices,
    private readonly coursework: AssignCoursework,
    private readonly changes: ChangeAssignments,
    private readonly jobs: JobsService,
  ) {}

  @Get()
  @Needs('assignment:write', 'report:read')
  async list(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Query('show') show?: string,
    @Query('whose') whose?: string,
    @Query('cursor') cursor?: string,
  ): Promise<string> {
    const ask = { closed: show === 'closed', everybodys: whose === 'everybody' };
    const page = await this.desk.list(actor, { ...ask, ...(cursor !== undefined && { cursor }) });
    return AssignmentsPage({ viewer, ...page, ...ask });
  }

  /** With `preview` it says whom that reaches: nothing is written. */
  @Get('new')
  @Needs('assignment:write')
  async form(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Query() query: Record<string, unknown>,
  ): Promise<string> {
    const typed = typedOnce(query);
    if (typed['preview'] === undefined) return this.page(actor, viewer, emptyForm(typed), null);
    let preview: Preview | null = null;
    await submitted({
      ...this.asking(actor, viewer, query),
      act: async (ask) => {
        preview = await this.coursework.preview(actor, ask);
        return seeOther('/assignments/new');
      },
    });
    return this.page(actor, viewer, emptyForm(typed), preview);
  }

  @Post()
  @Needs('assignment:write')
  assign(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      ...this.asking(actor, viewer, body),
      act: async (ask) => {
        const done = await this.coursework.assign(actor, ask, PAGE_PATIENCE_MS);
        const url = `/assignments/${done.id}`;
        if ('job' in done) return seeOther(`${url}?job=${done.job}`);
        const reasons = done.skipped.map(({ reason }) => reason);
        const more = reasons.length - LINES;
        return seeOther(url, {
          text: told`${done.title} assigned to ${counted(done.assigned, 'person', 'people')}.`,
          lines: [...reasons.slice(0, LINES), ...(more > 0 ? [`${more} more were skipped.`] : [])],
        });
      },
    });
  }

  @Get(':assignment')
  @Needs('assignment:write', 'report:read')
  show(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('assignment', IdPipe) id: string,
    @Query() query: unknown,
  ): Promise<string> {
    return asked({
      ...{ query, into: AssignmentPageQuery },
      show: async ({ job, from = 0, asOf }, filters) => {
        const assignment = await this.desk.one(actor, id, asOf);
        const running = isId(job) ? await this.jobs.find(actor, job) : null;
        const form = emptyForm();
        return AssignmentPage({ viewer, assignment, form, filters, job: running, from });
      },
    });
  }

  @Post(':assignment/change')
  @Needs('assignment:write')
  change(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('assignment', IdPipe) id: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: ChangeAssignmentDto,
      read: forSome,
      again: (form) => this.assignment(actor, viewer, id, form),
      act: async (ask, typed) => {
        refuseNobody(ask, typed);
        const done = await this.changes.change(actor, id, ask);
        if ('job' in done) return seeOther(`/assignments/${id}?job=${done.job}`);
        const who = counted(done.changed, 'person', 'people');
        return seeOther(`/assignments/${id}`, `Due ${dayText(ask.dueOn)} now, for ${who}.`);
      },
    });
  }

  @Post(':assignment/cancel')
  @Needs('assignment:write')
  cancel(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('assignment', IdPipe) id: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: CancelAssignmentDto,
      read: (typed) => {
        const { dueOn: _, ...rest } = forSome(typed);
        return rest;
      },
      again: (form) => this.assignment(actor, viewer, id, form),
      act: async (ask, typed) => {
        refuseNobody(ask, typed);
        const done = await this.changes.cancel(actor, id, ask);
        if ('job' in done) return seeOther(`/assignments/${id}?job=${done.job}`);
        const who = counted('cancelled' in done ? done.cancelled : 0, 'person', 'people');
        return seeOther(`/assignments/${id}`, `Canceled for ${who}. What they completed stays.`);
      },
    });
  }

  private asking(actor: Actor, viewer: Viewer, body: unknown) {
    return {
      body,
      into: AssignDto,
      read: assignmentAsked,
      fields: ASSIGN_FIELDS,
      again: (form: FormState) => this.page(actor, viewer, form, null),
    };
  }

  private async page(
    actor: Actor,
    viewer: Viewer,
    form: FormState,
    preview: Preview | null,
  ): Promise<string> {
    const filled = { who: 'people', what: 'course', due: 'on', ...form.typed };
    const choices = await this.choices.of(actor, form);
    return AssignPage({ viewer, form: { ...form, typed: filled }, preview, ...choices });
  }

  private async assignment(
    actor: Actor,
    viewer: Viewer,
    id: string,
    form: FormState,
  ): Promise<string> {
    const assignment = await this.desk.one(actor, id);
    return AssignmentPage({ viewer, assignment, form, filters: emptyForm(), job: null, from: 0 });
  }
}

/** The fields of a change, with the people who are checked, unless everybody is. */
function forSome(typed: Typed): Record<string, unknown> {
  const { learners: _, everybody, ...rest } = given(typed);
  const learners = everybody === undefined ? listOf(typed, 'learners') : [];
  return { ...rest, ...(learners.length > 0 && { learners }) };
}

/** What is taken from everybody is taken because somebody said so, not because they forgot. */
function refuseNobody({ learners }: { learners?: string[] }, { everybody }: Typed): void {
  if (learners !== undefined || everybody !== undefined) return;
  throw new InvalidInput([
    { field: 'learners', message: 'check whom it is for, or choose everybody' },
  ]);
}

function typedOnce(query: Record<string, unknown>): Typed {
  return Object.fromEntries(
    Object.entries(query).filter(
      (pair): pair is [string, string | string[]] =>
        typeof pair[1] === 'string' || Array.isArray(pair[1]),
    ),
  );
}
