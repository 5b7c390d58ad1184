import { IsISO8601, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { IsCode, IsDay } from '../../http/validation.js';

const AN_INSTANT = 'must be an instant, like 2026-11-23T17:00:00Z';

export class StandingQuery {
  /** The path; unless told, the one with the most stages that the learner is enrolled in. */
  @IsOptional()
  @IsCode()
  path?: string;

  /**
   * The day that is asked about, past or future; today unless told.
   * @example 2026-11-23
   */
  @IsOptional()
  @IsDay()
  asOf?: string;

  /**
   * Only what was recorded by this instant.
   * @example 2026-11-23T17:00:00Z
   */
  @IsOptional()
  @IsISO8601({ strict: true }, { message: AN_INSTANT })
  @Matches(/T.*(Z|[+-]\d{2}:\d{2})$/, { message: AN_INSTANT })
  knownAt?: string;
}

export class TimelineQuery {
  @IsOptional()
  @IsString()
  @MaxLength(80)
  path?: string;

  /**
   * The key of one requirement, milestone or stage.
   * @example S0/onboarding/HIP
   */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  requirement?: string;

  /** The first day to show. */
  @IsOptional()
  @IsDay()
  from?: string;

  /** The day after the last to show. */
  @IsOptional()
  @IsDay()
  to?: string;
}
