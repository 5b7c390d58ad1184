import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsDay, QueryInteger } from '../../http/validation.js';

/** What a path's page is asked to show. */
export class PathPageQuery {
  /** The day that is asked about; today where it is empty. */
  @IsOptional()
  @IsDay()
  @EmptyIsNone()
  asOf?: string;

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

/** A field that was left empty in a form of the page asks for nothing. */
function EmptyIsNone(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));
}
