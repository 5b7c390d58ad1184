import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { told } from '../../domain/told.js';
import { type Actor, CurrentActor } from '../../http/actor.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { given, listOf, submitted } from '../../http/submitted.js';
import { emptyForm, type FormState, typedIn } from '../../ui/form-state.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import { AddCohortDto } from './add-cohort.dto.js';
import { ChangeMembersDto } from './change-members.dto.js';
import { CohortsService } from './cohorts.service.js';
import { GroupPage, GroupsPage } from './groups.pages.js';
import { ListPeopleQuery } from './list-people.dto.js';
import { OfficeChoices } from './office-choices.js';
import { PeopleDesk } from './people-desk.js';

const MOST_FOUND = 30;

/** Groups (cohorts, in the code) in a browser: for administrators, and managers of their own. */
@PageController('admin/groups')
export class GroupsPagesController {
  constructor(
    private readonly cohorts: CohortsService,
    private readonly people: PeopleDesk,
    private readonly choices: OfficeChoices,
  ) {}

  @Get()
  @Needs('cohorts:edit')
  show(@CurrentActor() actor: Actor, @CurrentViewer() viewer: Viewer): Promise<string> {
    return this.list(actor, viewer, emptyForm());
  }

  @Post()
  @Needs('cohorts:edit')
  add(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: AddCohortDto,
      read: given,
      again: (form) => this.list(actor, viewer, form),
      act: async ({ code, name, site = null }) => {
        await this.cohorts.add(actor, { code, name, site });
        return seeOther(`/admin/groups/${code}`, told`${name} is made. Add its people now.`);
      },
    });
  }

  @Get(':code')
  @Needs('cohorts:edit')
  one(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('code') code: string,
    @Query('q') q: string = '',
  ): Promise<string> {
    return this.page(actor, viewer, code, q, emptyForm());
  }

  @Post(':code')
  @Needs('cohorts:edit')
  change(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('code') code: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: ChangeMembersDto,
      read: (typed) => ({ add: listOf(typed, 'add'), remove: listOf(typed, 'remove') }),
      fields: { learners: 'add' },
      again: (form) => this.page(actor, viewer, code, typedIn(form, 'q'), form),
      act: async ({ add = [], remove = [] }) => {
        const group = await this.cohorts.addAndRemove(actor, code, { add, remove });
        const number = counted(group.members, 'person', 'people');
        return seeOther(`/admin/groups/${code}`, told`${number} in ${group.name} now.`);
      },
    });
  }

  private async list(actor: Actor, viewer: Viewer, form: FormState): Promise<string> {
    const groups = await this.cohorts.list(actor);
    const { sites } = await this.choices.all();
    return GroupsPage({ viewer, groups, sites, form });
  }

  private async page(actor: Actor, viewer: Viewer, code: string, q: string, form: FormState) {
    const group = await this.cohorts.one(actor, code);
    const members = new Set(group.learners.map(({ id }) => id));
    const query = Object.assign(new ListPeopleQuery(), { q, active: true, limit: MOST_FOUND });
    const { items } = q.trim() === '' ? { items: [] } : await this.people.list(actor, query);
    const found = items.filter(({ id }) => !members.has(id));
    return GroupPage({ viewer, group, q, found, form });
  }
}
