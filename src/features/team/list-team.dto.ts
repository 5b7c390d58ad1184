import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { FACT_KINDS, type FactKind } from '../../domain/fact.js';
import { AsOfQuery } from '../../http/as-of.dto.js';
import { PageQuery } from '../../http/paging.js';
import { IsCode, IsDay } from '../../http/validation.js';

/** Which people a list shows, by what is out of date or about to be. */
export const TEAM_STANDINGS = ['out-of-date', 'due-soon', 'on-leave', 'current'] as const;
export type TeamStanding = (typeof TEAM_STANDINGS)[number];

/** A form sends the fields that nobody filled in too: empty is not given. */
function Filled(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));
}

export class OverviewQuery extends AsOfQuery {
  @IsOptional()
  @Filled()
  @IsCode()
  site?: string;

  @IsOptional()
  @Filled()
  @IsString()
  @MaxLength(64)
  position?: string;
}

/** The filters above the list of people. */
export class TeamFilter extends OverviewQuery {
  @IsOptional()
  @Filled()
  @IsCode()
  group?: string;

  @IsOptional()
  @Filled()
  @IsIn(TEAM_STANDINGS)
  standing?: TeamStanding;

  /** Only who works here that day, or only who has left. */
  @IsOptional()
  @Filled()
  @IsIn(['active', 'left'])
  who?: 'active' | 'left';

  /** Words that are all found in name, email or employee number. */
  @IsOptional()
  @Filled()
  @IsString()
  @MaxLength(200)
  q?: string;
}

export class ListTeamQuery extends TeamFilter {
  @IsOptional()
  @Filled()
  @IsString()
  @MaxLength(1000)
  cursor?: string;
}

/** A page of somebody's history, and a day whose knowledge is asked about. */
export class PersonHistoryQuery extends PageQuery {
  override limit: number = 25;

  @IsOptional()
  @Filled()
  @IsIn(FACT_KINDS)
  kind?: FactKind;

  /** Only what was recorded through this day. */
  @IsOptional()
  @Filled()
  @IsDay()
  knownOn?: string;

  /** The day that this knowledge is asked about; the same unless told. */
  @IsOptional()
  @Filled()
  @IsDay()
  asOf?: string;
}
