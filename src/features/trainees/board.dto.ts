import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '../../http/paging.js';
import { EmptyIsAbsent, IsCode, IsDay } from '../../http/validation.js';
import { BOARD_STATES, type BoardState } from './board.repository.js';

export class BoardQuery extends PageQuery {
  override limit: number = 25;

  /** Words of a name, email or employee number. */
  @EmptyIsAbsent()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  @EmptyIsAbsent()
  @IsOptional()
  @IsCode()
  site?: string;

  @EmptyIsAbsent()
  @IsOptional()
  @IsCode()
  cohort?: string;

  @EmptyIsAbsent()
  @IsOptional()
  @IsIn(BOARD_STATES)
  state?: BoardState;

  /** The day that is asked about; today unless told. */
  @EmptyIsAbsent()
  @IsOptional()
  @IsDay()
  asOf?: string;
}
