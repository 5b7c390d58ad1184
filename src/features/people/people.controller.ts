import { Body, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtraModels } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../http/actor.js';
import { ApiController } from '../../http/api-controller.js';
import { Consumes } from '../../http/content-types.js';
import { DryRunQuery } from '../../http/dry-run.js';
import { LearnerId } from '../../http/learner-id.js';
import { Needs } from '../../http/needs.js';
import { ChangePersonDto } from './change-person.dto.js';
import { HandOverDto } from './hand-over.dto.js';
import { HirePersonDto } from './hire-person.dto.js';
import { ImportPeople } from './import-people.js';
import { ImportedDto } from './imported.dto.js';
import { ListPeopleQuery } from './list-people.dto.js';
import { PeopleDesk } from './people-desk.js';
import { PeoplePageDto, PersonDto, SeparatedDto, WaitingWorkDto } from './person.dto.js';
import { RehirePersonDto } from './rehire-person.dto.js';
import { RoleDto } from './role.dto.js';
import { SeparatePersonDto } from './separate-person.dto.js';
import { SeparatePerson } from './separate-person.js';

@ApiController('people')
@ApiExtraModels(RoleDto)
export class PeopleController {
  constructor(
    private readonly desk: PeopleDesk,
    private readonly separation: SeparatePerson,
    private readonly importing: ImportPeople,
  ) {}

  /** Those whom the caller may see, in the order of their names. */
  @Get()
  @Needs('people:read')
  list(@CurrentActor() actor: Actor, @Query() query: ListPeopleQuery): Promise<PeoplePageDto> {
    return this.desk.list(actor, query);
  }

  /** Adds a person and hires them. */
  @Post()
  @Needs('people:edit')
  hire(@CurrentActor() actor: Actor, @Body() person: HirePersonDto): Promise<PersonDto> {
    return this.desk.hire(person, actor.personId);
  }

  /**
   * People from a CSV file, all or nothing. Columns are named like the fields of a person,
   * lists are separated by `;`, an empty cell changes nothing. Whoever has the employee
   * number, else the email, of a line is changed, else somebody new is hired.
   */
  @Post('import')
  @HttpCode(200)
  @Needs('people:import')
  @Consumes('text/csv')
  @ApiConsumes('text/csv')
  @ApiBody({
    schema: {
      type: 'string',
      example:
        'givenName,familyName,email,position,exposures\nAna,Lopez,ana@clinic.example,back-office,blood;x-ray\n',
    },
  })
  import(
    @CurrentActor() actor: Actor,
    @Query() { dryRun = false }: DryRunQuery,
    @Body() csv: string,
  ): Promise<ImportedDto> {
    return this.importing.import(csv, actor.personId, dryRun);
  }

  /** One person, with their roles. */
  @Get(':id')
  @Needs('people:read')
  one(@CurrentActor() actor: Actor, @LearnerId() id: string): Promise<PersonDto> {
    return this.desk.one(actor, id);
  }

  /** A changed site, position or list of exposures is a transfer; it may be up to 180 days ahead. */
  @Patch(':id')
  @Needs('people:edit')
  change(
    @CurrentActor() actor: Actor,
    @LearnerId() id: string,
    @Body() changes: ChangePersonDto,
  ): Promise<PersonDto> {
    return this.desk.change(id, changes, actor.personId);
  }

  /** Answers what still waits on the person: trainees, approvals, open assignments. */
  @Post(':id/separation')
  @Needs('people:edit')
  separate(
    @CurrentActor() actor: Actor,
    @LearnerId() id: string,
    @Body() separation: SeparatePersonDto,
  ): Promise<SeparatedDto> {
    return this.separation.separate(id, separation, actor.personId);
  }

  /** Hands over what still waits on somebody who goes, or has gone: trainees and open coursework. */
  @Post(':id/hand-over')
  @HttpCode(200)
  @Needs('people:edit')
  async handOver(
    @CurrentActor() actor: Actor,
    @LearnerId() id: string,
    @Body() { handOverTo }: HandOverDto,
  ): Promise<WaitingWorkDto> {
    const { waiting } = await this.separation.handOver(id, handOverTo, actor.personId);
    return waiting;
  }

  /** Hires somebody again who had left. */
  @Post(':id/rehire')
  @Needs('people:edit')
  rehire(
    @CurrentActor() actor: Actor,
    @LearnerId() id: string,
    @Body() hire: RehirePersonDto,
  ): Promise<PersonDto> {
    return this.separation.rehire(id, hire, actor.personId);
  }
}
