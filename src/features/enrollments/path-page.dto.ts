import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { AsOfQuery } from '../../http/as-of.dto.js';
import { QueryInteger } from '../../http/validation.js';

/** What a path's page is asked to show. */
export class PathPageQuery extends AsOfQuery {
  /** The code of the stage to open; else the one that the learner is in. */
  @IsOptional()
  @IsString()
  @MaxLength(80)
  stage?: string;

  /** The key of a requirement whose stage is opened. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  at?: string;

  /** The version to preview a move to. */
  @IsOptional()
  @QueryInteger()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  preview?: number;
}
