import { Body, Get, Param, Post } from '@nestjs/common';
import { told } from '../../domain/told.js';
import { type Actor, CurrentActor } from '../../http/actor.js';
import { IdPipe } from '../../http/id.pipe.js';
import { Needs } from '../../http/needs.js';
import { CurrentViewer, PageController, type SeeOther, seeOther } from '../../http/page.js';
import { given, submitted, type Typed } from '../../http/submitted.js';
import { dayText } from '../../ui/dates.js';
import { emptyForm, type FormState } from '../../ui/form-state.js';
import type { Viewer } from '../../ui/viewer.js';
import { counted } from '../../ui/words.js';
import { HandOverDto } from '../people/hand-over.dto.js';
import { OfficeChoices } from '../people/office-choices.js';
import { PeopleDesk } from '../people/people-desk.js';
import type { WaitingWorkDto } from '../people/person.dto.js';
import { RehirePersonDto } from '../people/rehire-person.dto.js';
import { SeparatePerson } from '../people/separate-person.js';
import { SeparatePersonDto } from '../people/separate-person.dto.js';
import { canHandOver, LeavingPage, RehirePage } from './leaving.pages.js';
import { personIn, TYPED_ELSEWHERE, typedFrom, unlessAsBefore } from './person-fields.js';

/** When somebody goes, and when they come back, in a browser. */
@PageController('admin/people/:id')
export class LeavingPagesController {
  constructor(
    private readonly people: PeopleDesk,
    private readonly separation: SeparatePerson,
    private readonly choices: OfficeChoices,
  ) {}

  @Get('leaving')
  @Needs('people:edit')
  leaving(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('id', IdPipe) id: string,
  ): Promise<string> {
    return this.leavingPage(actor, viewer, id, emptyForm());
  }

  @Post('leaving')
  @Needs('people:edit')
  separate(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('id', IdPipe) id: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: SeparatePersonDto,
      read: given,
      again: (form) => this.leavingPage(actor, viewer, id, form),
      act: async (separation) => {
        const { name, waiting } = await this.separation.separate(id, separation, actor.personId);
        return seeOther(`/admin/people/${id}/leaving`, {
          text: told`${name}'s last day is ${dayText(separation.on)}.`,
          lines: [...handedOver(separation), left(waiting)],
        });
      },
    });
  }

  @Post('hand-over')
  @Needs('people:edit')
  handOver(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('id', IdPipe) id: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: HandOverDto,
      read: given,
      again: (form) => this.leavingPage(actor, viewer, id, form),
      act: async ({ handOverTo }) => {
        const { to, waiting } = await this.separation.handOver(id, handOverTo, actor.personId);
        return seeOther(`/admin/people/${id}/leaving`, {
          text: told`Handed over to ${to}.`,
          lines: [left(waiting)],
        });
      },
    });
  }

  @Get('rehire')
  @Needs('people:edit')
  async comingBack(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('id', IdPipe) id: string,
  ): Promise<string> {
    const person = await this.people.one(actor, id);
    const { site, position, exposures } = typedFrom(person, (other) => other);
    const form = emptyForm({
      ...{ site: site ?? '', position: position ?? '', exposures: exposures ?? [] },
      on: viewer.today,
    });
    return this.rehirePage(actor, viewer, id, form);
  }

  @Post('rehire')
  @Needs('people:edit')
  rehire(
    @CurrentActor() actor: Actor,
    @CurrentViewer() viewer: Viewer,
    @Param('id', IdPipe) id: string,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    return submitted({
      body,
      into: RehirePersonDto,
      read: rehireIn,
      fields: TYPED_ELSEWHERE,
      again: (form) => this.rehirePage(actor, viewer, id, form),
      act: async (hire) => {
        const before = await this.people.one(actor, id);
        const wanted = unlessAsBefore(before, hire);
        const { name } = await this.separation.rehire(id, wanted, actor.personId);
        return seeOther(`/admin/people/${id}`, told`${name} is back from ${dayText(hire.on)}.`);
      },
    });
  }

  private async leavingPage(actor: Actor, viewer: Viewer, id: string, form: FormState) {
    const person = await this.people.one(actor, id);
    const waiting = await this.separation.waitingOn(id);
    return LeavingPage({ viewer, person, waiting, choices: await this.choices.all(), form });
  }

  private async rehirePage(actor: Actor, viewer: Viewer, id: string, form: FormState) {
    const person = await this.people.one(actor, id);
    return RehirePage({ viewer, person, choices: await this.choices.all(), form });
  }
}

/** To whom, as it was typed. */
function handedOver({ handOverTo: to }: SeparatePersonDto): string[] {
  return to === undefined ? [] : [told`Handed over to ${to}.`];
}

function left(waiting: WaitingWorkDto): string {
  const things = Object.values(waiting).flat().length;
  if (things === 0) return 'Nothing waits on them.';
  return canHandOver(waiting)
    ? `${counted(things, 'thing')} to hand over.`
    : `${counted(things, 'thing')} left to settle.`;
}

function rehireIn(typed: Typed): Record<string, unknown> {
  const { site, position, exposures } = personIn(typed);
  const { on } = given(typed);
  return { site, position, exposures, on };
}
