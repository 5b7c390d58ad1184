import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import {
  ArrayNotEmpty,
  ArrayUnique,
  buildMessage,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  MaxLength,
  ValidateBy,
} from 'class-validator';
import type { IsoDay } from '../../domain/day.js';
import { AGE_BANDS, type AgeBand } from '../../domain/site-rules.js';
import { IsCode, IsDay } from '../../http/validation.js';
import { STATES } from './states.js';
import { Trimmed } from './trimmed.js';

/** A time zone that this server knows, so that it can say which day it is there. */
function IsTimeZone(): PropertyDecorator {
  return ValidateBy({
    name: 'isTimeZone',
    validator: {
      validate: isTimeZone,
      defaultMessage: buildMessage(() => 'must be a time zone, like America/Chicago'),
    },
  });
}

function isTimeZone(value: unknown): boolean {
  // `+05:00` would pass, but knows no summer time.
  if (typeof value !== 'string' || !/^[A-Za-z]/.test(value)) return false;
  try {
    return Boolean(Intl.DateTimeFormat('en', { timeZone: value }));
  } catch {
    return false;
  }
}

export class AddSiteDto {
  /** @example NORTH */
  @IsCode()
  code: string;

  /** @example North Clinic */
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name: string;

  /**
   * IANA.
   * @example America/Chicago
   */
  @IsTimeZone()
  timeZone: string;

  /**
   * Postal abbreviation. Some training is required by state, so it must be one that there is.
   * @example IL
   */
  @IsIn(STATES, { message: 'must be a postal abbreviation, like IL' })
  state: string;

  /**
   * Nothing is held against anybody here for days before it.
   * @example 2026-11-01
   */
  @IsOptional()
  @IsDay()
  trackedFrom?: IsoDay | null;

  /**
   * The ages that the site sees: `infant` 0 to 2, `child` 3 to 11, `adolescent` 12 to 17,
   * `adult`. Only they count toward the sign-off of a skill; all unless told.
   * @example ["adolescent", "adult"]
   */
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(AGE_BANDS, { each: true })
  @ApiPropertyOptional({ enum: [...AGE_BANDS], isArray: true, nullable: true })
  ageBands?: AgeBand[] | null;

  /**
   * Whether a skill that asks for several observers gets them; where false, one is enough
   * at this site. True unless told.
   * @example true
   */
  @IsOptional()
  @IsBoolean()
  secondObserver?: boolean | null;
}

export class ChangeSiteDto extends PartialType(OmitType(AddSiteDto, ['code']), {
  // Nothing of a site can be taken away by null, but its day of tracking.
  skipNullProperties: false,
}) {}

export class SiteDto {
  code: string;
  name: string;
  timeZone: string;
  state: string | null;
  trackedFrom: IsoDay | null;
  @ApiProperty({ enum: [...AGE_BANDS], isArray: true, example: ['adolescent', 'adult'] })
  ageBands: readonly AgeBand[];
  secondObserver: boolean;
}

export class SitesPageDto {
  items: SiteDto[];
  nextCursor: string | null;
}
