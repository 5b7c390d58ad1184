import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { FACT_KINDS, type FactKind } from '../../domain/fact.js';
import { AsOfQuery } from '../../http/as-of.dto.js';
import { PageQuery } from '../../http/paging.js';
import { EmptyIsAbsent, IsCode, IsDay } from '../../http/validation.js';

/** Which people a list shows, by what is out of date or about to be. */
export const TEAM_STANDINGS = ['out-of-date', 'due-soon', 'on-leave', 'current'] as const;
export type TeamStanding = (typeof TEAM_STANDINGS)[number];

export class OverviewQuery extends AsOfQuery {
  @IsOptional()
  @EmptyIsAbsent()
  @IsCode()
  site?: string;

  @IsOptional()
  @EmptyIsAbsent()
  @IsString()
  @MaxLength(64)
  position?: string;
}

/** The filters above the list of people. */
export class TeamFilter extends OverviewQuery {
  @IsOptional()
  @EmptyIsAbsent()
  @IsCode()
  group?: string;

  @IsOptional()
  @EmptyIsAbsent()
  @IsIn(TEAM_STANDINGS)
  standing?: TeamStanding;

  /** Only who works here that day, or only who has left. */
  @IsOptional()
  @EmptyIsAbsent()
  @IsIn(['active', 'left'])
  who?: 'active' | 'left';

  /** Words that are all found in name, email or employee number. */
  @IsOptional()
  @EmptyIsAbsent()
  @IsString()
  @MaxLength(200)
  q?: string;
}

export class ListTeamQuery extends TeamFilter {
  @IsOptional()
  @EmptyIsAbsent()
  @IsString()
  @MaxLength(1000)
  cursor?: string;
}

/** A page of somebody's history, and a day whose knowledge is asked about. */
export class PersonHistoryQuery extends PageQuery {
  override limit: number = 25;

  @IsOptional()
  @EmptyIsAbsent()
  @IsIn(FACT_KINDS)
  kind?: FactKind;

  /** Only what was recorded through this day. */
  @IsOptional()
  @EmptyIsAbsent()
  @IsDay()
  knownOn?: string;

  /** The day that this knowledge is asked about; the same unless told. */
  @IsOptional()
  @EmptyIsAbsent()
  @IsDay()
  asOf?: string;
}
