import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { AsOfQuery } from '../../http/as-of.dto.js';
import { QueryInteger } from '../../http/validation.js';

/** What an assignment's page is asked to show. */
export class AssignmentPageQuery extends AsOfQuery {
  /** The work on it that is going on, or was a moment ago. */
  @IsOptional()
  @IsString()
  @MaxLength(80)
  job?: string;

  /** The first person shown, counted from 0. */
  @IsOptional()
  @QueryInteger()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  from?: number;
}
